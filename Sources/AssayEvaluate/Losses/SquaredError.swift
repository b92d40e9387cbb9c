import AssayBytes
import AssayData

/// The squared distance between the predicted distribution and the label, summed over the classes.
struct SquaredError: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses
  let highest = 2.0

  let metric = Metric(
    key: MetricKey.squaredError, name: "MSE", direction: .lowerIsBetter, unit: .plain,
    range: "0 … 2",
    definition: """
      The mean squared error of the probabilities: over samples the mean, over classes the sum of \
      (p − y)². It is the Brier score in its multi-class form; halved, or divided by the number of \
      classes, it goes by the same names elsewhere.
      """,
    formula: Metric.Formula(
      tex: #"\frac{1}{N}\sum_{i=1}^{N}\sum_{k=1}^{K}(p_{ik}-y_{ik})^2"#,
      mathML: Formulas.mean(
        Formulas.overClasses
          + "<msup><mrow><mo>(</mo>\(Formulas.p)<mo>−</mo>\(Formulas.y)<mo>)</mo></mrow>"
          + "<mn>2</mn></msup>")),
    source: "Brier 1950")

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    let matrix = distributions.probabilities
    let probabilities = matrix.values.span
    for block in 0..<batch.blocks {
      var loss = Lanes.zero
      for index in 0..<batch.classCount {
        let p = probabilities.lanes(at: matrix.place(ofBlock: block, index))
        let difference = p - batch.shares(of: index, block: block)
        loss += difference * difference
      }
      losses.store(loss, at: block * LaneMatrix.laneCount)
    }
  }
}
