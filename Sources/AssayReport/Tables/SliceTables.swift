import AssayData
import AssayResults

/// The columns for the conditions of a slice, of which there are one or two.
private let conditionColumns = ["column", "slice", "column_2", "slice_2"]

extension TidyTable {
  /// Each metric of each model in each slice, and its difference from the baseline.
  static let slices = TidyTable(
    "slices", conditionColumns + ["samples", "metric", "unit", "model"] + Results.metricColumns
  ) { results in
    results.slices.flatMap { table in
      table.values.flatMap { value in
        results.rows(of: value).map { row in
          TidyCell.row(
            conditions(zip(table.columns, value.texts).map { ($0, .text($1)) }),
            [.count(value.count)], row)
        }
      }
    }
  }

  /// The slices that were found automatically.
  static let foundSlices = TidyTable(
    "found-slices",
    conditionColumns + [
      "samples", "tested", "metric", "unit", "model", "baseline", "inside", "elsewhere",
      "difference", "diff_low", "diff_high", "p", "clear",
    ]
  ) { results in
    guard let found = try? results.foundSlices?.get() else { return [] }
    let unit = results.metric(found.metric).map(results.unitCode)
    return found.slices.map { slice in
      let (model, baseline) = slice.subject.places
      return TidyCell.row(
        conditions(slice.conditions.map { ($0.column, $0.value.cell) }),
        [.count(slice.count), .count(slice.testedCount), .code(found.metric), .code(unit)],
        [.text(results.models[model].name)],
        [baseline.map { .text(results.models[$0].name) } ?? .absent],
        [.number(slice.inside), .number(slice.elsewhere), .number(slice.difference)],
        TidyCell.ends(slice.interval), [.number(slice.adjustedP), .flag(slice.isClear)])
    }
  }
}

private func conditions(_ pairs: [(column: String, value: TidyCell)]) -> [TidyCell] {
  let cells = pairs.prefix(2).flatMap { [.text($0.column), $0.value] }
  return cells + Array(repeating: .absent, count: max(0, conditionColumns.count - cells.count))
}

extension Results {
  /// The defined metrics of a slice, one row per metric and model.
  fileprivate func rows(of value: SliceValue) -> [[TidyCell]] {
    metrics.flatMap { metric in
      value.models.indices.compactMap { model -> [TidyCell]? in
        let estimate = value.models[model].estimate(metric.key)
        if case .undefined = estimate { return nil }
        let place = pairs.firstIndex { $0.baseline == baseline && $0.candidate == model }
        let pair = place.map { value.pairs[$0] }
        return TidyCell.row(
          [.code(metric.key), .code(unitCode(metric)), .text(models[model].name)],
          [.estimate(estimate)], TidyCell.ends(value.models[model].bounds(metric.key)?.interval),
          TidyCell.paired(pair?.difference(metric.key) ?? .undefined, pair?.test(metric.key)))
      }
    }
  }
}

extension FoundSlice.Subject {
  /// The model that the slice is about, and the model it is compared with.
  fileprivate var places: (model: Int, baseline: Int?) {
    switch self {
    case .model(let model): (model, nil)
    case .pair(let baseline, let candidate): (candidate, baseline)
    }
  }
}

extension SliceCondition.Value {
  /// A text or a number unchanged, a range as `(0.5, 2.0]`.
  fileprivate var cell: TidyCell {
    switch self {
    case .text(let text): .text(text.text)
    case .number(let number): .number(number)
    case .range(let above, let upTo):
      .text("(\(above ?? -.infinity), \(upTo ?? .infinity)\(upTo == nil ? ")" : "]")")
    }
  }
}
