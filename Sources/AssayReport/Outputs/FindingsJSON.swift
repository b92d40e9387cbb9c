import AssayCompare
import AssayData
import AssayEvaluate

/// `calibration` and `ranking` of `results.json`.
struct FindingsJSON {
  let comparison: Comparison

  var calibration: JSON {
    .object(
      comparison.evaluations.map { evaluation in
        (evaluation.model, evaluation.findings?.calibration.map(calibration) ?? .null)
      })
  }

  private func calibration(_ calibration: ModelCalibration) -> JSON {
    func errors(_ errors: CalibrationErrors?) -> JSON {
      guard let errors else { return .null }
      return .object([
        ("ece", .number(errors.expected)), ("ece_debiased", .number(errors.expectedDebiased)),
        ("mce", .number(errors.maximum)), ("squared", .number(errors.squared)),
        ("squared_debiased", .number(errors.squaredDebiased)),
      ])
    }
    return .object([
      ("mean_confidence", .number(calibration.meanConfidence)),
      ("overconfidence", .number(calibration.overconfidence)),
      ("equal_width", errors(calibration.errors)),
      ("equal_mass", errors(calibration.equalMassErrors)),
      ("classwise_ece", optional(calibration.classwiseError)),
      ("brier_test", test(calibration.brierTest)), ("log_test", test(calibration.logTest)),
      (
        "corp",
        .object([
          ("miscalibration", optional(calibration.miscalibration)),
          ("discrimination", optional(calibration.discrimination)),
          ("uncertainty", optional(calibration.uncertainty)),
        ])
      ),
      ("murphy", calibration.murphyOfConfidence.map(murphy) ?? .null),
      ("bins", .array(calibration.equalWidth.map(band))),
      ("equal_mass_bins", .array(calibration.equalMass.map(band))),
    ])
  }

  private func optional(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }

  private func test(_ test: CalibrationTest?) -> JSON {
    guard let test else { return .null }
    return .object([("z", test.z.isFinite ? .number(test.z) : .null), ("p", .number(test.p))])
  }

  private func murphy(_ parts: MurphyDecomposition) -> JSON {
    .object([
      ("reliability", .number(parts.reliability)), ("resolution", .number(parts.resolution)),
      ("uncertainty", .number(parts.uncertainty)),
      ("within_bin_variance", .number(parts.withinBinVariance)),
      ("within_bin_covariance", .number(parts.withinBinCovariance)),
    ])
  }

  private func band(_ band: ModelCalibration.Band) -> JSON {
    .object([
      ("n", .integer(band.bin.count)), ("right", .integer(band.bin.positives)),
      ("mean_confidence", optional(band.bin.meanScore)),
      ("share_right", optional(band.bin.frequency)),
      ("low", optional(band.interval?.low)), ("high", optional(band.interval?.high)),
    ])
  }

  var ranking: JSON {
    .object(
      comparison.evaluations.map { evaluation in
        (evaluation.model, evaluation.findings?.ranking.map(ranking) ?? .null)
      })
  }

  private func ranking(_ ranking: ModelRanking) -> JSON {
    let names = comparison.classes.names
    func value(_ estimate: Estimate) -> JSON { optional(estimate.finite) }
    return .object([
      ("resolution", .string(ranking.resolution == .exact ? "exact" : "16 bits")),
      ("error_bound", .number(ranking.areaErrorBound)),
      ("roc_auc_macro", value(ranking.positive == nil ? ranking.area : .undefined(.notMeasured))),
      ("roc_auc_weighted", value(ranking.weighted { $0.area.estimate })),
      ("roc_auc_one_versus_one", value(ranking.oneVersusOne)),
      ("positive", ranking.positive.map { .string(names[$0]) } ?? .null),
      ("thresholds", ranking.thresholds.map(thresholds) ?? .null),
      (
        "classes",
        .object(names.indices.map { (names[$0], classRanking(ranking.classes[$0])) })
      ),
    ])
  }

  /// By name, as ``ThresholdCurve/named(_:)`` has them; a threshold above all scores is null, as are
  /// log-odds of probabilities and a cost without costs.
  private func thresholds(_ curve: ThresholdCurve) -> JSON {
    .object(
      curve.named(comparison.options.costs).map { name, point in
        (
          name.rawValue,
          .object([
            ("threshold", optional(curve.probability(point))),
            ("log_odds", optional(curve.logOdds(point))),
            ("true_positives", .integer(point.truePositives)),
            ("false_positives", .integer(point.falsePositives)),
            ("true_negatives", .integer(curve.trueNegatives(point))),
            ("false_negatives", .integer(curve.falseNegatives(point))),
            ("cost", optional(comparison.options.costs.map { curve.cost(point, $0) })),
          ])
        )
      })
  }

  private func classRanking(_ ranking: ModelRanking.ClassRanking) -> JSON {
    let reason = comparison.say.reason(ranking.area.estimate, count: comparison.count)
    return .object(
      [
        ("roc_auc", optional(ranking.area.estimate.finite)),
        ("roc_auc_low", optional(ranking.areaBounds.bounds?.interval.low)),
        ("roc_auc_high", optional(ranking.areaBounds.bounds?.interval.high)),
        ("twice_u", Int(exactly: ranking.area.twiceU).map(JSON.integer) ?? .null),
        ("average_precision", optional(ranking.averagePrecision.estimate.finite)),
        ("ece", optional(ranking.calibrationError)),
        ("positives", .integer(ranking.positives)), ("negatives", .integer(ranking.negatives)),
      ] + (reason.map { [("reason", JSON.string($0))] } ?? []))
  }
}
