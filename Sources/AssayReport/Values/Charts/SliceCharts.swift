import AssayChart
import AssayResults

/// The metric that slices go by, a row a value.
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
        : Axis(title: words.nameWithUnit, scale: .linear(0...high)) { Figures.tick($0) },
      rows: Array(rows), names: results.models.map(\.name)
    ).svg
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
