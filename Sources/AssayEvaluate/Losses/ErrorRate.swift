import AssayResults

/// The share of samples whose predicted class is not the label.
struct ErrorRate: SampleLoss {
  let needsProbabilities = false
  let terms = LossTerms.one

  let metric = Metric.errorRate

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    for row in 0..<batch.count {
      losses[row] = batch.labels[row] == batch.predicted[row] ? 0 : 1
    }
  }
}
