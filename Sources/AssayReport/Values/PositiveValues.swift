import AssayChart
import AssayData
import AssayResults
import AssayStatistics
import AssayTemplate

/// The positive class: its rows in the first table, and the cost of errors.
struct PositiveValues {
  let results: WordedResults

  private var wording: any Wording { results.wording }
  private var words: PositiveWords { PositiveWords(results: results) }

  /// The rows of the positive class, metric by metric; null unless it is rare.
  var rows: TemplateValue {
    guard let rare = words.rare else { return .null }
    let candidates = results.models.indices.count { results.pair(of: $0) != nil }
    return [
      "head": .text(
        wording.positiveHead(
          results.classNames[rare.positive], rare.positives, of: results.count)),
      "columns": .number(Double(1 + results.models.count + candidates)),
      "rows": .list(
        words.rows.map { row in
          [
            "name": .text(row.name),
            "cells": .list(
              zip(results.models.indices, row.cells).map { model, shown in
                cell(model, shown, row) { shown.words.text($0) }
              }),
          ]
        }),
    ]
  }

  /// The same with a row for each model; null unless the class is rare.
  var table: TemplateValue {
    guard let rare = words.rare else { return .null }
    let rows = words.rows
    return [
      "head": .text(
        wording.positiveHead(
          results.classNames[rare.positive], rare.positives, of: results.count)),
      "heads": .list(
        rows.map {
          [
            "name": .text($0.name), "key": .null, "unit": .null, "arrow": .null,
          ]
        }),
      "rows": .list(
        results.models.indices.map { model in
          [
            "name": .text(results.models[model].name),
            "full_name": .text(results.fullName(results.models[model].name)),
            "is_long": .bool(results.isLong(results.models[model].name)),
            "swatch": .markup(Swatch(series: model).svg),
            "is_baseline": .bool(model == results.baseline && results.models.count > 1),
            "cells": .list(
              rows.map { row in
                let shown = row.cells[model]
                return cell(model, shown, row) { shown.words.signed($0) }
              }),
          ]
        }),
    ]
  }

  private func cell(
    _ model: Int, _ cell: PositiveWords.Cell, _ row: PositiveWords.Row,
    _ text: (Difference) -> String
  ) -> TemplateValue {
    [
      "metric": .text(row.name), "arrow": .null, "value": .text(cell.value),
      "interval": .optional(cell.interval),
      "interval_note": .null, "full": .null, "reason": .null, "plot": .null,
      "is_best": .bool(false), "is_doubtful": .bool(false), "note": .optional(cell.note),
      "has_difference": .bool(results.pair(of: model) != nil),
      "has_test": .bool(cell.test != nil),
      "difference": .text(
        cell.test.map { text(.value($0.difference)) } ?? ""),
      "difference_interval": .optional(cell.test?.interval.map(cell.words.difference)),
      "change": .text(cell.test.map(wording.change) ?? ""),
      "infinite": .null, "verdict": .optional(cell.test.map { wording.words($0.verdict) }),
      "is_clear": .bool(cell.test?.isClear ?? false),
      "is_exploratory": .bool(cell.test?.family == .exploratory),
      "is_better": .bool(cell.test?.verdict == .better),
      "is_worse": .bool(cell.test?.verdict == .worse),
      "tidy": row.row.tidyValue(cell, results.results, model),
    ]
  }

  // MARK: - Costs

  /// The cost of each model's errors; only `has_error_costs` if no costs were given.
  var costs: [String: TemplateValue] {
    guard let costs = results.options.costs, let found = words.found,
      let first = found.models.compactMap(\.costs).first
    else { return ["has_error_costs": .bool(false)] }
    let samples = found.models.compactMap { try? $0.costs?.crossFitted.get().count }.max()
    let (positive, negative) = (found.positive, 1 - found.positive)
    return [
      "has_error_costs": .bool(true),
      "stated_threshold": .text(Figures.threshold(costs.statedThreshold)),
      "error_costs": .list(results.models.indices.map { row($0, found.models[$0].costs, costs) }),
      "cost_note": .text(
        wording.costNote(
          (Figures.exact(costs.falsePositive), Figures.exact(costs.falseNegative)),
          positive: results.classNames[positive], negative: results.classNames[negative],
          always: cost(first.stated.alwaysPositive(costs)),
          never: cost(first.stated.alwaysNegative(costs)),
          samples: wording.count(samples ?? results.count, .sample))),
    ]
  }

  private func row(_ model: Int, _ found: PositiveCosts?, _ costs: Costs) -> TemplateValue {
    let half = words.found?.models[model].atHalf
    var reason = ""
    if case .failure(let none) = found?.crossFitted { reason = wording.words(none) }
    let fitted = try? found?.crossFitted.get()
    return [
      "model": .text(results.models[model].name),
      "half": .text(half.map { cost($0.cost(costs)) } ?? "—"),
      "stated": .text(found.map { cost($0.stated.cost(costs)) } ?? "—"),
      "stated_interval": .optional(
        found?.statedInterval.map { wording.span(cost($0.low), cost($0.high)) }),
      "fitted": .text(fitted.map { cost($0.cost) } ?? "—"),
      "fitted_thresholds": .text(
        fitted.map { wording.commas($0.thresholds.map(threshold)) } ?? reason),
      "cheapest": .text(found.map { cost($0.fewest.cost(costs)) } ?? "—"),
      "cheapest_threshold": .text(found.map { threshold($0.fewestThreshold) } ?? ""),
    ]
  }

  private func threshold(_ probability: Double?) -> String {
    probability.map(Figures.threshold) ?? wording.never
  }

  /// The cost of a sample, with as many decimals as the narrowest interval supports.
  private func cost(_ cost: Double) -> String {
    costDecimals.map { Figures.rounded(cost, decimals: $0) } ?? Figures.brief(cost)
  }

  private var costDecimals: Int? {
    words.found?.models.compactMap { $0.costs?.statedInterval.flatMap(Figures.decimals) }.max()
  }
}
