package import AssayData

/// A model's confidence in the labels that samples have, by class: accumulate, merge, value.
package struct ClassConfidence: Sendable {
  /// For each class, the sum of its probability over the samples with this label, and their number.
  private var sums: [CompactSum]
  private var counts: [Int]

  package init(classCount: Int) {
    sums = Array(repeating: CompactSum(), count: classCount)
    counts = Array(repeating: 0, count: classCount)
  }

  /// Adds samples.
  ///
  /// - Parameters:
  ///   - probabilities: The probabilities `[n, K]`.
  ///   - labels: The class of each sample.
  package mutating func add(_ probabilities: Matrix, labels: ArraySlice<Int32>) {
    for (row, label) in labels.enumerated() {
      sums[Int(label)].add(probabilities[row, Int(label)])
      counts[Int(label)] += 1
    }
  }

  package mutating func merge(_ other: ClassConfidence) {
    for label in sums.indices {
      sums[label].merge(other.sums[label])
      counts[label] += other.counts[label]
    }
  }

  /// The number of samples of a class.
  func count(of label: Int) -> Int { counts[label] }

  /// The rule for suspect labels that follows from these samples.
  package var rule: SuspectRule {
    SuspectRule(zip(sums, counts).map { $1 == 0 ? nil : $0.value / Double($1) })
  }
}
