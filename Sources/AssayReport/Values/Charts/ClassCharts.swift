import AssayChart
import AssayCompare
import AssayData
import AssayEvaluate

/// Which classes are taken for which, and how often each is recognized.
struct ClassCharts {
  /// Of more classes the tables show those that matter.
  private static let mapLimit = 20
  private static let rowLimit = 30

  let comparison: Comparison

  private var names: [String] { comparison.classes.names }

  /// The errors of one model, a row a label, as shares of the label's samples; nil of one class, or of too
  /// many.
  func confusion(_ evaluation: Evaluation, model: Int) -> String? {
    guard 2...ClassCharts.mapLimit ~= names.count, comparison.task == .classes else { return nil }
    let matrix = evaluation.confusion
    return map(
      id: "confusion-\(model + 1)", title: "\(evaluation.model): labels against predictions",
      description:
        "A row a label, a column a predicted class; darker is a larger share of the label’s "
        + "samples. Right answers are left without colour.", series: model
    ) { label, predicted in
      let count = matrix[label, predicted]
      let share = Double(count) / Double(max(1, matrix.support(of: label)))
      return HeatMap.Cell(
        value: share, label: count == 0 ? "" : Figures.count(count),
        title: "\(names[label]) taken for \(names[predicted]): \(Figures.count(count)) of "
          + Figures.count(matrix.support(of: label)),
        isMuted: label == predicted)
    }
  }

  private func map(
    id: String, title: String, description: String, series: Int,
    cell: (Int, Int) -> HeatMap.Cell
  ) -> String {
    HeatMap(
      ChartText(id: id, title: title, description: description), rows: names, columns: names,
      cells: names.indices.map { label in names.indices.map { cell(label, $0) } },
      rowTitle: "label", columnTitle: "predicted", series: series, negativeSeries: series
    ).svg
  }

  /// Each class's recall, a dot a model, the hardest class first; nil of one class.
  var recalls: String? {
    guard names.count > 1, comparison.task == .classes else { return nil }
    let rows = names.indices.compactMap { label -> (mean: Double, row: DotChart.Row)? in
      let values = comparison.evaluations.map { $0.totals.recall(of: label).finite }
      let known = values.compactMap(\.self)
      guard !known.isEmpty else { return nil }
      let dots = values.enumerated().compactMap { model, value in
        value.map { dot(label, model, $0) }
      }
      return (
        known.reduce(0, +) / Double(known.count), DotChart.Row(name: names[label], dots: dots)
      )
    }
    let sorted = rows.enumerated().sorted {
      ($0.element.mean, $0.offset) < ($1.element.mean, $1.offset)
    }
    return DotChart(
      ChartText(
        id: "recalls", title: "Recall of each class",
        description:
          "The share of each class’s samples that is recognized, by model; the hardest first."),
      axis: ChartKit.shares("recall"),
      rows: sorted.prefix(ClassCharts.rowLimit).map(\.element.row),
      names: comparison.evaluations.map(\.model)
    ).svg
  }

  private func dot(_ label: Int, _ model: Int, _ value: Double) -> DotChart.Dot {
    let evaluation = comparison.evaluations[model]
    return DotChart.Dot(
      series: model, value: value, interval: nil,
      title: "\(evaluation.model), \(names[label]): \(Figures.percent(value)) of "
        + Figures.count(evaluation.confusion.support(of: label), "sample"))
  }
}
