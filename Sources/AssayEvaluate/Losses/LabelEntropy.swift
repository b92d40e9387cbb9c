/// The entropy of the labels: 0 for hard ones.
struct LabelEntropy: SampleLoss {
  let needsProbabilities = false

  let metric = Metric(
    key: MetricKey.labelEntropy, name: "label entropy", direction: .descriptive, unit: .information,
    range: "0 … log K",
    definition: """
      The mean entropy of the labels: how undecided they are themselves. 0 for hard labels; no \
      model's cross-entropy can be lower.
      """,
    formula: Metric.Formula(
      tex: #"-\frac{1}{N}\sum_{i=1}^{N}\sum_{k=1}^{K} y_{ik}\log y_{ik}"#,
      mathML: "<mo>−</mo>"
        + Formulas.mean(Formulas.overClasses + "\(Formulas.y)<mi>log</mi>\(Formulas.y)")),
    source: "Shannon 1948")

  func append(_ batch: SampleBatch, _ distributions: Distributions, to losses: inout [Double]) {
    for row in 0..<batch.labels.count {
      guard let shares = batch.shares else {
        losses.append(0)
        continue
      }
      var entropy = 0.0
      for share in shares[(row * batch.classCount)..<((row + 1) * batch.classCount)]
      where share > 0 {
        entropy -= share * Mathematics.log(share)
      }
      losses.append(entropy)
    }
  }
}
