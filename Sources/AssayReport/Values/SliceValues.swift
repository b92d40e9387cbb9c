import AssayData
import AssayResults
import AssayTemplate

/// The slices: a table for each column, and a row for each value, the worst first.
struct SliceValues {
  /// The most values shown, and the most of these that are not folded; the worst come first.
  private static let mostValues = 50
  private static let mostOpen = 10

  let results: WordedResults

  private var slices: SliceWords { SliceWords(results: results) }

  /// The words of the metrics that every row shows for each model, and of the difference, with the
  /// same decimals throughout a column.
  private struct TableWords {
    let metrics: [MetricWords]
    let difference: MetricWords

    init(_ table: SliceTable, _ results: WordedResults) {
      func fitted(_ words: MetricWords) -> MetricWords {
        words.fitted(
          to: table.values.flatMap { $0.models.map { $0.bounds(words.metric.key)?.interval } })
      }
      metrics = [results.task.answerError, results.task.primaryLoss].map {
        fitted(results.words($0))
      }
      difference = fitted(SliceWords(results: results).metric)
    }
  }

  var tree: TemplateValue {
    .list(results.slices.indices.map { table(results.slices[$0], index: $0) })
  }

  private func table(_ table: SliceTable, index: Int) -> TemplateValue {
    let words = TableWords(table, results)
    let values = table.values.prefix(SliceValues.mostValues).map { value($0, words) }
    return [
      "name": .text(SliceWords.name(table)),
      "chart": ChartKit.markup(
        SliceCharts(results: results).values(table, index: index)),
      "finding": .optional(SliceCharts(results: results).finding(table)),
      "shown_in_chart": .optional(SliceCharts(results: results).shown(table)),
      "metric": .text(slices.metric.nameWithUnit),
      "heads": .list(
        results.models.flatMap { evaluation in
          words.metrics.map { ["model": .text(evaluation.name), "metric": .text($0.nameWithUnit)] }
        }),
      "pairs": .list(
        results.pairs.map { pair in
          [
            "candidate": .text(results.models[pair.candidate].name),
            "baseline": .text(results.models[pair.baseline].name),
            "metric": .text(words.difference.nameOfDifference),
          ]
        }),
      "has_values": .bool(!table.values.isEmpty),
      "values": .list(values), "tables": .list(tables(values)),
      "omitted": .optional(omitted(table)),
      "reversals": .list(slices.reversals(table).map(TemplateValue.text)),
    ]
  }

  /// The worst values, and the others in a fold if there are many.
  private func tables(_ values: [TemplateValue]) -> [TemplateValue] {
    let others = values.dropFirst(SliceValues.mostOpen)
    let fold = results.fold(of: others.count, in: values.count)
    let first: TemplateValue = [
      "fold": .null, "values": .list(Array(values.prefix(SliceValues.mostOpen))),
    ]
    guard let fold else { return [first] }
    return [first, ["fold": .text(fold), "values": .list(Array(others))]]
  }

  /// The slices not shown, in a sentence without its full stop; nil if everything is.
  private func omitted(_ table: SliceTable) -> String? {
    let part =
      table.values.count > SliceValues.mostValues
      ? results.wording.part(
        .worstValues(shown: SliceValues.mostValues, of: table.values.count)) : nil
    let parts = [part, slices.omitted(table)].compactMap(\.self)
    return parts.isEmpty ? nil : results.wording.semicolons(parts)
  }

  private func value(_ value: SliceValue, _ words: TableWords) -> TemplateValue {
    [
      "value": .text(slices.name(value)),
      "full_value": .optional(slices.fullName(value)), "n": .text(Figures.count(value.count)),
      "cells": .list(
        value.models.flatMap { evaluation in words.metrics.map { cell($0, evaluation) } }),
      "pairs": .list(value.pairs.indices.map { pair($0, of: value, words.difference) }),
    ]
  }

  private func cell(_ words: MetricWords, _ evaluation: MetricValues) -> TemplateValue {
    let estimate = evaluation.estimate(words.metric.key)
    let bounds = evaluation.bounds(words.metric.key)
    return [
      "value": .text(words.text(estimate)), "full": .optional(words.full(estimate.finite)),
      "reason": .optional(results.wording.reason(estimate, count: evaluation.count)),
      "interval": .optional(bounds.map { words.span($0.interval, decimals: words.decimals) }),
      "is_doubtful": .bool(bounds?.doubt != nil),
    ]
  }

  private func pair(
    _ index: Int, of value: SliceValue, _ words: MetricWords
  ) -> TemplateValue {
    let pair = value.pairs[index]
    let test = pair.test(words.metric.key)
    return [
      "difference": .text(words.signed(pair.difference(words.metric.key))),
      "interval": .optional(test?.interval.map(words.difference)),
      "verdict": .text((test?.verdict).map(results.wording.words) ?? "—"),
      "is_better": .bool(test?.verdict == .better),
      "is_worse": .bool(test?.verdict == .worse),
      "is_reversed": .bool(slices.isReversed(index, in: value)),
      "is_clearly_reversed": .bool(slices.isClearlyReversed(index, in: value)),
    ]
  }
}

extension ReportSection {
  static let slices = ReportSection("slices", .slices) { parts in
    let shown = parts.shown
    return SectionContent(
      isShown: !shown.slices.isEmpty || shown.foundSlices != nil,
      [
        "slices": SliceValues(results: shown).tree, "has_slices": .bool(!shown.slices.isEmpty),
        "found_slices": FoundSliceValues(results: shown).tree,
        "has_slice_section": .bool(!shown.slices.isEmpty || shown.foundSlices != nil),
        "slice_metric": .text(shown.words(shown.sliceMetric).name),
      ])
  }
}
