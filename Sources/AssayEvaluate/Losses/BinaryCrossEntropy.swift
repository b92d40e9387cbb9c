/// The binary cross-entropy; for more than two classes the mean over one-vs-rest.
struct BinaryCrossEntropy: SampleLoss {
  let needsProbabilities = true

  let metric = Metric(
    key: MetricKey.binaryCrossEntropy, name: "binary cross-entropy", direction: .lowerIsBetter,
    unit: .information,
    range: "0 … ∞",
    definition: """
      For two classes the usual one, −[y·log p + (1−y)·log(1−p)] of the positive class; where both \
      classes have a column, the true class's own is read. For more than two classes each class is \
      a yes or no of its own against the rest, and the mean is over samples and classes, as Keras \
      and PyTorch compute it on one-hot targets.
      """,
    formula: Metric.Formula(
      tex: #"""
        -\frac{1}{NK}\sum_{i=1}^{N}\sum_{k=1}^{K}\left[y_{ik}\log p_{ik}+(1-y_{ik})\log(1-p_{ik})\right]
        """#,
      mathML: "<mo>−</mo><mfrac><mn>1</mn><mrow><mi>N</mi><mi>K</mi></mrow></mfrac>"
        + Formulas.overSamples + Formulas.overClasses
        + "<mrow><mo>[</mo>\(Formulas.y)<mi>log</mi>\(Formulas.p)<mo>+</mo><mo>(</mo><mn>1</mn>"
        + "<mo>−</mo>\(Formulas.y)<mo>)</mo><mi>log</mi><mo>(</mo><mn>1</mn><mo>−</mo>"
        + "\(Formulas.p)<mo>)</mo><mo>]</mo></mrow>"),
    source: "Good 1952")

  func append(_ batch: SampleBatch, _ distributions: Distributions, to losses: inout [Double]) {
    for row in 0..<batch.labels.count {
      losses.append(
        batch.classCount == 2
          ? CrossEntropy.loss(batch, row) { distributions.logProbabilities[$0] }
          : oneVersusRest(batch, distributions, row))
    }
  }

  private func oneVersusRest(
    _ batch: SampleBatch, _ distributions: Distributions, _ row: Int
  ) -> Double {
    let start = row * batch.classCount
    var loss = 0.0
    for index in 0..<batch.classCount {
      let target = batch.share(of: index, at: start, label: batch.labels[row])
      if target > 0 { loss -= target * distributions.logProbabilities[start + index] }
      if target < 1 { loss -= (1 - target) * distributions.logComplement(row, index) }
    }
    return loss / Double(batch.classCount)
  }
}
