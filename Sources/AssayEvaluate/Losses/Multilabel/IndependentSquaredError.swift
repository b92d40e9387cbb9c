import AssayData
import AssayResults

/// The squared error of independent classes, as a mean over the classes.
struct IndependentSquaredError: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses
  let highest = 1.0

  let metric = Metric.independentSquaredError

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    SquaredError().measure(batch, distributions, into: &losses)
    for row in 0..<batch.count { losses[row] /= Double(batch.classCount) }
  }
}
