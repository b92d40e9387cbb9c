import AssayResults

/// The probability that the predicted class is wrong if the true class is drawn from the soft
/// label.
struct ExpectedError: SampleLoss {
  let needsProbabilities = false
  let terms = LossTerms.one

  let metric = Metric.expectedError

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    for (row, predicted) in batch.predicted.enumerated() {
      losses[row] = 1 - batch.share(of: Int(predicted), row)
    }
  }
}
