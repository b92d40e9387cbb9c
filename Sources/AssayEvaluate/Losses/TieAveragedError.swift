import AssayResults

/// The expected error rate if ties are broken at random.
struct TieAveragedError: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.one

  let metric = Metric.tieAveragedError

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    ErrorRate().measure(batch, distributions, into: &losses)
    for (row, count) in distributions.tops.ties {
      losses[row] = distributions.isTop(row, batch.labels[row]) ? 1 - 1 / Double(count) : 1
    }
  }
}
