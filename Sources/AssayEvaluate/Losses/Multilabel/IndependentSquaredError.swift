import AssayData

/// The squared error of classes that are each a yes or no of its own, as a mean over the classes.
struct IndependentSquaredError: SampleLoss {
  let needsProbabilities = true
  let terms = LossTerms.ofClasses
  let highest = 1.0

  let metric = Metric(
    key: MetricKey.squaredErrorPerClass, name: "MSE per class", direction: .lowerIsBetter,
    unit: .plain, range: "0 … 1",
    definition: """
      The mean squared error of the probabilities: the mean of (p − y)² over samples and classes, \
      all numbers of the matrix, as Keras and PyTorch compute it. It is the mean over classes of \
      their Brier scores, each class a yes or no of its own.
      """,
    formula: Metric.Formula(
      tex: #"\frac{1}{NK}\sum_{i=1}^{N}\sum_{k=1}^{K}(p_{ik}-y_{ik})^2"#,
      mathML: Formulas.meanOverCells
        + "<msup><mrow><mo>(</mo>\(Formulas.p)<mo>−</mo>\(Formulas.y)<mo>)</mo></mrow>"
        + "<mn>2</mn></msup>"),
    source: "Brier 1950")

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    SquaredError().measure(batch, distributions, into: &losses)
    for row in 0..<batch.count { losses[row] /= Double(batch.classCount) }
  }
}
