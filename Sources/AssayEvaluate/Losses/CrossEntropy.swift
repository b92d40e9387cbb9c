/// The categorical cross-entropy of the prediction with the label.
struct CrossEntropy: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofLabel

  let metric = Metric(
    key: MetricKey.crossEntropy, name: "cross-entropy", direction: .lowerIsBetter,
    unit: .information,
    range: "0 … ∞",
    definition: """
      The categorical cross-entropy: how surprised the model is by the label, on average. For a \
      hard label it is −log of the probability given to the true class, so a probability of 0 \
      there makes it infinite. Of logits it is logsumexp(z) − z of the true class, which stays \
      finite where the probability would round to 0. Nothing is clipped.
      """,
    formula: Metric.Formula(
      tex: #"-\frac{1}{N}\sum_{i=1}^{N}\sum_{k=1}^{K} y_{ik}\log p_{ik}"#,
      mathML: "<mo>−</mo>"
        + Formulas.mean(Formulas.overClasses + "\(Formulas.y)<mi>log</mi>\(Formulas.p)")),
    source: "Good 1952")

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    let matrix = distributions.logProbabilities
    let logarithms = matrix.values.span
    for row in 0..<batch.count {
      losses[row] = CrossEntropy.loss(batch, row) { logarithms[matrix.place(row, $0)] }
    }
  }

  /// −Σ y·ln p for one sample, where `logarithm` gives ln p of a class; a class that the label gives
  /// no share counts nothing, whatever its logarithm.
  static func loss(
    _ batch: SampleBatch, _ row: Int, logarithm: (Int) -> Double
  ) -> Double {
    guard let shares = batch.shares else { return 0 - logarithm(Int(batch.labels[row])) }
    var loss = 0.0
    for index in 0..<batch.classCount where shares[row, index] > 0 {
      loss -= shares[row, index] * logarithm(index)
    }
    return loss
  }
}
