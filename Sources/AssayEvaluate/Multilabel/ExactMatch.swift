import AssayData

/// The share of samples whose set of classes is the label's.
struct ExactMatch: DerivedMetric {
  let metric = Metric(
    key: MetricKey.exactMatch, name: "exact match", direction: .higherIsBetter, unit: .rate,
    range: "0 … 1",
    definition: """
      The share of samples that were given exactly the classes that they have: 1 − exact-match \
      error. It is what scikit-learn calls the accuracy of such labels, or subset accuracy.
      """)

  func estimate(from measured: Measured) -> Estimate { Accuracy().estimate(of: measured.totals) }

  func line(in measured: Measured) -> Line? { Line(MetricKey.errorRate, slope: -1, offset: 1) }
}
