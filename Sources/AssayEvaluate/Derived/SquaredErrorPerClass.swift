import AssayData

/// The squared error as a mean over the matrix of probabilities.
struct SquaredErrorPerClass: DerivedMetric {
  let metric = Metric(
    key: MetricKey.squaredErrorPerClass, name: "MSE per class", direction: .lowerIsBetter,
    unit: .plain,
    range: "0 … 2/K",
    definition: """
      The MSE divided by the number of classes: the mean over all numbers of the matrix, as Keras \
      and PyTorch compute it.
      """)

  func estimate(from measured: Measured) -> Estimate {
    measured.mean(MetricKey.squaredError).map { $0 / Double(measured.totals.labels.count) }
  }

  func line(in measured: Measured) -> Line? {
    Line(MetricKey.squaredError, slope: 1 / Double(measured.totals.labels.count))
  }
}
