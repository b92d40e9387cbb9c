import AssayChart
import AssayCompare
import AssayEvaluate

/// The metric that slices go by, a row a value.
struct SliceCharts {
  private static let rowLimit = 30

  let comparison: Comparison

  /// Nil if no value is shown.
  func values(_ table: SliceTable, index: Int) -> String? {
    let words = comparison.words(comparison.sliceMetric)
    let rows = table.values.prefix(SliceCharts.rowLimit).map { value in
      DotChart.Row(
        name: SliceWords(comparison: comparison).name(value),
        dots: value.evaluations.enumerated().compactMap { model, evaluation in
          dot(evaluation, model, words)
        })
    }
    let ends = table.values.flatMap(\.evaluations).compactMap { evaluation in
      evaluation.bounds[words.metric.key]?.bounds?.interval.high
        ?? evaluation.estimate(words.metric.key).finite
    }
    guard let high = ends.max().map(words.shown), high > 0 else { return nil }
    let isRate = words.metric.unit == .rate
    return DotChart(
      comparison.say.text(
        .slices(metric: words.name, table: SliceWords.name(table)), id: "slice-\(index + 1)"),
      axis: isRate
        ? ChartKit.shares(words.name, comparison.say, 0...high)
        : Axis(title: words.nameWithUnit, scale: .linear(0...high)) { Figures.tick($0) },
      rows: Array(rows), names: comparison.evaluations.map(\.model)
    ).svg
  }

  private func dot(
    _ evaluation: Evaluation, _ model: Int, _ words: MetricWords
  ) -> DotChart.Dot? {
    let key = words.metric.key
    guard let value = evaluation.estimate(key).finite else { return nil }
    let interval = evaluation.bounds[key]?.bounds?.interval
    return DotChart.Dot(
      series: model, value: words.shown(value),
      interval: interval.map { words.shown($0.low)...words.shown($0.high) },
      title: comparison.say.labelled(
        evaluation.model, words.text(evaluation.estimate(key))))
  }
}
