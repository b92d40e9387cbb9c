import AssayCompare
import AssayEvaluate
import AssayTemplate

/// How confident each model is, and whether what it promises comes true.
struct CalibrationValues {
  let comparison: Comparison

  private var say: any Wording { comparison.say }

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
      evaluation: evaluation, calibration: calibration, comparison: comparison)
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
    ConfidenceCharts(comparison: comparison).reliability(evaluation, model: model)
  }

  private func bands(_ bands: [ModelCalibration.Band]) -> [TemplateValue] {
    bands.compactMap { band in
      guard let score = band.bin.meanScore, let share = band.bin.frequency else { return nil }
      let isOutside = band.interval.map { !$0.contains(score) } ?? false
      return [
        "confidence": .text(say.percent(score)), "share": .text(say.percent(share)),
        "bar": .text(TextBars.share(share)),
        "interval": .text(
          band.interval.map {
            Figures.range(Figures.points($0.low), say.percent($0.high))
          } ?? "—"),
        "count": .text(Figures.count(band.bin.count)), "is_outside": .bool(isOutside),
        "side": .text(!isOutside ? "" : say.side(isTooSure: score > share)),
      ]
    }
  }

  /// The numbers of calibration, each with what it means.
  private func numbers(_ calibration: ModelCalibration) -> [TemplateValue] {
    func entry(_ number: CalibrationNumber, _ value: String) -> TemplateValue {
      [
        "name": .text(say.name(number)), "value": .text(value),
        "meaning": .text(say.meaning(number)),
      ]
    }
    func number(_ number: CalibrationNumber, _ value: Double?) -> TemplateValue? {
      value.map { entry(number, Figures.number($0)) }
    }
    func test(_ number: CalibrationNumber, _ test: CalibrationTest?) -> TemplateValue? {
      test.map { entry(number, "z = \(Figures.brief($0.z)), \(Figures.pWords($0.p))") }
    }
    let murphy = calibration.murphyOfConfidence
    let list: [TemplateValue?] = [
      number(.equalWidth, calibration.errors.expected),
      number(.equalMass, calibration.equalMassErrors?.expected),
      number(.debiased, calibration.errors.expectedDebiased),
      number(.maximum, calibration.errors.maximum),
      number(.classwise, calibration.classwiseError),
      test(.brierTest, calibration.brierTest), test(.logTest, calibration.logTest),
      number(.miscalibration, calibration.miscalibration),
      number(.discrimination, calibration.discrimination),
      number(.uncertainty, calibration.uncertainty),
      number(.reliability, murphy?.reliability), number(.resolution, murphy?.resolution),
    ]
    return list.compactMap(\.self)
  }
}
