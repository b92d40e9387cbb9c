import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// The scoreboard: a row for each metric, and a cell for each model.
struct ScoreboardValues {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// The metrics that get a row: the common ones, and others if they are informative.
  var rows: [Metric] {
    results.metrics.filter { metric in
      guard !areClassesOnly(metric) else { return false }
      return switch metric.id {
      case .clippedCrossEntropy:
        results.options.isClipChosen || isInfinite(results.task.primaryLoss)
      case .tieAveragedError:
        results.models.contains { tiesMatter($0) }
      default: true
      }
    }
  }

  /// Whether no model provides the probabilities that a metric needs.
  private func areClassesOnly(_ metric: Metric) -> Bool {
    results.models.allSatisfy { $0.estimate(metric.key) == .undefined(.classesOnly) }
  }

  /// Whether metrics are left out for that reason.
  var lackProbabilities: Bool { results.metrics.contains(where: areClassesOnly) }

  /// The metrics that a terminal shows, and that come first on a page.
  var headlines: [Metric] {
    rows.filter { metric in
      switch metric.place {
      case .headline: metric.id != .clippedCrossEntropy || results.options.isClipChosen
      case .details: results.task == .multilabel
      case .minor: false
      }
    }
  }

  /// Whether there are other metrics than those that come first.
  var hasMore: Bool { headlines.count < rows.count }

  /// A group of equal metrics, and a cell for each model.
  private struct Row {
    let head: [String: TemplateValue]
    let isFirst: Bool
    let cells: [TemplateValue]
  }

  private var cellsByMetric: [Row] {
    let first = Set(headlines.map(\.key))
    return groups(rows).map { group in
      let isFirst = first.contains(group.metric.key)
      let charts = isFirst ? ScoreCharts(group.metric, in: results) : nil
      return Row(
        head: head(group), isFirst: isFirst,
        cells: results.models.indices.map { cell(of: $0, metric: group.metric, charts: charts) })
    }
  }

  /// The members that a page shows as its table of metrics.
  fileprivate var members: [String: TemplateValue] {
    let rows = cellsByMetric
    return [
      "scoreboard": .list(rows.map(tree)), "has_model_tables": .bool(isByModel),
      "model_tables": .list(isByModel ? tables(rows.filter(\.isFirst)) : []),
      "more_model_tables": .list(isByModel ? tables(rows.filter { !$0.isFirst }) : []),
      "identities": .optional(identities),
    ]
  }

  /// The row of a metric.
  private func tree(_ row: Row) -> TemplateValue {
    .object(
      row.head.merging(["is_headline": .bool(row.isFirst), "cells": .list(row.cells)]) { first, _ in
        first
      })
  }

  private func head(_ group: MetricGroup) -> [String: TemplateValue] {
    let (metric, words) = (group.metric, results.words(group.metric))
    return [
      "key": .text(metric.key), "name": .text(wording.name(metric)),
      "name_with_unit": .text(nameWithUnit(metric)), "unit": .optional(unit(metric)),
      "arrow": .text(words.arrow),
      "direction": .text(wording.words(metric.direction)),
    ]
  }

  private func unit(_ metric: Metric) -> String? {
    metric.unit == .information ? wording.unit(results.options.logBase) : nil
  }

  private func nameWithUnit(_ metric: Metric) -> String {
    let name = wording.name(metric)
    return unit(metric).map { wording.named(name, in: $0) } ?? name
  }

  // MARK: - Models as rows

  /// The most models that are columns; if there are more, models are rows and metrics are columns.
  static let mostColumns = 2

  private var isByModel: Bool { results.models.count > ScoreboardValues.mostColumns }

  /// The most metrics that a table shows side by side.
  private static let mostMetrics = 7

  /// The tables, each as wide as a page.
  private func tables(_ rows: [Row]) -> [TemplateValue] {
    stride(from: 0, to: rows.count, by: ScoreboardValues.mostMetrics).map { start in
      let part = rows[start..<min(start + ScoreboardValues.mostMetrics, rows.count)]
      return [
        "head": .null, "heads": .list(part.map { .object($0.head) }),
        "rows": .list(
          results.models.indices.map { model in
            [
              "name": .text(results.models[model].name),
              "full_name": .text(results.fullName(results.models[model].name)),
              "is_long": .bool(results.isLong(results.models[model].name)),
              "swatch": .markup(Swatch(series: model).svg),
              "is_baseline": .bool(model == results.baseline),
              "cells": .list(part.map { $0.cells[model] }),
            ]
          }),
      ]
    }
  }

