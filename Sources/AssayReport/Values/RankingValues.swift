import AssayChart
import AssayData
import AssayResults
import AssayStatistics
import AssayTemplate

/// How well each model's probabilities rank the samples.
struct RankingValues {
  /// The most classes shown; if there are more, those with the lowest areas are shown.
  private static let classLimit = 20

  let results: WordedResults

  private var wording: any Wording { results.wording }

  var tree: TemplateValue {
    .list(
      results.models.enumerated().compactMap { model, evaluation in
        evaluation.ranking.map { values(evaluation, $0, model: model) }
      })
  }

  private func values(
    _ evaluation: ModelResults, _ ranking: RankingResults, model: Int
  ) -> TemplateValue {
    let names = results.classNames
    let order = names.indices.sorted {
      (ranking.classes[$0].area.finite ?? 2, $0)
        < (ranking.classes[$1].area.finite ?? 2, $1)
    }
    let shown =
      names.count <= RankingValues.classLimit
      ? Array(names.indices) : Array(order.prefix(RankingValues.classLimit))
    let decimals = (
      area: RankingValues.decimals(ranking.classes.map(\.areaInterval)),
      precision: RankingValues.decimals(ranking.classes.map(\.precisionInterval))
    )
    return [
      "model": .text(evaluation.name), "series": .number(Double(model)),
      "is_open": .bool(ranking.positive == nil && model == results.baseline),
      "swatch": .markup(Swatch(series: model).svg),
      "classes": .list(shown.map { row($0, ranking.classes[$0], decimals) }),
      "is_part": .bool(shown.count < names.count),
      "caption": .text(wording.againstOthers(isPart: shown.count < names.count)),
      "averages": .list(averages(ranking, decimals)),
      "resolution": .optional(resolution(ranking)),
      "thresholds": .list(thresholds(ranking)),
      "positive": .optional(ranking.positive.map { names[$0] }),
    ]
  }

  private typealias Decimals = (area: Int, precision: Int)

  /// The most decimals that are meaningful for an area.
  private static let mostDecimals = 4

  /// The number of decimals of a column: as many as the narrowest interval supports, within limits.
  private static func decimals(_ intervals: [Interval?]) -> Int {
    min(intervals.compactMap { $0.flatMap(Figures.decimals) }.max() ?? 3, mostDecimals)
  }

  private func row(
    _ index: Int, _ ranking: RankingResults.ClassRanking, _ decimals: Decimals
  ) -> TemplateValue {
    [
      "label": .text(results.classNames[index]), "class_index": .number(Double(index)),
      "positives": .text(Figures.count(ranking.positives)),
      "area": .text(text(ranking.area.finite, decimals.area)),
      "area_interval": .text(interval(ranking.areaInterval, decimals.area)),
      "precision": .text(text(ranking.averagePrecision.finite, decimals.precision)),
      "precision_interval": .text(interval(ranking.precisionInterval, decimals.precision)),
    ]
  }

  private func text(_ value: Double?, _ decimals: Int) -> String {
    value.map { Figures.portion($0, decimals: decimals) } ?? "—"
  }

  private func interval(_ interval: Interval?, _ decimals: Int) -> String {
    interval.map { results.words(MetricKey.rocArea).span($0, decimals: decimals) } ?? "—"
  }

  /// The means over classes, for three or more classes.
  private func averages(_ ranking: RankingResults, _ decimals: Decimals) -> [TemplateValue] {
    guard ranking.positive == nil else { return [] }
    func row(_ mean: ClassMean, _ area: Double?, _ precision: Double?) -> TemplateValue {
      [
        "name": .text(wording.words(mean)), "area": .text(text(area, decimals.area)),
        "precision": .text(text(precision, decimals.precision)),
      ]
    }
    return [
      row(.plain, ranking.mean.area.finite, ranking.mean.precision.finite),
      row(.weighted, ranking.weighted.area.finite, ranking.weighted.precision.finite),
      row(.pairs, ranking.oneVersusOne.finite, nil),
    ]
  }

  /// The possible error of the areas, if only the codes of scores are known.
  private func resolution(_ ranking: RankingResults) -> String? {
    guard !ranking.isExact, ranking.errorBound > 0 else { return nil }
    return wording.coded(Figures.brief(ranking.errorBound))
  }

  /// The rule for positive scores, and how many samples at exactly 0.5 count differently elsewhere;
  /// nil if there are no thresholds.
  var thresholdNote: String? {
    guard let positive = results.models.lazy.compactMap(\.ranking?.positive).first else {
      return nil
    }
    let names = results.classNames
    // A tie goes to the first class.
    let ties = results.models.map { (model: $0.name, samples: $0.tiedSamples ?? 0) }
      .filter { $0.samples > 0 && positive > 0 }
    return wording.thresholdNote(
      ties.isEmpty ? nil : (here: names[positive], elsewhere: names[0]), ties)
  }

  /// The outcomes at the named thresholds of the positive class.
  private func thresholds(_ ranking: RankingResults) -> [TemplateValue] {
    guard let curve = ranking.thresholds else { return [] }
    let costs = results.options.costs
    return curve.named.map { name, point in
      [
        "name": .text(wording.words(name)),
        "threshold": .text(name == .half ? "0.5" : curve.text(name, wording) ?? wording.aboveAll),
        "error": .text(wording.percent(Double(curve.errors(point)) / Double(curve.total))),
        "recall": .text(curve.recall(point).map(wording.percent) ?? "—"),
        "precision": .text(curve.precision(point).map(wording.percent) ?? "—"),
        "false_positive_rate": .text(curve.falsePositiveRate(point).map(wording.percent) ?? "—"),
        "cost": .optional(costs.map { Figures.short(curve.cost(point, $0)) }),
      ]
    }
  }
}

extension Thresholds {
  /// A named threshold as the shortest probability that gives its counts and, for logits, as a
  /// logit, which differs even if probabilities round to the same number; nil if it is above all
  /// scores.
  func text(_ name: NamedThreshold, _ wording: any Wording) -> String? {
    guard let probability = shortest(name) else { return nil }
    let logit = point(name)?.logOdds.map { wording.bracketed(wording.logit(Figures.threshold($0))) }
    return Figures.exact(probability) + (logit ?? "")
  }
}

extension ReportSection {
  static let ranking = ReportSection("ranking", .ranking) { parts in
    let ranking = RankingValues(results: parts.shown)
    let rankings = ranking.tree
    let charts = RankingCharts(results: parts.shown)
    return SectionContent(
      isShown: rankings != [],
      [
        "rankings": rankings, "has_rankings": .bool(rankings != []),
        "has_costs": .bool(parts.shown.options.costs != nil),
        "roc_chart": ChartKit.markup(charts.roc), "roc_finding": .optional(charts.rocFinding),
        "precision_recall_chart": ChartKit.markup(charts.precisionRecall),
        "precision_recall_finding": .optional(charts.precisionRecallFinding),
        "thresholds_chart": ChartKit.markup(charts.thresholds),
        "thresholds_finding": .optional(charts.thresholdsFinding),
        "threshold_class": .optional(charts.positive),
        "threshold_data": .optional(charts.thresholdData?.text),
        "threshold_note": .optional(ranking.thresholdNote),
        "areas_chart": ChartKit.markup(charts.areas),
        "areas_finding": .optional(charts.areasFinding),
        "shown_areas": .optional(charts.shownAreas),
      ])
  }
}
