package import AssayData
import AssayResults

/// The numbers of a confusion matrix that metrics need: its diagonal and its margins, as counts
/// and, if samples have weights, as weights.
///
/// Counts stay integers to the end, and products of large counts use 128 bits, so nothing
/// overflows. Shares use the weights if there are any.
package struct ConfusionTotals: Sendable, Equatable {
  /// For each class, the number of samples that have it and are predicted to have it.
  package var correct: [Int]
  /// For each class, the number of samples that have it.
  package var labels: [Int]
  /// For each class, the number of samples that are predicted to have it.
  package var predicted: [Int]
  /// The number of samples.
  package var count: Int
  /// The weights; nil if all samples count the same.
  package var weights: ConfusionWeights?

  package init(classCount: Int) {
    correct = Array(repeating: 0, count: classCount)
    labels = correct
    predicted = correct
    count = 0
  }

  /// Adds samples with this label and this predicted class.
  package mutating func add(label: Int, predicted given: Int, count samples: Int) {
    if label == given { correct[label] += samples }
    labels[label] += samples
    predicted[given] += samples
    count += samples
  }

  package var classCount: Int { labels.count }

  /// The share of the samples predicted as the class that have it: TP/(TP+FP).
  package func precision(of label: Int) -> Estimate {
    estimate(
      weights.map { $0.precision[label] } ?? ratio(correct[label], predicted[label]),
      else: .neverPredicted)
  }

  /// The share of the samples of the class that are predicted as it: TP/(TP+FN).
  package func recall(of label: Int) -> Estimate {
    estimate(
      weights.map { $0.recall[label] } ?? ratio(correct[label], labels[label]), else: .noSamples)
  }

  /// 2·TP/(2·TP+FP+FN), the harmonic mean of precision and recall.
  package func f1(of label: Int) -> Estimate {
    estimate(
      weights.map { $0.f1[label] }
        ?? ratio(2 * correct[label], labels[label] + predicted[label]), else: .absent)
  }

  /// The share of the samples of the class that are predicted as another; nil if absent.
  func missed(of label: Int) -> Double? {
    weights.map { $0.missed[label] } ?? ratio(labels[label] - correct[label], labels[label])
  }

  /// The share of samples whose predicted class is right; nil without samples.
  var accuracy: Double? { weights.map(\.accuracy) ?? ratio(correct.reduce(0, +), count) }

  private func estimate(_ value: Double?, else reason: Undefined) -> Estimate {
    value.map(Estimate.value) ?? .undefined(reason)
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }

  /// c·N − Σ tₖ·qₖ: the agreement beyond that of independent labels and predictions.
  var agreementBeyondChance: Double {
    if let weights { return disagreementByChance - weights.total * weights.wrong }
    return excess(of: correct.reduce(0, +), labels, predicted)
  }

  /// N² − Σ tₖ·qₖ, with tₖ samples that have class k and qₖ samples predicted as it.
  ///
  /// For weights it is computed as Σ tₖ·(N − qₖ), which keeps its precision if one class has nearly
  /// all.
  var disagreementByChance: Double {
    spread(labels, predicted, \.labels, \.otherPredicted)
  }

  /// N² − Σ tₖ²; 0 if all samples have one class.
  var labelSpread: Double { spread(labels, labels, \.labels, \.otherLabels) }

  /// N² − Σ qₖ²; 0 if all samples are predicted as one class.
  var predictedSpread: Double { spread(predicted, predicted, \.predicted, \.otherPredicted) }

  private func spread(
    _ left: [Int], _ right: [Int], _ part: (ConfusionWeights) -> [Double],
    _ rest: (ConfusionWeights) -> [Double]
  ) -> Double {
    if let weights { return zip(part(weights), rest(weights)).reduce(0) { $0 + $1.0 * $1.1 } }
    return excess(of: count, left, right)
  }

  /// n·N − Σ leftₖ·rightₖ of two margins, rounded once; n is at most N.
  private func excess(of samples: Int, _ left: [Int], _ right: [Int]) -> Double {
    // Neither product exceeds N², which fits into 64 bits up to 3·10⁹ samples.
    guard count < 3_000_000_000 else {
      let products = zip(left, right).reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
      return Double(Int128(samples) * Int128(count) - products)
    }
    var excess = samples * count
    for label in left.indices { excess -= left[label] * right[label] }
    return Double(excess)
  }
}

// MARK: - Shares

extension ConfusionTotals {
  /// The share of samples that have the class.
  func labelShare(_ label: Int) -> Double {
    share(weights?.labels[label], labels[label])
  }

  /// The share of samples that have another class.
  func otherLabelShare(_ label: Int) -> Double {
    share(weights?.otherLabels[label], count - labels[label])
  }

  /// The share of samples predicted as the class.
  func predictedShare(_ label: Int) -> Double {
    share(weights?.predicted[label], predicted[label])
  }

  /// The share of samples predicted as another class.
  func otherPredictedShare(_ label: Int) -> Double {
    share(weights?.otherPredicted[label], count - predicted[label])
  }

  /// The share of samples whose predicted class is wrong.
  var wrongShare: Double { share(weights?.wrong, count - correct.reduce(0, +)) }

  /// A sum of products of two margins as a share of N².
  func shareOfSquare(_ sum: Double) -> Double { sum / total / total }

  /// N: the number of samples, or their total weight.
  private var total: Double { weights?.total ?? Double(max(1, count)) }

  private func share(_ weight: Double?, _ samples: Int) -> Double {
    (weight ?? Double(samples)) / total
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
