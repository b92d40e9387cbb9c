import AssayData
import AssayResults
import AssayTemplate

extension TidyTable {
  /// Each metric of each model, and its difference from the baseline.
  static let metrics = TidyTable(
    "metrics",
    ["metric", "unit", "model"] + Results.metricColumns
  ) { results in
    results.metrics.flatMap { metric in
      results.models.indices.map { model in
        [
          .code(metric.key), .code(results.unitCode(metric)), .text(results.models[model].name),
        ] + results.cells(metric, model)
      }
    }
  }

  /// The averages of models, each compared with the better of its models.
  static let averages = TidyTable(
    "averages",
    ["models", "metric", "unit", "value", "better_model", "better_value"] + TidyCell.pairedColumns
      + ["lower", "equal", "higher"]
  ) { results in
    results.averages.flatMap { average -> [[TidyCell]] in
      guard let found = try? average.result.get() else { return [] }
      let names = average.models.map { results.models[$0].name }
      return found.metrics.map { metric in
        let unit = results.metric(metric.key).map(results.unitCode)
        return TidyCell.row(
          [
            .texts(names), .code(metric.key), .code(unit), .number(metric.value),
            .text(results.models[metric.better].name), .number(metric.betterValue),
          ], TidyCell.paired(metric.test), metric.record.cells)
      }
    }
  }

  /// The files that were read.
  static let files = TidyTable("files", ["path", "format", "rows", "bytes"]) { results in
    results.sources.map {
      [.text($0.path), .text($0.format), .count($0.rowCount), .count($0.byteCount)]
    }
  }
}

extension Results {
  /// The columns of ``tidyCells(_:_:)``.
  static let metricColumns = ["value", "low", "high"] + TidyCell.pairedColumns

  /// A metric of a model as the page's script copies it: value, interval, difference from the
  /// baseline, p, verdict.
  ///
  /// - Parameters:
  ///   - metric: The metric.
  ///   - model: The index of the model.
  /// - Returns: The fields of ``metricColumns``, separated by commas.
  func tidyCells(_ metric: Metric, _ model: Int) -> String {
    cells(metric, model).map(\.csv).joined(separator: ",")
  }

  /// The same fields after the metric and its unit, for the cells of a page: `mse,;0.25,…`.
  func tidyValue(_ metric: Metric, _ model: Int) -> TemplateValue {
    .text("\(metric.key),\(unitCode(metric));\(tidyCells(metric, model))")
  }

  fileprivate func cells(_ metric: Metric, _ model: Int) -> [TidyCell] {
    let pair = pair(of: model)
    return TidyCell.row(
      [.estimate(models[model].estimate(metric.key))],
      TidyCell.ends(models[model].bounds(metric.key)?.interval),
      TidyCell.paired(pair?.difference(metric.key) ?? .undefined, pair?.test(metric.key)))
  }
}

extension LossRecord {
  var cells: [TidyCell] { [.count(lower), .count(equal), .count(higher)] }
}
