import AssayData
import AssayResults

/// The share of samples whose predicted set of classes is the label's.
struct ExactMatch: DerivedMetric {
  let metric = Metric.exactMatch

  func estimate(from measured: Measured) -> Estimate { Accuracy().estimate(of: measured.totals) }

  func line(in measured: Measured) -> Line? { Line(MetricKey.errorRate, slope: -1, offset: 1) }
}
