import AssayCompare
import AssayEvaluate
import AssayTemplate

/// How confident each model is, and whether what it promises comes true.
struct CalibrationValues {
  let comparison: Comparison

  var tree: TemplateValue {
    .list(
      comparison.evaluations.enumerated().compactMap { model, evaluation in
        evaluation.findings?.calibration.map { values(evaluation, $0, model: model) }
      })
  }

  private func values(
    _ evaluation: Evaluation, _ calibration: ModelCalibration, model: Int
  ) -> TemplateValue {
    let words = CalibrationWords(
      model: evaluation.model, calibration: calibration, count: evaluation.count,
      risk: comparison.options.confidence.alpha)
    return [
      "model": .text(evaluation.model), "sentence": .text(words.sentence),
      "is_open": .bool(comparison.evaluations.count <= 2),
      "chart": ChartKit.markup(chart(evaluation, model)),
      "bins": .list(bands(calibration.equalWidth)),
      "equal_mass_bins": .list(bands(calibration.equalMass)),
      "numbers": .list(numbers(calibration)),
    ]
  }

  private func chart(_ evaluation: Evaluation, _ model: Int) -> String? {
    ConfidenceCharts(confidence: comparison.options.confidence)
      .reliability(evaluation, model: model)
  }

  private func bands(_ bands: [ModelCalibration.Band]) -> [TemplateValue] {
    bands.compactMap { band in
      guard let score = band.bin.meanScore, let share = band.bin.frequency else { return nil }
      let isOutside = band.interval.map { !$0.contains(score) } ?? false
      return [
        "confidence": .text(Figures.percent(score)), "share": .text(Figures.percent(share)),
        "interval": .text(
          band.interval.map {
            "\(Figures.points($0.low)) … \(Figures.percent($0.high))"
          } ?? "—"),
        "count": .text(Figures.count(band.bin.count)), "is_outside": .bool(isOutside),
        "side": .text(!isOutside ? "" : score > share ? "too sure" : "too unsure"),
      ]
    }
  }

  /// The numbers of calibration, each with what it means.
  private func numbers(_ calibration: ModelCalibration) -> [TemplateValue] {
    func number(_ name: String, _ value: Double?, _ meaning: String) -> TemplateValue? {
      value.map {
        ["name": .text(name), "value": .text(Figures.number($0)), "meaning": .text(meaning)]
      }
    }
    func test(_ name: String, _ test: CalibrationTest?) -> TemplateValue? {
      test.map {
        [
          "name": .text(name),
          "value": .text("z = \(Figures.brief($0.z)), \(Figures.pWords($0.p))"),
          "meaning": .text(
            "whether the losses are those that the probabilities themselves expect; above 0 they are "
              + "higher"),
        ]
      }
    }
    let list: [TemplateValue?] = [
      number("ECE, equal width", calibration.errors.expected, "in bins of equal width"),
      number(
        "ECE, equal mass", calibration.equalMassErrors?.expected,
        "in bins of equally many samples"),
      number(
        "ECE, debiased", calibration.errors.expectedDebiased,
        "less what chance alone makes of it with so few samples a bin; may be below 0"),
      number("MCE", calibration.errors.maximum, "the bin that is off the most"),
      number(
        "classwise ECE", calibration.classwiseError, "the mean over classes of each one’s own ECE"),
      test("calibration test (squared error)", calibration.brierTest),
      test("calibration test (log loss)", calibration.logTest),
      number(
        "miscalibration (CORP)", calibration.miscalibration,
        "what recalibrating each class would take off the MSE"),
      number(
        "discrimination (CORP)", calibration.discrimination,
        "what the order of the probabilities takes off it"),
      number(
        "uncertainty (CORP)", calibration.uncertainty,
        "the MSE of always answering the class frequencies"),
      number(
        "reliability (Murphy)", calibration.murphyOfConfidence?.reliability,
        "of confidence: the squared distance from the shares that came true; 0 is best"),
      number(
        "resolution (Murphy)", calibration.murphyOfConfidence?.resolution,
        "of confidence: how far the shares of the bins differ; more is better"),
    ]
    return list.compactMap(\.self)
  }
}
