import AssayData

/// The error rate as if every class had as many samples.
struct BalancedError: ConfusionMetric {
  let metric = Metric(
    key: MetricKey.balancedError, name: "balanced error", direction: .lowerIsBetter, unit: .rate,
    range: "0 … 1",
    definition: """
      1 − the mean of the classes’ recalls, over the classes that have samples: the error rate as \
      if each had as many.
      """,
    formula: Metric.Formula(
      tex: #"1-\frac{1}{K}\sum_{k=1}^{K}\frac{c_k}{t_k}"#,
      mathML: "<mn>1</mn><mo>−</mo><mfrac><mn>1</mn><mi>K</mi></mfrac>\(Formulas.overClasses)"
        + "<mfrac><msub><mi>c</mi><mi>k</mi></msub><msub><mi>t</mi><mi>k</mi></msub></mfrac>"),
    source: "Brodersen, Ong, Stephan and Buhmann 2010")

  func estimate(of totals: ConfusionTotals) -> Estimate {
    var misses = 0.0
    var present = 0
    for label in 0..<totals.classCount {
      guard let missed = totals.missed(of: label) else { continue }
      misses += missed
      present += 1
    }
    return present == 0 ? .undefined(.noSamples) : .value(misses / Double(present))
  }

  func influence(label: Int, predicted: Int, in totals: ConfusionTotals) -> Double {
    guard let missed = totals.missed(of: label) else { return 0 }
    let present = totals.labels.count { $0 > 0 }
    let change = (label == predicted ? 0 : 1) - missed
    return change / (totals.labelShare(label) * Double(present))
  }
}
