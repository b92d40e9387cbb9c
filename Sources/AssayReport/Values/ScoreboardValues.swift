import AssayChart
import AssayData
import AssayResults
import AssayTemplate

/// The scoreboard: a row a metric, a cell a model.
struct ScoreboardValues {
  let results: WordedResults

  /// More models than these are rows, with their primary metrics alone.
  static let mostSideBySide = 6

  private var wording: any Wording { results.wording }

  /// The metrics worth a row: those that everybody asks for, and others where they say something.
  var rows: [Metric] {
    results.metrics.filter { metric in
      switch metric.id {
      case .clippedCrossEntropy:
        results.options.isClipChosen || isInfinite(results.task.primaryLoss)
      case .tieAveragedError:
        results.models.contains { tiesMatter($0) }
      default: true
      }
    }
  }

  /// Those that a terminal shows, and that stand first on a page.
  var headlines: [Metric] {
    rows.filter { metric in
      switch metric.place {
      case .headline: metric.id != .clippedCrossEntropy || results.options.isClipChosen
      case .details: results.task == .multilabel
      case .minor: false
      }
    }
  }

  /// Whether there are others than those that stand first.
  var hasMore: Bool { headlines.count < rows.count }

  var tree: TemplateValue {
    let first = Set(headlines.map(\.key))
    return .list(
      rows.map { metric in
        let charts = ScoreCharts(metric, in: results)
        let words = results.words(metric)
        return [
          "key": .text(metric.key), "is_headline": .bool(first.contains(metric.key)),
          "name": .text(words.name), "name_with_unit": .text(words.nameWithUnit),
          "unit": metric.unit == .information
            ? .text(wording.unit(results.options.logBase)) : .null,
          "arrow": .text(words.arrow),
          "direction": .text(wording.words(metric.direction)),
          "cells": .list(
            results.models.indices.map {
              cell(of: $0, metric: metric, words: words, charts: charts)
            }),
        ]
      })
  }

  /// Many models, a row each with its primary metrics; null for few.
  var leaderboard: TemplateValue {
    let metrics = results.options.primary.compactMap(results.metric)
    guard results.models.count > ScoreboardValues.mostSideBySide, !metrics.isEmpty else {
      return .null
    }
    let columns = metrics.map { ($0, results.words($0), ScoreCharts($0, in: results)) }
    return [
      "heads": .list(
        columns.map { _, words, _ in
          ["name_with_unit": .text(words.nameWithUnit), "arrow": .text(words.arrow)]
        }),
      "rows": .list(
        results.models.indices.map { model in
          [
            "name": .text(results.models[model].name),
            "swatch": .markup(Swatch(series: model).svg),
            "cells": .list(
              columns.map { metric, words, charts in
                cell(of: model, metric: metric, words: words, charts: charts)
              }),
          ]
        }),
    ]
  }

  private func cell(
    of model: Int, metric: Metric, words: MetricWords, charts: ScoreCharts
  ) -> TemplateValue {
    let evaluation = results.models[model]
    let estimate = evaluation.estimate(metric.key)
    let pair = results.pair(of: model)
    let difference = pair?.difference(metric.key)
    let bounded = evaluation.values.entries[metric.key]?.bounded
    let test = pair?.test(metric.key)
    return [
      "model": .text(evaluation.name),
      "is_baseline": .bool(pair == nil && results.models.count > 1),
      "value": .text(words.text(estimate)),
      "full": .optional(estimate.finite.map { "\($0)\(words.unit)" }),
      "note": .optional(note(estimate, metric: metric, evaluation: evaluation, words: words)),
      "reason": .optional(wording.reason(estimate, count: results.count)),
      "plot": ChartKit.markup(
        charts.plot(of: model, text: wording.labelled(evaluation.name, words.text(estimate)))),
      "sketch": .optional(charts.sketch(of: model)),
      "is_best": .bool(isClearlyBest(model, metric)),
      "interval": .optional((bounded?.bounds?.interval).map(words.text)),
      "interval_note": .optional(intervalNote(bounded)),
      "is_doubtful": .bool(bounded?.bounds?.doubt != nil),
      "is_infinite": .bool(isInfinite(estimate)),
      "is_undefined": .bool(isUndefined(estimate)),
      "has_difference": .bool(pair != nil),
      "difference": .optional(difference.map(words.text)),
      "change": .optional(test.map(wording.change) ?? difference.map(wording.word)),
      "difference_interval": .optional(test?.interval.map(words.difference)),
      "p": .optional(test?.adjustedP.map(Figures.pWords)),
      "is_better": .bool(test?.verdict == .better),
      "is_worse": .bool(test?.verdict == .worse),
    ]
  }

  /// Whether a model has the best value of all, and clearly so.
  func isClearlyBest(_ model: Int, _ metric: Metric) -> Bool {
    results.clearlyBest[metric.key]?.contains(model) ?? false
  }

  /// How an interval is computed and what to think of it, or why there is none.
  private func intervalNote(_ bounded: IntervalResult?) -> String? {
    switch bounded {
    case .success(let bounds):
      return wording.intervalNote(
        wording.level(results.options.confidence.level), bounds.method, bounds.doubt)
    case .failure(.noValue), .failure(.notAskedFor), nil: return nil
    case .failure(let reason): return wording.noInterval(because: wording.words(reason))
    }
  }

  /// What stands small beneath a value: the counts behind a rate, what an infinite mean hides.
  private func note(
    _ estimate: Estimate, metric: Metric, evaluation: ModelResults, words: MetricWords
  ) -> String? {
    switch (estimate, metric.key) {
    case (.value, MetricKey.errorRate) where results.options.weight == nil:
      return wording.share(results.count - evaluation.correct, of: results.count)
    case (.infinite(let mean), _):
      return wording.atInfinity(
        mean.count, others: mean.finiteMean.map { Figures.brief($0, digits: 3) })
    default:
      return nil
    }
  }

  /// Whether breaking ties at random would show.
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
    let values: [String: TemplateValue] = [
      "scoreboard": scoreboard.tree, "leaderboard": scoreboard.leaderboard,
      "has_more_metrics": .bool(scoreboard.hasMore),
      "positive_class": PositiveValues(results: parts.shown).rows,
    ]
    let averages = AverageValues(results: parts.whole).members
    return SectionContent(values.merging(averages) { first, _ in first })
  }
}
