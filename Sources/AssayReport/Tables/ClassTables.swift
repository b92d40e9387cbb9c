import AssayData
import AssayResults
import AssayStatistics

extension TidyTable {
  /// Precision, recall and F1 of each class, and their differences from the baseline.
  static let classes = TidyTable(
    "classes",
    ["model", "class", "samples", "predicted", "score", "unit", "value", "low", "high"]
      + TidyCell.pairedColumns
  ) { results in
    results.models.flatMap { model in
      zip(results.classes.names, model.classes).flatMap { name, found in
        results.scores(found).map { score in
          TidyCell.row(
            [
              .text(model.name), .text(name), .count(found.support), .count(found.predicted),
              .code(score.name), .code(score.unit), .estimate(score.value),
            ], TidyCell.ends(score.interval), TidyCell.paired(score.test))
        }
      }
    }
  }

  /// The means of these scores over the classes.
  static let classMeans = TidyTable("class-means", ["model", "score", "all", "defined"]) {
    results in
    results.models.flatMap { model in
      [
        (ClassScore.precision, model.means.precision), (.recall, model.means.recall),
        (.f1, model.means.f1),
      ].map { score, mean in
        [
          .text(model.name), .code(score.rawValue), .number(mean.overAll),
          .number(mean.overDefined),
        ]
      }
    }
  }

  /// How often each class was predicted for each label; only nonzero counts.
  static let confusion = TidyTable("confusion", ["model", "label", "predicted", "samples"]) {
    results in
    let names = results.classes.names
    return results.models.flatMap { model in
      (model.confusion?.cells ?? []).map {
        [.text(model.name), .text(names[$0.label]), .text(names[$0.predicted]), .count($0.count)]
      }
    }
  }

  /// The rates of the positive class at a threshold of ½.
  static let positiveClass = TidyTable(
    "positive-class",
    ["model", "positive", "score", "part", "of", "value", "low", "high"]
  ) { results in
    guard let found = try? results.positiveClass?.get() else { return [] }
    let positive = results.classes.names[found.positive]
    return zip(results.models, found.models).flatMap { model, rates in
      rates.atHalf.rows(results.options.confidence).map {
        [.text(model.name), .text(positive)] + $0
      }
    }
  }

  /// The error rate of each model minus that of always predicting the more frequent of two classes.
  static let majority = TidyTable(
    "majority", ["model", "majority", "majority_errors"] + TidyCell.pairedColumns
  ) { results in
    guard let found = try? results.positiveClass?.get() else { return [] }
    let name = results.classes.names[found.majority]
    return zip(results.models, found.models).map { model, rates in
      [.text(model.name), .text(name), .count(found.majorityErrors)]
        + TidyCell.paired(rates.againstMajority)
    }
  }

  /// The cost of each model's errors per sample, at each threshold that reports name.
  static let costs = TidyTable(
    "costs", ["model", "at", "threshold", "other_threshold", "cost", "low", "high"]
  ) { results in
    guard let costs = results.options.costs, let found = try? results.positiveClass?.get() else {
      return []
    }
    return zip(results.models, found.models).flatMap { model, positive in
      positive.rows(costs).map { [.text(model.name)] + $0 }
    }
  }
}

/// A score of a class.
private struct NamedScore {
  let name: String
  let unit: String
  let value: Estimate
  var interval: Interval?
  /// The test against the baseline.
  var test: Result<PairedTest, NoPairedTest>?
}

extension Results {
  /// The scores of a class; for a multilabel task also its error and its loss.
  fileprivate func scores(_ found: ClassResults) -> [NamedScore] {
    let scores = [
      (ClassScore.precision, found.precision), (.recall, found.recall), (.f1, found.f1),
    ].map { score, value in
      NamedScore(
        name: score.rawValue, unit: "share", value: value,
        interval: found.bounds[score]?.bounds?.interval,
        test: found.comparisons.first { $0.baseline == baseline && $0.score == score }?.result)
    }
    guard let outcome = found.outcome else { return scores }
    return scores + [
      NamedScore(name: "error", unit: "share", value: outcome.error),
      NamedScore(name: task.primaryLoss, unit: primaryLossUnit, value: outcome.crossEntropy),
    ]
  }
}

extension PositiveRates {
  /// The name, the parts, the value and the interval of each rate.
  fileprivate func rows(_ confidence: Confidence) -> [[TidyCell]] {
    let shares = [("recall", recall), ("precision", precision), ("specificity", specificity)]
    return shares.map { name, rate in
      [.code(name), .count(rate.part), .count(rate.whole), .number(rate.value)]
        + TidyCell.ends(rate.interval(confidence))
    } + [[.code("f1"), .absent, .absent, .number(f1)] + TidyCell.ends(f1Interval)]
  }
}

extension PositiveClassResults.Model {
  /// The name, the position and the cost of each threshold; a threshold above all probabilities is
  /// ∞.
  fileprivate func rows(_ costs: Costs) -> [[TidyCell]] {
    func row(
      _ name: String, _ thresholds: [Double?], _ cost: Double, _ interval: Interval? = nil
    ) -> [TidyCell] {
      let places = thresholds.map { TidyCell.number($0 ?? .infinity) }
      return TidyCell.row(
        [.code(name), places.first ?? .absent, places.dropFirst().first ?? .absent, .number(cost)],
        TidyCell.ends(interval))
    }
    let half = row("half", [0.5], atHalf.cost(costs))
    guard let found = self.costs else { return [half] }
    let fitted = try? found.crossFitted.get()
    return [
      half,
      row("stated", [costs.statedThreshold], found.stated.cost(costs), found.statedInterval),
      fitted.map { row("cross_fitted", $0.thresholds, $0.cost) },
      row("fewest_on_these_samples", [found.fewestThreshold], found.fewest.cost(costs)),
    ].compactMap(\.self)
  }
}
