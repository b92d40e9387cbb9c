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
        comparison.options.isClipChosen || isInfinite(MetricKey.crossEntropy)
      case MetricKey.tieAveragedError:
        comparison.evaluations.contains { tiesMatter($0) }
      default: true
      }
    }
  }

  var tree: TemplateValue {
    .list(
      rows.map { metric in
        let words = MetricWords(metric: metric, logBase: comparison.options.logBase)
        return [
          "key": .text(metric.key),
          "name": .text(metric.name),
          "unit": metric.unit == .information ? .text(comparison.options.logBase.unit) : .null,
          "arrow": .text(words.arrow),
          "direction": .text(words.direction),
          "cells": .list(
            comparison.evaluations.indices.map { cell(of: $0, metric: metric, words: words) }),
        ]
      })
  }

  private func cell(of model: Int, metric: Metric, words: MetricWords) -> TemplateValue {
    let evaluation = comparison.evaluations[model]
    let estimate = evaluation.estimate(metric.key)
    let pair = comparison.pairs.first { $0.candidate == model }
    let difference = pair?.difference(metric.key)
    return [
      "model": .text(evaluation.model),
      "is_baseline": .bool(pair == nil && comparison.evaluations.count > 1),
      "value": .text(words.text(estimate)),
      "full": .optional(estimate.finite.map { "\(words.shown($0))\(words.unit)" }),
      "note": .optional(note(estimate, metric: metric, evaluation: evaluation, words: words)),
      "reason": .optional(estimate.reason(count: evaluation.count)),
      "is_infinite": .bool(isInfinite(estimate)),
      "is_undefined": .bool(isUndefined(estimate)),
      "has_difference": .bool(pair != nil),
      "difference": .optional(difference.map(words.text)),
      "change": .optional(difference.map(MetricWords.word)),
    ]
  }

  /// What stands small beneath a value: the counts behind a rate, what an infinite mean hides.
  private func note(
    _ estimate: Estimate, metric: Metric, evaluation: Evaluation, words: MetricWords
  ) -> String? {
    switch (estimate, metric.key) {
    case (.value, MetricKey.errorRate):
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
