/// The error rate that breaking ties by lot would give on average.
struct TieAveragedError: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.one

  let metric = Metric(
    key: MetricKey.tieAveragedError, name: "error rate, ties by lot", direction: .lowerIsBetter,
    unit: .rate,
    range: "0 … 1",
    definition: """
      The error rate where a class is drawn among those that share the highest score, on average \
      over all draws. It differs from the error rate only where scores are equal to the last bit.
      """)

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    ErrorRate().measure(batch, distributions, into: &losses)
    for (row, count) in distributions.tops.ties {
      losses[row] = distributions.isTop(row, batch.labels[row]) ? 1 - 1 / Double(count) : 1
    }
  }
}
