import AssayData
import AssayResults

extension TidyTable {
  /// The bins of confidence, and the share of right answers in each.
  static let calibration = TidyTable(
    "calibration",
    ["model", "bins", "bin", "samples", "right", "mean_confidence", "share_right", "low", "high"]
  ) { results in
    results.calibrated.flatMap { model, found in
      [("equal_width", found.bins), ("equal_mass", found.equalMassBins)].flatMap { kind, bins in
        bins.enumerated().map { index, bin in
          [
            .text(model.name), .code(kind), .count(index + 1), .count(bin.count),
            .count(bin.right), .number(bin.meanConfidence), .number(bin.shareRight),
          ] + TidyCell.ends(bin.interval)
        }
      }
    }
  }

  /// Each model's numbers of calibration, by their names in `results.json`.
  static let calibrationNumbers = TidyTable("calibration-numbers", ["model", "name", "value"]) {
    results in
    results.calibrated.flatMap { model, found in
      found.numbers.compactMap { name, value in
        value.map { [.text(model.name), .code(name), .number($0)] }
      }
    }
  }

  /// Each model before and after temperature scaling.
  static let temperatures = TidyTable(
    "temperatures",
    ["model", "samples", "temperature", "unit", "before", "after"] + TidyCell.pairedColumns
  ) { results in
    results.models.compactMap { model in
      guard let refit = try? model.temperature?.get() else { return nil }
      return [
        .text(model.name), .count(refit.count), .number(refit.temperature),
        .code(results.primaryLossUnit), .number(refit.before), .number(refit.after),
      ] + TidyCell.paired(refit.change)
    }
  }

  /// The differences between two models after temperature scaling.
  static let temperaturePairs = TidyTable(
    "temperature-pairs", ["candidate", "baseline", "unit"] + TidyCell.pairedColumns
  ) { results in
    results.pairs.compactMap { pair in
      guard let test = pair.afterRefit else { return nil }
      return TidyCell.row(
        results.names(pair), [.code(results.primaryLossUnit)], TidyCell.paired(test))
    }
  }

  /// The quantiles of the loss, as upper edges of bins.
  static let losses = TidyTable("losses", ["model", "unit", "share", "at_most"]) { results in
    results.models.flatMap { model -> [[TidyCell]] in
      guard let losses = model.losses, losses.total > 0 else { return [] }
      return LossHistogram.shares.map { share in
        [
          .text(model.name), .code(results.primaryLossUnit), .number(share),
          .number(results.options.logBase.convert(nats: losses.edge(share))),
        ]
      }
    }
  }
}

extension Results {
  fileprivate var calibrated: [(model: ModelResults, found: CalibrationResults)] {
    models.compactMap { model in model.calibration.map { (model, $0) } }
  }
}

extension CalibrationResults {
  fileprivate var numbers: [(name: String, value: Double?)] {
    [
      ("mean_confidence", meanConfidence), ("overconfidence", overconfidence),
      ("ece", equalWidth.expected), ("ece_debiased", equalWidth.expectedDebiased),
      ("ece_equal_mass", equalMass?.expected), ("mce", equalWidth.maximum),
      ("classwise_ece", classwise), ("brier_test_z", brierTest?.z), ("brier_test_p", brierTest?.p),
      ("log_test_z", logTest?.z), ("log_test_p", logTest?.p),
      ("miscalibration", corp?.miscalibration), ("discrimination", corp?.discrimination),
      ("uncertainty", corp?.uncertainty), ("reliability", murphy?.reliability),
      ("resolution", murphy?.resolution),
    ]
  }
}
