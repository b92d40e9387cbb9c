import AssayData

/// The correlation of labels and predicted classes.
struct MatthewsCorrelation: ConfusionMetric {
  let metric = Metric(
    key: MetricKey.matthewsCorrelation, name: "MCC", direction: .higherIsBetter, unit: .plain,
    range: "−1 … 1",
    definition: """
      Matthews’ correlation coefficient for any number of classes: 1 where every prediction is \
      right, 0 where predictions have nothing to do with labels. Of N samples t have a class, q were \
      given it, and c were given their own. Undefined where all samples have, or were given, one \
      class.
      """,
    formula: Metric.Formula(
      tex: #"\frac{cN-\sum_k t_k q_k}{\sqrt{(N^2-\sum_k q_k^2)(N^2-\sum_k t_k^2)}}"#,
      mathML: "<mfrac><mrow><mi>c</mi><mi>N</mi><mo>−</mo>\(Formulas.sumOfProducts)</mrow>"
        + "<msqrt><mrow><mo>(</mo>\(Formulas.squareLess("q"))<mo>)</mo>"
        + "<mo>(</mo>\(Formulas.squareLess("t"))<mo>)</mo></mrow></msqrt></mfrac>"),
    source: "Gorodkin 2004")

  var reach: ClosedRange<Double> { -1...1 }

  func estimate(of totals: ConfusionTotals) -> Estimate {
    guard totals.count > 0 else { return .undefined(.noSamples) }
    let (labels, predicted) = (totals.labelSpread, totals.predictedSpread)
    guard labels > 0, predicted > 0 else { return .undefined(.noSpread) }
    let scale = (labels.rounded * predicted.rounded).squareRoot()
    return .value(min(1, max(-1, totals.agreementBeyondChance.rounded / scale)))
  }
}
