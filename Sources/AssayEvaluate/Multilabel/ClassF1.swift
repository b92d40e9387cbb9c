import AssayData

/// A metric that follows from the answers about each class by itself.
protocol ClassOutcomeMetric: DerivedMetric {}

/// The mean over classes of the F1 of each class by itself.
struct IndependentMacroF1: ClassOutcomeMetric {
  let metric = MacroF1().metric

  func estimate(from measured: Measured) -> Estimate {
    guard let outcomes = measured.outcomes, measured.totals.count > 0 else {
      return .undefined(.noSamples)
    }
    return .value(MacroMean(outcomes.outcomes.map(\.f1)).overAll)
  }
}

/// The F1 of all answers together.
struct MicroF1: ClassOutcomeMetric {
  let metric = Metric(
    key: MetricKey.microF1, name: "micro F1", direction: .higherIsBetter, unit: .plain,
    range: "0 … 1",
    definition: """
      F1 = 2c/(t + q) of all classes together: t counts the classes that samples have, q those that \
      they were given, c those that are both. Frequent classes count more than rare ones.
      """,
    formula: Metric.Formula(
      tex: #"\frac{2\sum_{k=1}^{K}c_k}{\sum_{k=1}^{K}(t_k+q_k)}"#,
      mathML: "<mfrac><mrow><mn>2</mn>\(Formulas.overClasses)<msub><mi>c</mi><mi>k</mi></msub>"
        + "</mrow><mrow>\(Formulas.overClasses)<mo>(</mo><msub><mi>t</mi><mi>k</mi></msub>"
        + "<mo>+</mo><msub><mi>q</mi><mi>k</mi></msub><mo>)</mo></mrow></mfrac>"),
    source: "van Rijsbergen 1979")

  func estimate(from measured: Measured) -> Estimate {
    measured.outcomes?.microF1.map(Estimate.value) ?? .undefined(.absent)
  }
}
