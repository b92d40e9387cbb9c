/// Metrics of the confusion matrix, of ranking and of calibration.
extension Metric {
  package static let macroF1 = Metric(
    .macroF1, MetricKey.macroF1, .higherIsBetter, .plain, range: "0 … 1", place: .details,
    formula: Formula(
      tex: #"\frac{1}{K}\sum_{k=1}^{K}\frac{2c_k}{t_k+q_k}"#,
      mathML: "<mfrac><mn>1</mn><mi>K</mi></mfrac>\(Formulas.overClasses)<mfrac>"
        + "<mrow><mn>2</mn><msub><mi>c</mi><mi>k</mi></msub></mrow>"
        + "<mrow><msub><mi>t</mi><mi>k</mi></msub><mo>+</mo><msub><mi>q</mi><mi>k</mi></msub></mrow>"
        + "</mfrac>"), source: "van Rijsbergen 1979")

  package static let microF1 = Metric(
    .microF1, MetricKey.microF1, .higherIsBetter, .plain, range: "0 … 1", task: .multilabel,
    formula: Formula(
      tex: #"\frac{2\sum_{k=1}^{K}c_k}{\sum_{k=1}^{K}(t_k+q_k)}"#,
      mathML: "<mfrac><mrow><mn>2</mn>\(Formulas.overClasses)<msub><mi>c</mi><mi>k</mi></msub>"
        + "</mrow><mrow>\(Formulas.overClasses)<mo>(</mo><msub><mi>t</mi><mi>k</mi></msub>"
        + "<mo>+</mo><msub><mi>q</mi><mi>k</mi></msub><mo>)</mo></mrow></mfrac>"),
    source: "van Rijsbergen 1979")

  package static let matthewsCorrelation = Metric(
    .matthewsCorrelation, MetricKey.matthewsCorrelation, .higherIsBetter, .plain, range: "−1 … 1",
    place: .details,
    formula: Formula(
      tex: #"\frac{cN-\sum_k t_k q_k}{\sqrt{(N^2-\sum_k q_k^2)(N^2-\sum_k t_k^2)}}"#,
      mathML: "<mfrac><mrow><mi>c</mi><mi>N</mi><mo>−</mo>\(Formulas.sumOfProducts)</mrow>"
        + "<msqrt><mrow><mo>(</mo>\(Formulas.squareLess("q"))<mo>)</mo>"
        + "<mo>(</mo>\(Formulas.squareLess("t"))<mo>)</mo></mrow></msqrt></mfrac>"),
    source: "Gorodkin 2004")

  package static let cohenKappa = Metric(
    .cohenKappa, MetricKey.cohenKappa, .higherIsBetter, .plain, range: "−1 … 1", place: .details,
    formula: Formula(
      tex: #"\frac{cN-\sum_k t_k q_k}{N^2-\sum_k t_k q_k}"#,
      mathML: "<mfrac><mrow><mi>c</mi><mi>N</mi><mo>−</mo>\(Formulas.sumOfProducts)</mrow>"
        + "<mrow><msup><mi>N</mi><mn>2</mn></msup><mo>−</mo>\(Formulas.sumOfProducts)</mrow></mfrac>"
    ), source: "Cohen 1960")

  package static let rocArea = Metric(
    .rocArea, MetricKey.rocArea, .higherIsBetter, .plain, range: "0 … 1",
    source: "Bamber 1975; DeLong, DeLong and Clarke-Pearson 1988")

  package static let averagePrecision = Metric(
    .averagePrecision, MetricKey.averagePrecision, .higherIsBetter, .plain, range: "0 … 1",
    place: .minor, source: "Davis and Goadrich 2006; Jaeckel 1972")

  package static let calibrationError = Metric(
    .calibrationError, MetricKey.calibrationError, .lowerIsBetter, .plain, range: "0 … 1",
    source: "Naeini, Cooper and Hauskrecht 2015; Guo, Pleiss, Sun and Weinberger 2017")

  package static let maximumCalibrationError = Metric(
    .maximumCalibrationError, MetricKey.maximumCalibrationError, .lowerIsBetter, .plain,
    range: "0 … 1", place: .details, source: "Naeini, Cooper and Hauskrecht 2015")
}
