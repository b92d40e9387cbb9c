import AssayResults

/// The share of samples whose predicted set of classes is not the label's.
struct ExactMatchError: SampleLoss {
  let needsProbabilities = false
  let terms = LossTerms.one

  let metric = Metric.exactMatchError

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    ErrorRate().measure(batch, distributions, into: &losses)
  }
}
