import AssayData
import AssayResults

extension TidyTable {
  /// How well the scores rank the samples, each class against the others.
  static let ranking = TidyTable(
    "ranking",
    [
      "model", "class", "samples", "roc_auc", "roc_auc_low", "roc_auc_high", "average_precision",
      "average_precision_low", "average_precision_high",
    ]
  ) { results in
    results.ranked.flatMap { model, ranking in
      zip(results.classes.names, ranking.classes).map { name, found in
        TidyCell.row(
          [.text(model.name), .text(name), .count(found.positives), .estimate(found.area)],
          TidyCell.ends(found.areaInterval), [.estimate(found.averagePrecision)],
          TidyCell.ends(found.precisionInterval))
      }
    }
  }

  /// The means of these values over the classes, for three or more classes.
  static let rankingMeans = TidyTable(
    "ranking-means", ["model", "mean", "roc_auc", "average_precision"]
  ) { results in
    results.ranked.flatMap { model, ranking -> [[TidyCell]] in
      guard ranking.positive == nil else { return [] }
      return [
        ("plain", ranking.mean.area, ranking.mean.precision),
        ("weighted", ranking.weighted.area, ranking.weighted.precision),
        ("one_versus_one", ranking.oneVersusOne, .undefined(.notMeasured)),
      ].map { name, area, precision in
        [.text(model.name), .code(name), .estimate(area), .estimate(precision)]
      }
    }
  }

  /// The outcomes at the thresholds that reports name, for two classes.
  static let thresholds = TidyTable(
    "thresholds",
    [
      "model", "positive", "which", "threshold", "logit", "true_positives", "false_positives",
      "false_negatives", "true_negatives", "error_rate", "recall", "precision",
      "false_positive_rate", "cost",
    ]
  ) { results in
    results.ranked.flatMap { model, ranking -> [[TidyCell]] in
      guard let curve = ranking.thresholds, let positive = ranking.positive else { return [] }
      return curve.named.map { name, point in
        [
          .text(model.name), .text(results.classes.names[positive]), .code(name.rawValue),
          .number(point.probability ?? .infinity), .number(point.logOdds),
          .count(point.truePositives), .count(point.falsePositives),
          .count(curve.falseNegatives(point)), .count(curve.trueNegatives(point)),
          .number(Double(curve.errors(point)) / Double(curve.total)),
          .number(curve.recall(point)), .number(curve.precision(point)),
          .number(curve.falsePositiveRate(point)),
          .number(results.options.costs.map { curve.cost(point, $0) }),
        ]
      }
    }
  }
}

extension Results {
  fileprivate var ranked: [(model: ModelResults, ranking: RankingResults)] {
    models.compactMap { model in model.ranking.map { (model, $0) } }
  }
}
