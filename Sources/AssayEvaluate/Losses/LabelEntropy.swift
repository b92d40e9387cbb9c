import AssayNumerics
import AssayResults

/// The entropy of the labels, which is 0 for hard labels.
struct LabelEntropy: SampleLoss {
  let needsProbabilities = false
  let terms = LossTerms.ofLabel
  /// ln K.
  let highest: Double

  init(classCount: Int) { highest = Mathematics.log(Double(max(1, classCount))) }

  let metric = Metric.labelEntropy

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    // Losses are initially 0, which is the entropy of a hard label.
    guard let shares = batch.shares else { return }
    for row in 0..<batch.count {
      losses[row] = shares.row(row).reduce(0) { $1 > 0 ? $0 - $1 * Mathematics.log($1) : $0 }
    }
  }
}
