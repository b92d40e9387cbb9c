/// Shares of wrong, or right, answers.
extension Metric {
  package static let errorRate = Metric(
    .errorRate, MetricKey.errorRate, .lowerIsBetter, .rate, range: "0 … 1", task: .classes,
    formula: Formula(
      tex: #"\frac{1}{N}\sum_{i=1}^{N}\left[\arg\max_k p_{ik} \ne y_i\right]"#,
      mathML: Formulas.mean(
        "<mrow><mo>[</mo><munder><mi>arg max</mi><mi>k</mi></munder>"
          + "<msub><mi>p</mi><mrow><mi>i</mi><mi>k</mi></mrow></msub><mo>≠</mo>"
          + "<msub><mi>y</mi><mi>i</mi></msub><mo>]</mo></mrow>")))

  package static let exactMatchError = Metric(
    .exactMatchError, MetricKey.errorRate, .lowerIsBetter, .rate, range: "0 … 1", task: .multilabel,
    formula: Formula(
      tex: #"""
        \frac{1}{N}\sum_{i=1}^{N}\left[\exists k: [p_{ik}\ge\tfrac12]\ne y_{ik}\right]
        """#,
      mathML: Formulas.mean(
        "<mrow><mo>[</mo><mo>∃</mo><mi>k</mi><mo>:</mo>\(Formulas.answer)<mo>≠</mo>"
          + "\(Formulas.y)<mo>]</mo></mrow>")))

  package static let expectedError = Metric(
    .expectedError, MetricKey.expectedError, .lowerIsBetter, .rate, range: "0 … 1")

  package static let tieAveragedError = Metric(
    .tieAveragedError, MetricKey.tieAveragedError, .lowerIsBetter, .rate, range: "0 … 1",
    place: .minor)

  package static let accuracy = Metric(
    .accuracy, MetricKey.accuracy, .higherIsBetter, .rate, range: "0 … 1", place: .minor)

  package static let exactMatch = Metric(
    .exactMatch, MetricKey.exactMatch, .higherIsBetter, .rate, range: "0 … 1", task: .multilabel)

  package static let hammingError = Metric(
    .hammingError, MetricKey.hammingError, .lowerIsBetter, .rate, range: "0 … 1", task: .multilabel,
    formula: Formula(
      tex: #"""
        \frac{1}{NK}\sum_{i=1}^{N}\sum_{k=1}^{K}\left[[p_{ik}\ge\tfrac12]\ne y_{ik}\right]
        """#,
      mathML: Formulas.meanOverCells
        + "<mrow><mo>[</mo>\(Formulas.answer)<mo>≠</mo>\(Formulas.y)<mo>]</mo></mrow>"),
    source: "Schapire and Singer 1999")

  package static let majorityError = Metric(
    .majorityError, MetricKey.majorityError, .descriptive, .rate, range: "0 … 1", place: .details)

  package static let balancedError = Metric(
    .balancedError, MetricKey.balancedError, .lowerIsBetter, .rate, range: "0 … 1", place: .details,
    formula: Formula(
      tex: #"1-\frac{1}{K}\sum_{k=1}^{K}\frac{c_k}{t_k}"#,
      mathML: "<mn>1</mn><mo>−</mo><mfrac><mn>1</mn><mi>K</mi></mfrac>\(Formulas.overClasses)"
        + "<mfrac><msub><mi>c</mi><mi>k</mi></msub><msub><mi>t</mi><mi>k</mi></msub></mfrac>"),
    source: "Brodersen, Ong, Stephan and Buhmann 2010")

  /// The share of samples whose label is not among the k most probable classes; nil if this k is
  /// not measured.
  package static func topError(of count: Int) -> Metric? {
    switch count {
    case 2: top2Error
    case 3: top3Error
    case 5: top5Error
    default: nil
    }
  }

  package static let top2Error = Metric(
    .top2Error, MetricKey.top2Error, .lowerIsBetter, .rate, range: "0 … 1", place: .details)

  package static let top3Error = Metric(
    .top3Error, MetricKey.top3Error, .lowerIsBetter, .rate, range: "0 … 1", place: .details)

  package static let top5Error = Metric(
    .top5Error, MetricKey.top5Error, .lowerIsBetter, .rate, range: "0 … 1", place: .details)
}
