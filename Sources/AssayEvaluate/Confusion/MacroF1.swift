import AssayData

/// The mean over classes of the harmonic mean of precision and recall.
struct MacroF1: ConfusionMetric {
  let metric = Metric(
    key: MetricKey.macroF1, name: "macro F1", direction: .higherIsBetter, unit: .plain,
    range: "0 … 1",
    definition: """
      The mean over all K classes of F1 = 2c/(t + q), of t samples that have the class, q that were \
      given it and c that are both; a class that neither occurs nor is predicted counts as 0.
      """,
    formula: Metric.Formula(
      tex: #"\frac{1}{K}\sum_{k=1}^{K}\frac{2c_k}{t_k+q_k}"#,
      mathML: "<mfrac><mn>1</mn><mi>K</mi></mfrac>\(Formulas.overClasses)<mfrac>"
        + "<mrow><mn>2</mn><msub><mi>c</mi><mi>k</mi></msub></mrow>"
        + "<mrow><msub><mi>t</mi><mi>k</mi></msub><mo>+</mo><msub><mi>q</mi><mi>k</mi></msub></mrow>"
        + "</mfrac>"),
    source: "van Rijsbergen 1979")

  func estimate(of totals: ConfusionTotals) -> Estimate {
    guard totals.count > 0 else { return .undefined(.noSamples) }
    var sum = 0.0
    for label in 0..<totals.classCount { sum += totals.f1(of: label).finite ?? 0 }
    return .value(sum / Double(totals.classCount))
  }

  func influence(label: Int, predicted: Int, in totals: ConfusionTotals) -> Double {
    // What F1 of a class changes with samples that have it, or were given it.
    func change(_ index: Int) -> Double {
      let hit: Double = label == predicted ? 1 : 0
      let f1 = totals.f1(of: index).finite ?? 0
      return (hit - f1) / (totals.labelShare(index) + totals.predictedShare(index))
    }
    return (change(label) + change(predicted)) / Double(totals.classCount)
  }
}
