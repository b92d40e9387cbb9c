/// The share of samples whose set of classes is not the label's.
struct ExactMatchError: SampleLoss {
  let needsProbabilities = false
  let terms = LossTerms.one

  let metric = Metric(
    key: MetricKey.errorRate, name: "exact-match error", direction: .lowerIsBetter, unit: .rate,
    range: "0 … 1",
    definition: """
      The share of samples in which some class is answered wrong. A class is answered yes where its \
      probability is ½ or more; the answer is right where these are exactly the classes that the \
      sample has, none too many and none missing.
      """,
    formula: Metric.Formula(
      tex: #"""
        \frac{1}{N}\sum_{i=1}^{N}\left[\exists k: [p_{ik}\ge\tfrac12]\ne y_{ik}\right]
        """#,
      mathML: Formulas.mean(
        "<mrow><mo>[</mo><mo>∃</mo><mi>k</mi><mo>:</mo>\(Formulas.answer)<mo>≠</mo>"
          + "\(Formulas.y)<mo>]</mo></mrow>")))

  func measure(
    _ batch: SampleBatch, _ distributions: Distributions, into losses: inout MutableSpan<Double>
  ) {
    ErrorRate().measure(batch, distributions, into: &losses)
  }
}
