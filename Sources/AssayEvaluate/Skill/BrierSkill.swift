import AssayData

/// How much of the class frequencies' squared error a model takes away.
struct BrierSkill: DerivedMetric {
  let metric = Metric(
    key: MetricKey.brierSkill, name: "Brier skill", direction: .higherIsBetter, unit: .plain,
    range: "−∞ … 1",
    definition: """
      1 − MSE ÷ the MSE of always answering the class frequencies f of these samples, which for labels \
      of one class each is 1 − Σ f². 0 is as good as that, below 0 is worse.
      """,
    formula: Metric.Formula(
      tex: #"1-\frac{\mathrm{MSE}}{1-\sum_k f_k^2}"#,
      mathML: "<mn>1</mn><mo>−</mo><mfrac><mi>MSE</mi><mrow><mn>1</mn><mo>−</mo><munder><mo>∑</mo>"
        + "<mi>k</mi></munder><msubsup><mi>f</mi><mi>k</mi><mn>2</mn></msubsup></mrow></mfrac>"),
    source: "Murphy 1973")

  func estimate(from measured: Measured) -> Estimate {
    measured.skill(
      of: MetricKey.squaredError, reference: measured.frequencies.squaredError)
  }

  func line(in measured: Measured) -> Line? {
    measured.skillLine(
      of: MetricKey.squaredError, reference: measured.frequencies.squaredError)
  }
}
