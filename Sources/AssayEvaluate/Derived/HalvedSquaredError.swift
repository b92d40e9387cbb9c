import AssayData

/// The squared error in the scale that makes it 0 … 1.
struct HalvedSquaredError: DerivedMetric {
  let metric = Metric(
    key: "mse_half", name: "MSE, halved", direction: .lowerIsBetter, unit: .plain,
    range: "0 … 1",
    definition: """
      Half the MSE. For two classes it is the Brier score of the positive class alone.
      """,
    source: "Brier 1950")

  func estimate(from measured: Measured) -> Estimate {
    measured.mean(MetricKey.squaredError).map { $0 / 2 }
  }

  func line(in measured: Measured) -> Line? { Line(MetricKey.squaredError, slope: 0.5) }
}
