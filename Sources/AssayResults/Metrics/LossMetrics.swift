/// Mean losses of predicted distributions, and the metrics derived from them.
extension Metric {
  package static let crossEntropy = Metric(
    .crossEntropy, MetricKey.crossEntropy, .lowerIsBetter, .information, range: "0 … ∞",
    formula: Formula(
      tex: #"-\frac{1}{N}\sum_{i=1}^{N}\sum_{k=1}^{K} y_{ik}\log p_{ik}"#,
      mathML: "<mo>−</mo>"
        + Formulas.mean(Formulas.overClasses + "\(Formulas.y)<mi>log</mi>\(Formulas.p)")),
    source: "Good 1952")

  package static let clippedCrossEntropy = Metric(
    .clippedCrossEntropy, MetricKey.clippedCrossEntropy, .lowerIsBetter, .information,
    range: "0 … −log ε")

  package static let binaryCrossEntropy = Metric(
    .binaryCrossEntropy, MetricKey.binaryCrossEntropy, .lowerIsBetter, .information, range: "0 … ∞",
    task: .classes,
    formula: Formula(
      tex: #"""
        -\frac{1}{NK}\sum_{i=1}^{N}\sum_{k=1}^{K}\left[y_{ik}\log p_{ik}+(1-y_{ik})\log(1-p_{ik})\right]
        """#,
      mathML: "<mo>−</mo><mfrac><mn>1</mn><mrow><mi>N</mi><mi>K</mi></mrow></mfrac>"
        + Formulas.overSamples + Formulas.overClasses
        + "<mrow><mo>[</mo>\(Formulas.y)<mi>log</mi>\(Formulas.p)<mo>+</mo><mo>(</mo><mn>1</mn>"
        + "<mo>−</mo>\(Formulas.y)<mo>)</mo><mi>log</mi><mo>(</mo><mn>1</mn><mo>−</mo>"
        + "\(Formulas.p)<mo>)</mo><mo>]</mo></mrow>"), source: "Good 1952")

  package static let independentCrossEntropy = Metric(
    .independentCrossEntropy, MetricKey.binaryCrossEntropy, .lowerIsBetter, .information,
    range: "0 … ∞", task: .multilabel, formula: Metric.binaryCrossEntropy.formula,
    source: "Good 1952")

  package static let klDivergence = Metric(
    .klDivergence, MetricKey.klDivergence, .lowerIsBetter, .information, range: "0 … ∞",
    formula: Formula(
      tex: #"\frac{1}{N}\sum_{i=1}^{N}\sum_{k=1}^{K} y_{ik}\log\frac{y_{ik}}{p_{ik}}"#,
      mathML: Formulas.mean(
        Formulas.overClasses
          + "\(Formulas.y)<mi>log</mi><mfrac>\(Formulas.y)\(Formulas.p)</mfrac>")),
    source: "Kullback & Leibler 1951")

  package static let squaredError = Metric(
    .squaredError, MetricKey.squaredError, .lowerIsBetter, .plain, range: "0 … 2",
    formula: Formula(
      tex: #"\frac{1}{N}\sum_{i=1}^{N}\sum_{k=1}^{K}(p_{ik}-y_{ik})^2"#,
      mathML: Formulas.mean(
        Formulas.overClasses
          + "<msup><mrow><mo>(</mo>\(Formulas.p)<mo>−</mo>\(Formulas.y)<mo>)</mo></mrow>"
          + "<mn>2</mn></msup>")), source: "Brier 1950")

  package static let halvedSquaredError = Metric(
    .halvedSquaredError, MetricKey.halvedSquaredError, .lowerIsBetter, .plain, range: "0 … 1",
    place: .minor, source: "Brier 1950")

  package static let squaredErrorPerClass = Metric(
    .squaredErrorPerClass, MetricKey.squaredErrorPerClass, .lowerIsBetter, .plain, range: "0 … 2/K",
    task: .classes, place: .minor)

  package static let independentSquaredError = Metric(
    .independentSquaredError, MetricKey.squaredErrorPerClass, .lowerIsBetter, .plain,
    range: "0 … 1", task: .multilabel, place: .minor,
    formula: Formula(
      tex: #"\frac{1}{NK}\sum_{i=1}^{N}\sum_{k=1}^{K}(p_{ik}-y_{ik})^2"#,
      mathML: Formulas.meanOverCells
        + "<msup><mrow><mo>(</mo>\(Formulas.p)<mo>−</mo>\(Formulas.y)<mo>)</mo></mrow>"
        + "<mn>2</mn></msup>"), source: "Brier 1950")

  package static let labelEntropy = Metric(
    .labelEntropy, MetricKey.labelEntropy, .descriptive, .information, range: "0 … log K",
    formula: Formula(
      tex: #"-\frac{1}{N}\sum_{i=1}^{N}\sum_{k=1}^{K} y_{ik}\log y_{ik}"#,
      mathML: "<mo>−</mo>"
        + Formulas.mean(Formulas.overClasses + "\(Formulas.y)<mi>log</mi>\(Formulas.y)")),
    source: "Shannon 1948")

  package static let predictionEntropy = Metric(
    .predictionEntropy, MetricKey.predictionEntropy, .descriptive, .information, range: "0 … log K",
    formula: Formula(
      tex: #"-\frac{1}{N}\sum_{i=1}^{N}\sum_{k=1}^{K} p_{ik}\log p_{ik}"#,
      mathML: "<mo>−</mo>"
        + Formulas.mean(Formulas.overClasses + "\(Formulas.p)<mi>log</mi>\(Formulas.p)")),
    source: "Shannon 1948")

  package static let logLossSkill = Metric(
    .logLossSkill, MetricKey.logLossSkill, .higherIsBetter, .plain, range: "−∞ … 1",
    place: .details,
    formula: Formula(
      tex: #"1-\frac{\mathrm{CE}}{-\sum_k f_k\log f_k}"#,
      mathML: "<mn>1</mn><mo>−</mo><mfrac><mi>CE</mi><mrow><mo>−</mo><munder><mo>∑</mo><mi>k</mi>"
        + "</munder><msub><mi>f</mi><mi>k</mi></msub><mi>log</mi><msub><mi>f</mi><mi>k</mi></msub>"
        + "</mrow></mfrac>"))

  package static let brierSkill = Metric(
    .brierSkill, MetricKey.brierSkill, .higherIsBetter, .plain, range: "−∞ … 1", place: .details,
    formula: Formula(
      tex: #"1-\frac{\mathrm{MSE}}{1-\sum_k f_k^2}"#,
      mathML: "<mn>1</mn><mo>−</mo><mfrac><mi>MSE</mi><mrow><mn>1</mn><mo>−</mo><munder><mo>∑</mo>"
        + "<mi>k</mi></munder><msubsup><mi>f</mi><mi>k</mi><mn>2</mn></msubsup></mrow></mfrac>"),
    source: "Murphy 1973")
}