  // MARK: - Equal metrics

  /// A metric, and others that have the same value for every model.
  struct MetricGroup {
    let metric: Metric
    var others: [Metric] = []
  }

  /// The name of a metric, with the names of those that equal it.
  func name(_ group: MetricGroup) -> String {
    wording.name(wording.name(group.metric), sameAs: group.others.map(wording.name))
  }

  /// The groups of equal metrics of which only the first has a row, in a sentence; nil if
  /// absent.
  private var identities: String? {
    let names = groups(rows).filter { !$0.others.isEmpty }.map { group in
      ([group.metric] + group.others).map(wording.name)
    }
    return names.isEmpty ? nil : wording.identities(names)
  }

  /// Groups of equal metrics, without those that depend on the labels alone.
  func groups(_ metrics: [Metric]) -> [MetricGroup] {
    var groups: [MetricGroup] = []
    for metric in metrics where !metric.isOfLabels {
      if let place = groups.firstIndex(where: { saySame($0.metric, metric) }) {
        groups[place].others.append(metric)
      } else {
        groups.append(MetricGroup(metric: metric))
      }
    }
    return groups
  }

  private func saySame(_ one: Metric, _ other: Metric) -> Bool {
    let keys = (one.key, other.key)
    return one.canEqual(other)
      && results.models.allSatisfy { model in
        let estimate = model.estimate(keys.0)
        let areBounded =
          estimate.finite == nil || model.bounds(keys.0)?.interval == model.bounds(keys.1)?.interval
        return areBounded && estimate.isSame(as: model.estimate(keys.1))
      } && results.pairs.allSatisfy { $0.test(keys.0)?.verdict == $0.test(keys.1)?.verdict }
  }

  /// The metrics that depend on the labels alone, in a sentence; nil if absent.
  var ofLabels: String? {
    let parts = rows.filter(\.isOfLabels).compactMap { metric -> String? in
      guard let estimate = results.models.first?.estimate(metric.key), estimate.finite != nil,
        estimate != .value(0)
      else { return nil }
      let words = results.words(metric)
      return "\(words.name) \(words.brief(estimate))"
    }
    return parts.isEmpty ? nil : wording.ofLabels(parts)
  }

  private func cell(
    of model: Int, metric: Metric, charts: ScoreCharts?
  ) -> TemplateValue {
    let words = results.words(metric)
    let evaluation = results.models[model]
    let estimate = evaluation.estimate(metric.key)
    let pair = results.pair(of: model)
    let isSame = pair.map(results.areSame) ?? false
    let difference = isSame ? nil : (pair?.difference(metric.key)).map(words.cleared)
    let bounded = evaluation.values.entries[metric.key]?.bounded
    let test = isSame ? nil : pair?.test(metric.key)
    return [
      "model": .text(evaluation.name), "metric": .text(nameWithUnit(metric)),
      "arrow": .text(words.arrow),
      "is_baseline": .bool(pair == nil && results.models.count > 1),
      "value": .text(words.text(estimate)),
      "full": .optional(words.full(estimate.finite)),
      "note": .optional(note(estimate, metric: metric, evaluation: evaluation, words: words)),
      "reason": .optional(wording.reason(estimate, count: results.count)),
      "infinite": .optional(whyNone(estimate)),
      "plot": ChartKit.markup(charts?.plot(of: model)),
      "is_best": .bool(isClearlyBest(model, metric)),
      "interval": .optional(
        (bounded?.bounds?.interval).map { words.span($0, decimals: words.decimals) }),
      "interval_note": .optional(intervalNote(bounded)),
      "is_doubtful": .bool(bounded?.bounds?.doubt != nil),
      "is_infinite": .bool(isInfinite(estimate)),
      "is_undefined": .bool(isUndefined(estimate)),
      "has_difference": .bool(pair != nil),
      "difference": .optional(
        isSame && isByModel ? wording.label(.same) : difference.flatMap { text($0, words) }),
      "verdict": .optional(test.map(wording.hedged)),
      "change": .optional(
        isSame
          ? wording.label(.same) : test.map(wording.hedgedChange) ?? difference.map(wording.word)),
      "difference_interval": .optional(
        test?.interval.map(words.difference)),
      "is_clear": .bool(test?.isClear ?? false),
      "is_exploratory": .bool(test != nil && !isDeciding(metric)),
      "p": .optional(test?.adjustedP.map(Figures.pWords)),
      "is_better": .bool(test?.verdict == .better),
      "is_worse": .bool(test?.verdict == .worse),
      "tidy": results.results.tidyValue(metric, model),
    ]
  }

