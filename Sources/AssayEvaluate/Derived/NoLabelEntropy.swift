import AssayData
import AssayResults

/// The entropy of hard labels, which is 0.
struct NoLabelEntropy: DerivedMetric {
  let metric = Metric.labelEntropy

  func estimate(from measured: Measured) -> Estimate {
    measured.totals.count == 0 ? .undefined(.noSamples) : .value(0)
  }
}
