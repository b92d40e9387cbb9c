/// The chance that the predicted class is wrong when the class is drawn from the soft label.
struct ExpectedError: SampleLoss {
  let needsProbabilities = false

  let metric = Metric(
    key: MetricKey.expectedError, name: "expected error", direction: .lowerIsBetter, unit: .rate,
    range: "0 … 1",
    definition: """
      With soft labels: one less the label's share of the predicted class, the chance that the \
      prediction is wrong for a class drawn from the label.
      """)

  func append(_ batch: SampleBatch, _ distributions: Distributions, to losses: inout [Double]) {
    for (row, predicted) in batch.predicted.enumerated() {
      if let shares = batch.shares {
        losses.append(1 - shares[row * batch.classCount + Int(predicted)])
      } else {
        losses.append(batch.labels[row] == predicted ? 0 : 1)
      }
    }
  }
}
