import AssayData
import AssayResults

/// The squared error, scaled to 0 … 1.
struct HalvedSquaredError: DerivedMetric {
  let metric = Metric.halvedSquaredError

  func estimate(from measured: Measured) -> Estimate {
    measured.mean(MetricKey.squaredError).map { $0 / 2 }
  }

  func line(in measured: Measured) -> Line? { Line(MetricKey.squaredError, slope: 0.5) }
}
