import AssayChart
import AssayResults

/// Charts of the metric that orders slices, with a row for each value.
struct SliceCharts {
  private static let rowLimit = 30

  let results: WordedResults

  /// Nil if no value is shown.
  func values(_ table: SliceTable, index: Int) -> String? {
    let words = results.words(results.sliceMetric)
    let rows = table.values.prefix(SliceCharts.rowLimit).map { value in
      DotChart.Row(
        name: SliceWords(results: results).name(value),
        dots: value.models.enumerated().compactMap { model, evaluation in
          dot(evaluation, model, words)
        })
    }
    let ends = table.values.flatMap(\.models).compactMap { evaluation in
      evaluation.bounds(words.metric.key)?.interval.high
        ?? evaluation.estimate(words.metric.key).finite
    }
    guard let high = ends.max(), high > 0 else { return nil }
    let isRate = words.metric.unit == .rate
    return DotChart(
      results.wording.text(
        .slices(metric: words.name, table: SliceWords.name(table)), id: "slice-\(index + 1)"),
      axis: isRate
        ? ChartKit.shares(words.name, results.wording, 0...high)
        : Axis(title: words.nameWithUnit, scale: .linear(0...high).nice) { Figures.tick($0) },
      rows: Array(rows), names: results.models.map(\.name)
    ).svg
  }

  /// How many values of a column the chart shows; nil if it shows all.
  func shown(_ table: SliceTable) -> String? {
    table.values.count > SliceCharts.rowLimit
      ? results.wording.part(.worst(SliceCharts.rowLimit, of: table.values.count)) : nil
  }

  /// The highest value of all models and slices of a column.
  func finding(_ table: SliceTable) -> String? {
    let words = results.words(results.sliceMetric)
    let values = table.values.flatMap { value in
      value.models.enumerated().compactMap { model, evaluation in
        evaluation.estimate(words.metric.key).finite.map { (value, model, $0) }
      }
    }
    return values.max { $0.2 < $1.2 }.map { value, model, highest in
      let name = SliceWords(results: results).name(value)
      return results.wording.finding(
        .highest(
          metric: words.name, model: results.models[model].name,
          slice: "\(SliceWords.name(table)) = \(name)", value: words.brief(.value(highest))))
    }
  }

  private func dot(
    _ evaluation: MetricValues, _ model: Int, _ words: MetricWords
  ) -> DotChart.Dot? {
    let key = words.metric.key
    guard let value = evaluation.estimate(key).finite else { return nil }
    let interval = evaluation.bounds(key)?.interval
    return DotChart.Dot(
      series: model, value: value,
      interval: interval.map { $0.low...$0.high },
      title: results.wording.labelled(
        results.models[model].name, words.text(evaluation.estimate(key))))
  }
}
