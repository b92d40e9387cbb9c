/// The share of samples whose predicted class is not the label.
struct ErrorRate: SampleLoss {
  let needsProbabilities = false
  let terms = LossTerms.one

  let metric = Metric(
    key: MetricKey.errorRate, name: "error rate", direction: .lowerIsBetter, unit: .rate,
    range: "0 … 1",
    definition: """
      The share of samples whose predicted class is not the label. The predicted class is the one \
      with the highest score, on equal scores the first in the order of the classes; of a soft \
      label the class with the largest share counts.
      """,
    formula: Metric.Formula(
      tex: #"\frac{1}{N}\sum_{i=1}^{N}\left[\arg\max_k p_{ik} \ne y_i\right]"#,
      mathML: Formulas.mean(
        "<mrow><mo>[</mo><munder><mi>arg max</mi><mi>k</mi></munder>"
          + "<msub><mi>p</mi><mrow><mi>i</mi><mi>k</mi></mrow></msub><mo>≠</mo>"
          + "<msub><mi>y</mi><mi>i</mi></msub><mo>]</mo></mrow>")))

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    for row in 0..<batch.count {
      losses[row] = batch.labels[row] == batch.predicted[row] ? 0 : 1
    }
  }
}
