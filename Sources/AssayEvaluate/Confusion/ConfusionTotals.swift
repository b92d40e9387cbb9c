package import AssayData

/// What metrics need of a confusion matrix: its diagonal and its margins.
///
/// Counts are integers to the end; products of two counts go by 128 bits, so nothing overflows.
package struct ConfusionTotals: Sendable, Equatable {
  /// For each class, how many samples have it and were given it.
  package var correct: [Int]
  /// For each class, how many samples have it.
  package var labels: [Int]
  /// For each class, how many samples were given it.
  package var predicted: [Int]
  /// How many samples there are.
  package var count: Int

  package init(classCount: Int) {
    correct = Array(repeating: 0, count: classCount)
    labels = correct
    predicted = correct
    count = 0
  }

  /// Adds samples with this label that were given this class.
  package mutating func add(label: Int, predicted given: Int, count samples: Int) {
    if label == given { correct[label] += samples }
    labels[label] += samples
    predicted[given] += samples
    count += samples
  }

  /// Of the samples given the class, the share that has it: TP/(TP+FP).
  package func precision(of label: Int) -> Estimate {
    ratio(correct[label], predicted[label], else: .neverPredicted)
  }

  /// Of the samples that have the class, the share that was given it: TP/(TP+FN).
  package func recall(of label: Int) -> Estimate {
    ratio(correct[label], labels[label], else: .noSamples)
  }

  /// 2·TP/(2·TP+FP+FN), the harmonic mean of precision and recall.
  package func f1(of label: Int) -> Estimate {
    ratio(2 * correct[label], labels[label] + predicted[label], else: .absent)
  }

  private func ratio(_ part: Int, _ whole: Int, else reason: Undefined) -> Estimate {
    whole == 0 ? .undefined(reason) : .value(Double(part) / Double(whole))
  }

  /// c·N − Σ tₖ·qₖ: how far the matrix is from what labels and predictions would give that had
  /// nothing to do with each other.
  var agreementBeyondChance: Int128 {
    Int128(correct.reduce(0, +)) * Int128(count) - agreementByChance
  }

  /// Σ tₖ·qₖ, of t samples that have a class and q that were given it.
  var agreementByChance: Int128 { ConfusionTotals.product(labels, predicted) }

  /// N² − Σ tₖ²; 0 where all samples have one class.
  var labelSpread: Int128 {
    Int128(count) * Int128(count) - ConfusionTotals.product(labels, labels)
  }

  /// N² − Σ qₖ²; 0 where all samples were given one class.
  var predictedSpread: Int128 {
    Int128(count) * Int128(count) - ConfusionTotals.product(predicted, predicted)
  }

  private static func product(_ left: [Int], _ right: [Int]) -> Int128 {
    zip(left, right).reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
  }
}

extension ConfusionMatrix {
  package var totals: ConfusionTotals {
    var totals = ConfusionTotals(classCount: classCount)
    for cell in cells {
      totals.add(label: cell.label, predicted: cell.predicted, count: cell.count)
    }
    return totals
  }
}

extension Int128 {
  /// The nearest double; the standard library's conversion takes a hundred times as long.
  var rounded: Double {
    let low = Int64(truncatingIfNeeded: self)
    return Int128(low) == self ? Double(low) : Double(self)
  }
}
