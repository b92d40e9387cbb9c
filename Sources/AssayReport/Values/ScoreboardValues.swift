import AssayCompare
import AssayData
import AssayEvaluate
import AssayTemplate

/// The scoreboard: a row a metric, a cell a model.
struct ScoreboardValues {
  let comparison: Comparison

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

  /// Those that a terminal shows.
  var headlines: [Metric] {
    rows.filter {
      comparison.task != .classes || !ScoreboardValues.details.contains($0.key)
    }
  }

  private static let details: Set<String> = [
    MetricKey.balancedError, MetricKey.macroF1, MetricKey.matthewsCorrelation,
    MetricKey.cohenKappa, MetricKey.logLossSkill, MetricKey.brierSkill, MetricKey.majorityError,
    "mce", "top_2_error", "top_3_error", "top_5_error",
  ]

  /// Those that follow from what stands beside them, which a page shows further down.
  private static let minor: Set<String> = [
    MetricKey.accuracy, MetricKey.tieAveragedError, MetricKey.clippedCrossEntropy,
    "mse_half", "mse_per_class", MetricKey.averagePrecision,
  ]

  var tree: TemplateValue {
    let headlines = Set(headlines.map(\.key)).subtracting(ScoreboardValues.minor)
    return .list(
      rows.map { metric in
        let charts = ScoreCharts(metric, in: comparison)
        let words = MetricWords(metric: metric, logBase: comparison.options.logBase)
        return [
          "key": .text(metric.key), "is_headline": .bool(headlines.contains(metric.key)),
          "name": .text(metric.name),
          "unit": metric.unit == .information ? .text(comparison.options.logBase.unit) : .null,
          "arrow": .text(words.arrow),
          "direction": .text(words.direction),
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
      "reason": .optional(estimate.reason(count: evaluation.count)),
      "plot": ChartKit.markup(
        charts.plot(of: model, text: "\(evaluation.model): \(words.text(estimate))")),
      "is_best": .bool(isClearlyBest(model, metric)),
      "interval": .optional((bounded?.bounds?.interval).map(words.text)),
      "interval_note": .optional(intervalNote(bounded)),
      "is_doubtful": .bool(bounded?.bounds?.doubt != nil),
      "is_infinite": .bool(isInfinite(estimate)),
      "is_undefined": .bool(isUndefined(estimate)),
      "has_difference": .bool(pair != nil),
      "difference": .optional(difference.map(words.text)),
      "change": .optional(test?.verdict.words ?? difference.map(MetricWords.word)),
      "difference_interval": .optional(test?.interval.map(words.difference)),
      "p": .optional(test?.adjustedP.map(Figures.pWords)),
      "is_better": .bool(test?.verdict == .better),
      "is_worse": .bool(test?.verdict == .worse),
    ]
  }

  /// Whether a model has the best value of all, and is clearly better than the baseline, or is the
  /// baseline itself and all others are clearly worse.
  func isClearlyBest(_ model: Int, _ metric: Metric) -> Bool {
    let values = comparison.evaluations.map { $0.estimate(metric.key).finite }
    guard values.count > 1, metric.direction != .descriptive, let own = values[model] else {
      return false
    }
    let isLower = metric.direction == .lowerIsBetter
    guard values.allSatisfy({ $0.map { isLower ? own <= $0 : own >= $0 } ?? isLower }) else {
      return false
    }
    let others = values.indices.filter { $0 != model }
    return model == comparison.baseline
      ? others.allSatisfy { comparison.pair(of: $0)?.test(metric.key)?.verdict == .worse }
      : comparison.pair(of: model)?.test(metric.key)?.verdict == .better
  }

  /// How an interval is computed and what to think of it, or why there is none.
  private func intervalNote(_ bounded: Bounded?) -> String? {
    switch bounded {
    case .success(let bounds):
      let doubt = bounds.doubt.map { "; \($0.words)" } ?? ""
      return "\(Figures.level(comparison.options.confidence.level)) by "
        + "\(bounds.method.words)\(doubt)"
    case .failure(.noValue), nil: return nil
    case .failure(let reason): return "no interval: \(reason.words)"
    }
  }

  /// What stands small beneath a value: the counts behind a rate, what an infinite mean hides.
  private func note(
    _ estimate: Estimate, metric: Metric, evaluation: Evaluation, words: MetricWords
  ) -> String? {
    switch (estimate, metric.key) {
    case (.value, MetricKey.errorRate) where comparison.options.weight == nil:
      let wrong = evaluation.count - evaluation.confusion.correct
      return "\(Figures.count(wrong)) of \(Figures.count(evaluation.count))"
    case (.infinite(let mean), _):
      let finite =
        mean.finiteMean.map { ", \(Figures.number(words.shown($0))) over the others" } ?? ""
      return Figures.count(mean.count, "sample") + " at ∞" + finite
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
