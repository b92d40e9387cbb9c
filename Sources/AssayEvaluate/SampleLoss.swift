package import AssayData

/// A metric that is the mean of one number a sample.
///
/// A new one is a file in `Losses/` and a line in ``MetricList``.
package protocol SampleLoss: Sendable {
  var metric: Metric { get }

  /// Whether it can be computed from predicted classes alone.
  var needsProbabilities: Bool { get }

  /// Sets the loss of each sample of the batch, in nats where it is a logarithm.
  ///
  /// A loss is never NaN; it may be +∞. Losses are 0 before, and there is room for whole blocks of
  /// eight. Where ``needsProbabilities`` is true, `distributions` is what the batch has of them.
  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>)
}

/// A metric that follows from others of the same model.
///
/// A new one is a file in `Derived/` and a line in ``MetricList``.
package protocol DerivedMetric: Sendable {
  var metric: Metric { get }

  func estimate(from measured: Measured) -> Estimate
}

/// What a derived metric may look at.
package struct Measured {
  let totals: ConfusionTotals
  let labelsAreSoft: Bool
  let means: [String: Estimate]

  /// The mean of a loss, by its metric's key.
  package func mean(_ key: String) -> Estimate {
    means[key] ?? .undefined(.notMeasured)
  }
}
