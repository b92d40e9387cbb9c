import AssayData

/// How far labels and predicted classes agree beyond chance.
struct CohenKappa: ConfusionMetric {
  let metric = Metric(
    key: MetricKey.cohenKappa, name: "Cohen’s kappa", direction: .higherIsBetter, unit: .plain,
    range: "−1 … 1",
    definition: """
      How much of the agreement that chance leaves open is reached: 1 where every prediction is \
      right, 0 where the accuracy is what drawing classes as often as each was given would have. Of \
      N samples t have a class, q were given it, and c were given their own. Undefined where all \
      samples have, and were given, one class.
      """,
    formula: Metric.Formula(
      tex: #"\frac{cN-\sum_k t_k q_k}{N^2-\sum_k t_k q_k}"#,
      mathML: "<mfrac><mrow><mi>c</mi><mi>N</mi><mo>−</mo>\(Formulas.sumOfProducts)</mrow>"
        + "<mrow><msup><mi>N</mi><mn>2</mn></msup><mo>−</mo>\(Formulas.sumOfProducts)</mrow></mfrac>"
    ),
    source: "Cohen 1960")

  var reach: ClosedRange<Double> { -1...1 }

  func estimate(of totals: ConfusionTotals) -> Estimate {
    guard totals.count > 0 else { return .undefined(.noSamples) }
    let room = Int128(totals.count) * Int128(totals.count) - totals.agreementByChance
    guard room > 0 else { return .undefined(.noSpread) }
    return .value(totals.agreementBeyondChance.rounded / room.rounded)
  }
}
