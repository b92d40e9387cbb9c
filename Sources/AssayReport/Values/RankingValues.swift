import AssayChart
import AssayCompare
import AssayData
import AssayEvaluate
import AssayTemplate

/// How well each model's probabilities order the samples.
struct RankingValues {
  /// Of more classes those with the lowest areas are shown.
  private static let classLimit = 20

  let comparison: Comparison

  private var say: any Wording { comparison.say }

  var tree: TemplateValue {
    .list(
      comparison.evaluations.enumerated().compactMap { model, evaluation in
        evaluation.findings?.ranking.map { values(evaluation, $0, model: model) }
      })
  }

  private func values(
    _ evaluation: Evaluation, _ ranking: ModelRanking, model: Int
  ) -> TemplateValue {
    let names = comparison.classNames
    let order = names.indices.sorted {
      (ranking.classes[$0].area.estimate.finite ?? 2, $0)
        < (ranking.classes[$1].area.estimate.finite ?? 2, $1)
    }
    let shown =
      names.count <= RankingValues.classLimit
      ? Array(names.indices) : Array(order.prefix(RankingValues.classLimit))
    return [
      "model": .text(evaluation.model), "series": .number(Double(model)),
      "swatch": .markup(Swatch(series: model).svg),
      "classes": .list(shown.map { row($0, ranking.classes[$0]) }),
      "is_part": .bool(shown.count < names.count),
      "caption": .text(say.againstOthers(isPart: shown.count < names.count)),
      "averages": .list(averages(ranking)),
      "resolution": .optional(resolution(ranking)),
      "thresholds": .list(thresholds(ranking)),
      "threshold_data": .optional(
        ranking.thresholds.map {
          ThresholdData(curve: $0, costs: comparison.options.costs).text
        }),
      "positive": .optional(ranking.positive.map { names[$0] }),
    ]
  }

  private func row(_ index: Int, _ ranking: ModelRanking.ClassRanking) -> TemplateValue {
    [
      "label": .text(comparison.classNames[index]), "class_index": .number(Double(index)),
      "positives": .text(Figures.count(ranking.positives)),
      "area": .text(text(ranking.area.estimate)),
      "area_interval": .text(interval(ranking.areaBounds)),
      "precision": .text(text(ranking.averagePrecision.estimate)),
      "precision_interval": .text(interval(ranking.precisionBounds)),
    ]
  }

  private func text(_ estimate: Estimate) -> String {
    estimate.finite.map(Figures.brief) ?? "—"
  }

  private func interval(_ bounded: Bounded) -> String {
    bounded.bounds.map {
      Figures.range(Figures.brief($0.interval.low), Figures.brief($0.interval.high))
    } ?? "—"
  }

  /// Of three classes and more.
  private func averages(_ ranking: ModelRanking) -> [TemplateValue] {
    guard ranking.positive == nil else { return [] }
    func row(_ mean: ClassMean, _ area: Estimate, _ precision: Estimate) -> TemplateValue {
      [
        "name": .text(say.words(mean)), "area": .text(text(area)),
        "precision": .text(text(precision)),
      ]
    }
    return [
      row(.plain, ranking.area, ranking.averagePrecision),
      row(
        .weighted, ranking.weighted { $0.area.estimate },
        ranking.weighted { $0.averagePrecision.estimate }),
      row(.pairs, ranking.oneVersusOne, .undefined(.notMeasured)),
    ]
  }

  /// Where scores are known by their codes alone, how far areas may be off.
  private func resolution(_ ranking: ModelRanking) -> String? {
    guard ranking.resolution == .coded, ranking.areaErrorBound > 0 else { return nil }
    return say.coded(Figures.brief(ranking.areaErrorBound))
  }

  /// The outcomes at some thresholds of the positive class.
  private func thresholds(_ ranking: ModelRanking) -> [TemplateValue] {
    guard let curve = ranking.thresholds else { return [] }
    let costs = comparison.options.costs
    let total = Double(max(1, curve.positives + curve.negatives))
    return curve.named(costs).map { name, point in
      let errors = point.falsePositives + curve.falseNegatives(point)
      return [
        "name": .text(say.words(name)),
        "threshold": .text(curve.text(point, say) ?? say.aboveAll),
        "error": .text(say.percent(Double(errors) / total)),
        "recall": .text(curve.recall(point).map(say.percent) ?? "—"),
        "precision": .text(curve.precision(point).map(say.percent) ?? "—"),
        "false_positive_rate": .text(curve.falsePositiveRate(point).map(say.percent) ?? "—"),
        "cost": .optional(costs.map { Figures.short(curve.cost(point, $0)) }),
      ]
    }
  }
}

/// A threshold that a report names; the raw value is its name in JSON.
enum NamedThreshold: String {
  case half
  case fewestErrors = "fewest_errors"
  case leastCost = "least_cost"
}

extension ThresholdCurve {
  /// The thresholds that a report names: one half, that of the fewest errors, that of the least cost.
  func named(_ costs: Costs?) -> [(name: NamedThreshold, point: Point)] {
    var points = [(NamedThreshold.half, point(at: 0.5)), (.fewestErrors, cheapest())]
    if let costs {
      points.append(
        (
          .leastCost,
          cheapest(falsePositive: costs.falsePositive, falseNegative: costs.falseNegative)
        ))
    }
    return points
  }

  /// What the errors at a threshold cost.
  func cost(_ point: Point, _ costs: Costs) -> Double {
    Double(point.falsePositives) * costs.falsePositive
      + Double(falseNegatives(point)) * costs.falseNegative
  }

  /// A threshold as a probability, and of logits as a logit, which differs where probabilities round
  /// to the same number; nil above all scores.
  func text(_ point: Point, _ say: any Wording) -> String? {
    guard let probability = probability(point) else { return nil }
    let logit = logOdds(point).map { say.bracketed(say.logit(Figures.short($0))) } ?? ""
    return Figures.short(probability) + logit
  }
}
