import AssayResults
import AssayTemplate

/// The confidence of each model, and its calibration.
struct CalibrationValues {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  var tree: TemplateValue {
    .list(
      results.models.enumerated().compactMap { model, evaluation in
        evaluation.calibration.map { values(evaluation, $0, model: model) }
      })
  }

  /// The summary line of the folded charts; nil if no chart is folded.
  var fold: String? {
    let models = results.models.indices.filter { results.models[$0].calibration != nil }
    return results.fold(of: models.count { !results.openModels.contains($0) }, in: models.count)
  }

  private func values(
    _ evaluation: ModelResults, _ calibration: CalibrationResults, model: Int
  ) -> TemplateValue {
    let words = CalibrationWords(
      evaluation: evaluation, calibration: calibration, results: results)
    return [
      "model": .text(evaluation.name), "sentence": .text(words.sentence),
      "is_open": .bool(results.openModels.contains(model)),
      "chart": ChartKit.markup(chart(evaluation, model)),
      "bins": .list(bands(ConfidenceCharts(results: results).bins(calibration))),
      "equal_mass_bins": .list(bands(calibration.equalMassBins)),
      "numbers": .list(numbers(calibration)),
    ]
  }

  private func chart(_ evaluation: ModelResults, _ model: Int) -> String? {
    ConfidenceCharts(results: results).reliability(evaluation, model: model)
  }

  private func bands(_ bands: [CalibrationResults.Bin]) -> [TemplateValue] {
    bands.compactMap { band in
      guard let score = band.meanConfidence, let share = band.shareRight else { return nil }
      let isOutside = band.interval.map { !$0.contains(score) } ?? false
      return [
        "confidence": .text(wording.percent(score)), "share": .text(wording.percent(share)),
        "bar": .text(TextBars.share(share)),
        "interval": .text(band.interval.map(wording.span) ?? "—"),
        "count": .text(Figures.count(band.count)), "is_outside": .bool(isOutside),
        "side": .text(!isOutside ? "" : wording.side(isTooSure: score > share)),
      ]
    }
  }

  /// The numbers of calibration, each with its meaning.
  private func numbers(_ calibration: CalibrationResults) -> [TemplateValue] {
    func entry(
      _ number: CalibrationNumber, _ value: String, full: Double? = nil
    ) -> TemplateValue {
      [
        "name": .text(wording.name(number)), "value": .text(value),
        "full": .optional(full.map { "\($0)" }),
        "meaning": .text(wording.meaning(number)),
      ]
    }
    func number(_ number: CalibrationNumber, _ value: Double?) -> TemplateValue? {
      value.map {
        entry(number, Figures.isResidue($0) ? "0" : Figures.brief($0, digits: 3), full: $0)
      }
    }
    func test(_ number: CalibrationNumber, _ test: CalibrationTest?) -> TemplateValue? {
      test.map { entry(number, "z = \(Figures.brief($0.z, digits: 3)), \(Figures.pWords($0.p))") }
    }
    let murphy = calibration.murphy
    let list: [TemplateValue?] = [
      number(.equalWidth, calibration.equalWidth.expected),
      number(.equalMass, calibration.equalMass?.expected),
      number(.debiased, calibration.equalWidth.expectedDebiased),
      number(.maximum, calibration.equalWidth.maximum),
      number(.classwise, calibration.classwise),
      test(.brierTest, calibration.brierTest), test(.logTest, calibration.logTest),
      number(.miscalibration, calibration.corp?.miscalibration),
      number(.discrimination, calibration.corp?.discrimination),
      number(.uncertainty, calibration.corp?.uncertainty),
      number(.reliability, murphy?.reliability), number(.resolution, murphy?.resolution),
    ]
    return list.compactMap(\.self)
  }
}

extension ReportSection {
  static let confidence = ReportSection("confidence", .howConfident) { parts in
    let calibrations = CalibrationValues(results: parts.shown).tree
    let refits = RefitValues(results: parts.shown).members
    let isShown = calibrations != [] || refits["refits"] != nil
    let values = refits.merging([
      "calibrations": calibrations, "has_calibrations": .bool(calibrations != []),
      "has_confidence": .bool(isShown),
      "calibrations_fold": .optional(CalibrationValues(results: parts.shown).fold),
      "equal_mass_note": .optional(ConfidenceCharts(results: parts.shown).equalMassNote),
    ]) { first, _ in first }
    return SectionContent(isShown: isShown, values)
  }
}
