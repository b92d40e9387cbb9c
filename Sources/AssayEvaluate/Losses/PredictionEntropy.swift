/// The entropy of the predictions: how undecided the model is.
struct PredictionEntropy: SampleLoss {
  let needsProbabilities = true

  let metric = Metric(
    key: MetricKey.predictionEntropy, name: "prediction entropy", direction: .descriptive,
    unit: .information, range: "0 … log K",
    definition: """
      The mean entropy of the predicted distributions: 0 where the model always puts everything on \
      one class, log K where it knows nothing. It says how sure the model is, not whether it is \
      right.
      """,
    formula: Metric.Formula(
      tex: #"-\frac{1}{N}\sum_{i=1}^{N}\sum_{k=1}^{K} p_{ik}\log p_{ik}"#,
      mathML: "<mo>−</mo>"
        + Formulas.mean(Formulas.overClasses + "\(Formulas.p)<mi>log</mi>\(Formulas.p)")),
    source: "Shannon 1948")

  func append(_ batch: SampleBatch, _ distributions: Distributions, to losses: inout [Double]) {
    for row in 0..<batch.labels.count {
      var entropy = 0.0
      for place in (row * batch.classCount)..<((row + 1) * batch.classCount) {
        let p = distributions.probabilities[place]
        if p > 0 { entropy -= p * distributions.logProbabilities[place] }
      }
      losses.append(entropy)
    }
  }
}
