package import AssayData

/// How often each class was predicted for each label: integers, `[K, K]`, a row a label.
///
/// Soft labels count as the class with their largest share.
package struct ConfusionMatrix: Sendable, Equatable {
  package let classCount: Int
  private var counts: [Int]

  package init(classCount: Int) {
    self.classCount = classCount
    counts = Array(repeating: 0, count: classCount * classCount)
  }

  package subscript(label: Int, predicted: Int) -> Int {
    counts[label * classCount + predicted]
  }

  mutating func add(_ batch: SampleBatch) {
    for (label, predicted) in zip(batch.labels, batch.predicted) {
      counts[Int(label) * classCount + Int(predicted)] += 1
    }
  }

  mutating func merge(_ other: ConfusionMatrix) {
    for place in counts.indices { counts[place] += other.counts[place] }
  }

  package var total: Int { counts.reduce(0, +) }

  package var correct: Int {
    (0..<classCount).reduce(0) { $0 + self[$1, $1] }
  }

  /// How many samples have the label.
  package func support(of label: Int) -> Int {
    (0..<classCount).reduce(0) { $0 + self[label, $1] }
  }

  /// How many samples were given the class.
  package func predictedCount(of label: Int) -> Int {
    (0..<classCount).reduce(0) { $0 + self[$1, label] }
  }

  /// Of the samples given the class, the share that has it: TP/(TP+FP).
  package func precision(of label: Int) -> Estimate {
    ratio(self[label, label], predictedCount(of: label), else: .neverPredicted)
  }

  /// Of the samples that have the class, the share that was given it: TP/(TP+FN).
  package func recall(of label: Int) -> Estimate {
    ratio(self[label, label], support(of: label), else: .noSamples)
  }

  /// 2·TP/(2·TP+FP+FN), the harmonic mean of precision and recall.
  package func f1(of label: Int) -> Estimate {
    ratio(2 * self[label, label], support(of: label) + predictedCount(of: label), else: .absent)
  }

  private func ratio(_ part: Int, _ whole: Int, else reason: Undefined) -> Estimate {
    whole == 0 ? .undefined(reason) : .value(Double(part) / Double(whole))
  }
}

/// The mean of a number over classes, in the two ways that are used.
package struct MacroMean: Sendable, Equatable {
  /// Over all K classes, an undefined value counted as 0 (scikit-learn's `zero_division=0`).
  package let overAll: Double
  /// Over the classes where it is defined; nil where it is defined for none.
  package let overDefined: Double?

  package init(_ estimates: [Estimate]) {
    let defined = estimates.compactMap(\.finite)
    var sum = ExactSum()
    for value in defined { sum.add(value) }
    overAll = sum.value / Double(max(1, estimates.count))
    overDefined = defined.isEmpty ? nil : sum.value / Double(defined.count)
  }
}