  /// Whether the headline uses a metric.
  private func isDeciding(_ metric: Metric) -> Bool {
    results.options.primary.contains(metric.key)
      && HeadMetrics(results).metrics.contains { $0.key == metric.key }
  }

  /// A difference with its unit, unless that is below the table; nil if it is not a number.
  private func text(_ difference: Difference, _ words: MetricWords) -> String? {
    guard case .value = difference else { return nil }
    return isByModel ? words.signed(difference) : words.text(difference)
  }

  /// Why there is no finite value, in a few words.
  private func whyNone(_ estimate: Estimate) -> String? {
    switch estimate {
    case .value: nil
    case .infinite(let mean): wording.infinite(mean.count)
    case .undefined(let reason): wording.words(reason)
    }
  }

  /// Whether a model has the best value of all, and clearly so.
  func isClearlyBest(_ model: Int, _ metric: Metric) -> Bool {
    results.clearlyBest[metric.key]?.contains(model) ?? false
  }

  /// How an interval is computed and why it is approximate, or why it is missing.
  private func intervalNote(_ bounded: IntervalResult?) -> String? {
    switch bounded {
    case .success(let bounds):
      return wording.intervalNote(
        wording.level(results.options.confidence.level), bounds.method, bounds.doubt)
    case .failure(.noValue), .failure(.notAskedFor), nil: return nil
    case .failure(let reason): return wording.noInterval(because: wording.words(reason))
    }
  }

  /// The small print below a value: the counts behind a rate, the mean of the finite losses, or why
  /// it is missing.
  private func note(
    _ estimate: Estimate, metric: Metric, evaluation: ModelResults, words: MetricWords
  ) -> String? {
    switch (estimate, metric.key) {
    case (.value, MetricKey.errorRate) where results.options.weight == nil:
      return wording.share(results.count - evaluation.correct, of: results.count)
    case (.infinite(let mean), _):
      return wording.atInfinity(
        mean.count, others: mean.finiteMean.map { Figures.brief($0, digits: 3) })
    case (.undefined(let reason), _): return wording.words(reason)
    default:
      return nil
    }
  }

  /// Whether breaking ties at random would change the error rate that is shown.
  private func tiesMatter(_ evaluation: ModelResults) -> Bool {
    guard (evaluation.tiedSamples ?? 0) > 0 else { return false }
    let words = results.words(MetricKey.errorRate)
    return words.text(evaluation.estimate(MetricKey.errorRate))
      != words.text(evaluation.estimate(MetricKey.tieAveragedError))
  }

  private func isInfinite(_ key: String) -> Bool {
    results.models.contains { isInfinite($0.estimate(key)) }
  }

  private func isInfinite(_ estimate: Estimate) -> Bool {
    if case .infinite = estimate { true } else { false }
  }

  private func isUndefined(_ estimate: Estimate) -> Bool {
    if case .undefined = estimate { true } else { false }
  }
}

extension ReportSection {
  static let scoreboard = ReportSection("scoreboard", .scoreboard) { parts in
    let scoreboard = ScoreboardValues(results: parts.shown)
    let positive = PositiveValues(results: parts.shown)
    let values: [String: TemplateValue] = [
      "has_more_metrics": .bool(scoreboard.hasMore),
      "of_labels": .optional(scoreboard.ofLabels),
      "lack_probabilities": .bool(scoreboard.lackProbabilities),
      "positive_class": positive.rows, "positive_table": positive.table,
    ]
    let averages = AverageValues(results: parts.whole).members
    return SectionContent(
      values.merging(averages) { first, _ in first }
        .merging(scoreboard.members) { first, _ in first })
  }
}
