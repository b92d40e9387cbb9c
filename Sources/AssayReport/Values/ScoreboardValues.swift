import AssayCompare
import AssayData
import AssayEvaluate
import AssayTemplate

/// The scoreboard: a row a metric, a cell a model.
struct ScoreboardValues {
  let comparison: Comparison

  private var say: any Wording { comparison.say }

  /// The metrics worth a row: those that everybody asks for, and others where they say something.
  var rows: [Metric] {
    comparison.metrics.filter { metric in
      switch metric.key {
      case MetricKey.clippedCrossEntropy:
        comparison.options.isClipChosen || isInfinite(comparison.task.primaryLoss)
      case MetricKey.tieAveragedError:
        comparison.evaluations.contains { tiesMatter($0) }
      default: true
      }
    }
  }

  /// Those that a terminal shows, and that stand first on a page.
  var headlines: [Metric] {
    rows.filter { metric in
      switch metric.key {
      case MetricKey.clippedCrossEntropy: comparison.options.isClipChosen
      case _ where ScoreboardValues.minor.contains(metric.key): false
      default: comparison.task != .classes || !ScoreboardValues.details.contains(metric.key)
      }
    }
  }

  private static let details: Set<String> = [
    MetricKey.balancedError, MetricKey.macroF1, MetricKey.matthewsCorrelation,
    MetricKey.cohenKappa, MetricKey.logLossSkill, MetricKey.brierSkill, MetricKey.majorityError,
    "mce", "top_2_error", "top_3_error", "top_5_error",
  ]

  /// Those that follow from what stands beside them.
  private static let minor: Set<String> = [
    MetricKey.accuracy, MetricKey.tieAveragedError, "mse_half", "mse_per_class",
    MetricKey.averagePrecision,
  ]

  /// Whether there are others than those that stand first.
  var hasMore: Bool { headlines.count < rows.count }

  var tree: TemplateValue {
    let first = Set(headlines.map(\.key))
    return .list(
      rows.map { metric in
        let charts = ScoreCharts(metric, in: comparison)
        let words = comparison.words(metric)
        return [
          "key": .text(metric.key), "is_headline": .bool(first.contains(metric.key)),
          "name": .text(words.name), "name_with_unit": .text(words.nameWithUnit),
          "unit": metric.unit == .information ? .text(say.unit(comparison.options.logBase)) : .null,
          "arrow": .text(words.arrow),
          "direction": .text(say.words(metric.direction)),
          "cells": .list(
            comparison.evaluations.indices.map {
              cell(of: $0, metric: metric, words: words, charts: charts)
            }),
        ]
      })
  }

  private func cell(
    of model: Int, metric: Metric, words: MetricWords, charts: ScoreCharts
  ) -> TemplateValue {
    let evaluation = comparison.evaluations[model]
    let estimate = evaluation.estimate(metric.key)
    let pair = comparison.pair(of: model)
    let difference = pair?.difference(metric.key)
    let bounded = evaluation.bounds[metric.key]
    let test = pair?.test(metric.key)
    return [
      "model": .text(evaluation.model),
      "is_baseline": .bool(pair == nil && comparison.evaluations.count > 1),
      "value": .text(words.text(estimate)),
      "full": .optional(estimate.finite.map { "\(words.shown($0))\(words.unit)" }),
      "note": .optional(note(estimate, metric: metric, evaluation: evaluation, words: words)),
      "reason": .optional(say.reason(estimate, count: evaluation.count)),
      "plot": ChartKit.markup(
        charts.plot(of: model, text: say.labelled(evaluation.model, words.text(estimate)))),
      "sketch": .optional(charts.sketch(of: model)),
      "is_best": .bool(isClearlyBest(model, metric)),
      "interval": .optional((bounded?.bounds?.interval).map(words.text)),
      "interval_note": .optional(intervalNote(bounded)),
      "is_doubtful": .bool(bounded?.bounds?.doubt != nil),
      "is_infinite": .bool(isInfinite(estimate)),
      "is_undefined": .bool(isUndefined(estimate)),
      "has_difference": .bool(pair != nil),
      "difference": .optional(difference.map(words.text)),
      "change": .optional((test?.verdict).map(say.words) ?? difference.map(say.word)),
      "difference_interval": .optional(test?.interval.map(words.difference)),
      "p": .optional(test?.adjustedP.map(Figures.pWords)),
      "is_better": .bool(test?.verdict == .better),
      "is_worse": .bool(test?.verdict == .worse),
    ]
  }

  /// Whether a model has the best value of all, and clearly so.
  func isClearlyBest(_ model: Int, _ metric: Metric) -> Bool {
    comparison.clearlyBest[metric.key]?.contains(model) ?? false
  }

  /// How an interval is computed and what to think of it, or why there is none.
  private func intervalNote(_ bounded: Bounded?) -> String? {
    switch bounded {
    case .success(let bounds):
      return say.intervalNote(
        say.level(comparison.options.confidence.level), bounds.method, bounds.doubt)
    case .failure(.noValue), nil: return nil
    case .failure(let reason): return say.noInterval(because: say.words(reason))
    }
  }

  /// What stands small beneath a value: the counts behind a rate, what an infinite mean hides.
  private func note(
    _ estimate: Estimate, metric: Metric, evaluation: Evaluation, words: MetricWords
  ) -> String? {
    switch (estimate, metric.key) {
    case (.value, MetricKey.errorRate) where comparison.options.weight == nil:
      let wrong = evaluation.count - evaluation.confusion.correct
      return say.share(wrong, of: evaluation.count)
    case (.infinite(let mean), _):
      return say.atInfinity(
        mean.count, others: mean.finiteMean.map { Figures.number(words.shown($0)) })
    default:
      return nil
    }
  }

  /// Whether breaking ties by lot would show.
  private func tiesMatter(_ evaluation: Evaluation) -> Bool {
    guard (evaluation.tiedRows ?? 0) > 0 else { return false }
    let words = comparison.words(MetricKey.errorRate)
    return words.text(evaluation.estimate(MetricKey.errorRate))
      != words.text(evaluation.estimate(MetricKey.tieAveragedError))
  }

  private func isInfinite(_ key: String) -> Bool {
    comparison.evaluations.contains { isInfinite($0.estimate(key)) }
  }

  private func isInfinite(_ estimate: Estimate) -> Bool {
    if case .infinite = estimate { true } else { false }
  }

  private func isUndefined(_ estimate: Estimate) -> Bool {
    if case .undefined = estimate { true } else { false }
  }
}
