import AssayData

/// How much of the class frequencies' entropy a model takes away.
struct LogLossSkill: DerivedMetric {
  let metric = Metric(
    key: MetricKey.logLossSkill, name: "D² (log loss)", direction: .higherIsBetter, unit: .plain,
    range: "−∞ … 1",
    definition: """
      1 − cross-entropy ÷ entropy of the class frequencies of these samples: the share of the \
      information about the class that the predictions carry. 0 is what always answering these \
      frequencies reaches; below 0 is worse than that.
      """,
    formula: Metric.Formula(
      tex: #"1-\frac{\mathrm{CE}}{-\sum_k f_k\log f_k}"#,
      mathML: "<mn>1</mn><mo>−</mo><mfrac><mi>CE</mi><mrow><mo>−</mo><munder><mo>∑</mo><mi>k</mi>"
        + "</munder><msub><mi>f</mi><mi>k</mi></msub><mi>log</mi><msub><mi>f</mi><mi>k</mi></msub>"
        + "</mrow></mfrac>"))

  func estimate(from measured: Measured) -> Estimate {
    measured.skill(of: MetricKey.crossEntropy, reference: measured.frequencies.entropy)
  }

  func line(in measured: Measured) -> Line? {
    measured.skillLine(of: MetricKey.crossEntropy, reference: measured.frequencies.entropy)
  }
}
