import AssayData
import AssayResults

/// The squared error as a mean over the matrix of probabilities.
struct SquaredErrorPerClass: DerivedMetric {
  let metric = Metric.squaredErrorPerClass

  func estimate(from measured: Measured) -> Estimate {
    measured.mean(MetricKey.squaredError).map { $0 / Double(measured.totals.labels.count) }
  }

  func line(in measured: Measured) -> Line? {
    Line(MetricKey.squaredError, slope: 1 / Double(measured.totals.labels.count))
  }
}
