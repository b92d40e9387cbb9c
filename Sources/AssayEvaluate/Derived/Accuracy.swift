import AssayData

/// The share of samples whose predicted class is the label.
struct Accuracy: DerivedMetric {
  let metric = Metric(
    key: MetricKey.accuracy, name: "accuracy", direction: .higherIsBetter, unit: .rate,
    range: "0 … 1",
    definition: "The share of samples whose predicted class is the label: 1 − error rate.")

  func estimate(from measured: Measured) -> Estimate {
    .value(Double(measured.confusion.correct) / Double(measured.confusion.total))
  }
}
