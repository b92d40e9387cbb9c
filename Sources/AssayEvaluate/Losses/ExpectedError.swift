/// The chance that the predicted class is wrong when the class is drawn from the soft label.
struct ExpectedError: SampleLoss {
  let needsProbabilities = false
  let terms = LossTerms.one

  let metric = Metric(
    key: MetricKey.expectedError, name: "expected error", direction: .lowerIsBetter, unit: .rate,
    range: "0 … 1",
    definition: """
      With soft labels: one less the label's share of the predicted class, the chance that the \
      prediction is wrong for a class drawn from the label.
      """)

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    for (row, predicted) in batch.predicted.enumerated() {
      losses[row] = 1 - batch.share(of: Int(predicted), row)
    }
  }
}
