import AssayData
import AssayResults
import AssayTemplate

/// Averages of models, one row each, with each metric compared with the better model.
struct AverageValues {
  /// The most averages shown; the average of all models comes first.
  private static let most = 10

  /// The complete results, with models that are not shown.
  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// The members of the tree; only `has_averages` if no average has values.
  var members: [String: TemplateValue] {
    let averages = results.averages.filter { !areSame($0.models) }
    guard let first = averages.compactMap({ try? $0.result.get() }).first else {
      return ["has_averages": .bool(false)]
    }
    let ordered = averages.filter { $0.models.count > 2 } + averages.filter { $0.models.count == 2 }
    let (count, total) = (first.count, results.count)
    return [
      "has_averages": .bool(true),
      "average_heads": .list(
        AverageResults.keys.map { .text(results.words($0).nameWithUnit) }),
      "averages": .list(
        ordered.prefix(AverageValues.most).map(row)),
      "average_note": .text(
        wording.averageNote(
          wording.count(count, .sample), of: count < total ? Figures.count(total) : nil)),
    ]
  }

  /// Whether all models of an average answer alike, so that their average does, too.
  private func areSame(_ models: [Int]) -> Bool {
    let alike =
      results.pairs.filter { pair in
        pair.baseline == results.baseline && results.areSame(pair)
      }.map(\.candidate) + [results.baseline]
    return models.allSatisfy(alike.contains)
  }

  private func row(_ average: ModelAverage) -> TemplateValue {
    var reason: String?
    if case .failure(let none) = average.result { reason = wording.words(none) }
    return [
      "name": .text(wording.averageName(average.models.map { results.models[$0].name })),
      "cells": .list((try? average.result.get())?.metrics.map(cell) ?? []),
      "reason": .optional(reason),
    ]
  }

  private func cell(_ metric: AverageMetric) -> TemplateValue {
    let words = results.words(metric.key)
    let test = try? metric.test.get()
    var reason = ""
    if case .failure(let none) = metric.test { reason = wording.words(none) }
    return [
      "value": .text(
        metric.value.isFinite ? words.text(Estimate.value(metric.value)) : "∞"),
      "full": .optional(words.full(metric.value.isFinite ? metric.value : nil)),
      "better": .text(results.models[metric.better].name),
      "difference": .text(
        test.map { words.signed(Difference.value($0.difference)) } ?? "—"),
      "interval": .optional(test?.interval.map(words.difference)),
      "verdict": .text(test.map(wording.change) ?? reason),
    ]
  }
}
