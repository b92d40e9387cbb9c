import AssayBytes
import AssayData
import AssayNumerics

/// The entropy of the predictions: how undecided the model is.
struct PredictionEntropy: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses
  /// ln K.
  let highest: Double

  init(classCount: Int) { highest = Mathematics.log(Double(max(1, classCount))) }

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

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    let matrix = distributions.probabilities
    let probabilities = matrix.values.span
    let logarithms = distributions.logProbabilities.values.span
    for block in 0..<batch.blocks {
      var entropy = Lanes.zero
      for index in 0..<batch.classCount {
        let place = matrix.place(ofBlock: block, index)
        let p = probabilities.lanes(at: place)
        entropy -= (p * logarithms.lanes(at: place)).replacing(with: 0, where: p .== 0)
      }
      losses.store(entropy, at: block * LaneMatrix.laneCount)
    }
  }
}
