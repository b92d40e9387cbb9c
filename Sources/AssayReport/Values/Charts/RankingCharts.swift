import AssayChart
import AssayData
import AssayResults

/// The curves for two classes, and the areas for more.
struct RankingCharts {
  static let rowLimit = 30

  /// Three charts fit side by side, where one slider moves the marks in all of them.
  static let size = (width: 340.0, height: 290.0)

  let results: WordedResults

  var wording: any Wording { results.wording }

  /// The outcomes at each model's thresholds, for two classes.
  var ofPositive: [(model: Int, thresholds: Thresholds)] {
    results.models.enumerated().compactMap { model, evaluation in
      evaluation.ranking?.thresholds.map { (model, $0) }
    }
  }

  /// The index of the positive class of two.
  private var positivePlace: Int? { results.models.lazy.compactMap(\.ranking?.positive).first }

  var positive: String? { positivePlace.map { results.classNames[$0] } }
  var positiveName: String { positive ?? "" }

  var negativeName: String {
    let others = results.classNames.enumerated().filter { $0.offset != positivePlace }
    return others.first?.element ?? ""
  }

  /// Nil unless there are two classes.
  var roc: String? {
    let lines = ofPositive.compactMap { model, found -> LineChart.Line? in
      let (positives, negatives) = (Double(found.positives), Double(found.negatives))
      guard !found.roc.isEmpty, positives > 0, negatives > 0 else { return nil }
      return line(
        model,
        found.roc.map {
          (Double($0.falsePositives) / negatives, Double($0.truePositives) / positives)
        })
    }
    guard !lines.isEmpty else { return nil }
    return LineChart(
      wording.text(.roc(positive: positiveName), id: "roc"),
      x: ChartKit.shares(wording.label(.falsePositiveRate), wording),
      y: ChartKit.shares(wording.label(.recall), wording), lines: lines,
      pointers: marks(x: "fpr", y: "recall"), hasDiagonal: true, size: RankingCharts.size
    ).svg
  }

  /// The precision if all samples count as positive.
  private var shareOfPositives: Double? {
    ofPositive.first.map { Double($0.thresholds.positives) / Double($0.thresholds.total) }
  }

  var precisionRecall: String? {
    let lines = ofPositive.compactMap { model, found -> LineChart.Line? in
      let positives = Double(found.positives)
      let points = found.precisionRecall.filter { $0.truePositives + $0.falsePositives > 0 }
      guard !points.isEmpty, positives > 0 else { return nil }
      return line(
        model,
        points.map {
          (
            Double($0.truePositives) / positives,
            Double($0.truePositives) / Double($0.truePositives + $0.falsePositives)
          )
        })
    }
    guard !lines.isEmpty else { return nil }
    return LineChart(
      wording.text(.precisionRecall(positive: positiveName), id: "precision-recall"),
      x: ChartKit.shares(wording.label(.recall), wording),
      y: ChartKit.shares(wording.label(.precision), wording), lines: lines,
      references: shareOfPositives.map {
        [LineChart.Reference(at: $0, label: wording.label(.shareOfPositives))]
      } ?? [],
      pointers: marks(x: "recall", y: "precision"), size: RankingCharts.size
    ).svg
  }

  /// The marks that the page's script moves to the threshold chosen by the reader, one for each
  /// model.
  private func marks(x: String, y: String) -> [LineChart.Pointer] {
    ofPositive.map { .mark(series: $0.model, x: x, y: y) }
  }

  func line(
    _ model: Int, _ points: [(x: Double, y: Double)], style: LineChart.Line.Style = .line
  ) -> LineChart.Line {
    LineChart.Line(
      name: results.models[model].name, series: model, points: points, style: style)
  }

  /// Each class's area under the ROC curve with its interval, the lowest first; nil for two
  /// classes.
  var areas: String? {
    let names = results.classNames
    let rankings = results.models.map { $0.ranking }
    guard names.count > 2, rankings.contains(where: { $0 != nil }) else { return nil }
    var least = 1.0
    let rows = names.indices.compactMap { label -> (lowest: Double, row: DotChart.Row)? in
      var lowest = Double.infinity
      let dots = rankings.enumerated().compactMap { model, ranking -> DotChart.Dot? in
        guard let found = ranking?.classes[label], let area = found.area.finite
        else { return nil }
        lowest = min(lowest, area)
        least = min(least, found.areaInterval?.low ?? area)
        return DotChart.Dot(
          series: model, value: area,
          interval: found.areaInterval.map { $0.low...$0.high },
          title: wording.labelled(
            wording.commas([results.models[model].name, names[label]]), Figures.brief(area)))
      }
      return dots.isEmpty
        ? nil : (lowest, DotChart.Row(name: names[label], dots: dots, classIndex: label))
    }
    let sorted = rows.enumerated().sorted {
      ($0.element.lowest, $0.offset) < ($1.element.lowest, $1.offset)
    }.prefix(RankingCharts.rowLimit).map(\.element.row)
    guard least < 1 else { return nil }
    return DotChart(
      wording.text(.areas, id: "areas"),
      axis: Axis(title: wording.label(.rocArea), scale: .linear(least...1).nice) {
        Figures.tick($0)
      },
      rows: sorted, names: results.models.map(\.name)
    ).svg
  }
}
