import AssayChart
import AssayCompare
import AssayData
import AssayEvaluate

/// The curves of two classes, and the areas of more.
struct RankingCharts {
  private static let rowLimit = 30

  /// Three fit beside each other, where one slider moves signs in all.
  private static let size = (width: 340.0, height: 290.0)

  let comparison: Comparison

  private var say: any Wording { comparison.say }

  /// Each model's ranking of the class that is told from the other.
  private var ofPositive: [(model: Int, ranking: ModelRanking, class: ModelRanking.ClassRanking)] {
    comparison.evaluations.enumerated().compactMap { model, evaluation in
      guard let ranking = evaluation.findings?.ranking, let positive = ranking.positive
      else { return nil }
      return (model, ranking, ranking.classes[positive])
    }
  }

  private var positiveName: String {
    ofPositive.first?.ranking.positive.map { comparison.classNames[$0] } ?? ""
  }

  /// Nil of other than two classes.
  var roc: String? {
    let lines = ofPositive.compactMap { model, _, ranking -> LineChart.Line? in
      let (positives, negatives) = (Double(ranking.positives), Double(ranking.negatives))
      guard !ranking.roc.isEmpty, positives > 0, negatives > 0 else { return nil }
      return line(
        model,
        ranking.roc.map {
          (Double($0.falsePositives) / negatives, Double($0.truePositives) / positives)
        })
    }
    guard !lines.isEmpty else { return nil }
    return LineChart(
      say.text(.roc(positive: positiveName), id: "roc"),
      x: ChartKit.shares(say.label(.falsePositiveRate), say),
      y: ChartKit.shares(say.label(.recall), say), lines: lines,
      pointers: pointers(x: "fpr", y: "recall"), hasDiagonal: true, size: RankingCharts.size
    ).svg
  }

  /// The precision of whoever takes all samples for positive.
  private var shareOfPositives: Double? {
    ofPositive.first.map { first in
      let (positives, negatives) = (first.class.positives, first.class.negatives)
      return Double(positives) / Double(max(1, positives + negatives))
    }
  }

  var precisionRecall: String? {
    let lines = ofPositive.compactMap { model, _, ranking -> LineChart.Line? in
      let positives = Double(ranking.positives)
      let points = ranking.precisionRecall.filter { $0.truePositives + $0.falsePositives > 0 }
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
      say.text(.precisionRecall(positive: positiveName), id: "precision-recall"),
      x: ChartKit.shares(say.label(.recall), say),
      y: ChartKit.shares(say.label(.precision), say), lines: lines,
      references: shareOfPositives.map {
        [LineChart.Reference(at: $0, label: say.label(.shareOfPositives))]
      } ?? [],
      pointers: pointers(x: "recall", y: "precision"), size: RankingCharts.size
    ).svg
  }

  /// The error rate at every threshold.
  var thresholds: String? {
    var highest = 0.01
    let lines = ofPositive.compactMap { model, ranking, _ -> LineChart.Line? in
      guard let curve = ranking.thresholds else { return nil }
      let total = Double(max(1, curve.positives + curve.negatives))
      let points = curve.points.reversed().compactMap { point in
        curve.probability(point).map {
          ($0, Double(point.falsePositives + curve.falseNegatives(point)) / total)
        }
      }
      highest = max(highest, points.reduce(0) { max($0, $1.1) })
      return points.isEmpty ? nil : line(model, points)
    }
    guard !lines.isEmpty else { return nil }
    return LineChart(
      say.text(.thresholds(positive: positiveName), id: "thresholds"),
      x: Axis(title: say.label(.threshold), scale: .linear(0...1)) { Figures.tick($0) },
      y: ChartKit.shares(say.label(.errorRate), say, 0...highest), lines: lines,
      pointers: pointers(x: "threshold", y: nil), size: RankingCharts.size
    ).svg
  }

  /// What the page's script moves to the threshold that a reader chooses, a model each.
  private func pointers(x: String, y: String?) -> [LineChart.Pointer] {
    ofPositive.filter { $0.ranking.thresholds != nil }.map {
      LineChart.Pointer(series: $0.model, x: x, y: y)
    }
  }

  private func line(_ model: Int, _ points: [(x: Double, y: Double)]) -> LineChart.Line {
    LineChart.Line(
      name: comparison.evaluations[model].model, series: model, points: points)
  }

  /// Each class's area under the ROC curve with its interval, the lowest first; nil of two classes.
  var areas: String? {
    let names = comparison.classNames
    let rankings = comparison.evaluations.map { $0.findings?.ranking }
    guard names.count > 2, rankings.contains(where: { $0 != nil }) else { return nil }
    var least = 1.0
    let rows = names.indices.compactMap { label -> (lowest: Double, row: DotChart.Row)? in
      var lowest = Double.infinity
      let dots = rankings.enumerated().compactMap { model, ranking -> DotChart.Dot? in
        guard let found = ranking?.classes[label], let area = found.area.estimate.finite
        else { return nil }
        lowest = min(lowest, area)
        least = min(least, found.areaBounds.bounds?.interval.low ?? area)
        return DotChart.Dot(
          series: model, value: area,
          interval: (found.areaBounds.bounds?.interval).map { $0.low...$0.high },
          title: say.labelled(
            say.commas([comparison.evaluations[model].model, names[label]]), Figures.brief(area)))
      }
      return dots.isEmpty
        ? nil : (lowest, DotChart.Row(name: names[label], dots: dots, classIndex: label))
    }
    let sorted = rows.enumerated().sorted {
      ($0.element.lowest, $0.offset) < ($1.element.lowest, $1.offset)
    }.prefix(RankingCharts.rowLimit).map(\.element.row)
    guard least < 1 else { return nil }
    return DotChart(
      say.text(.areas, id: "areas"),
      axis: Axis(title: say.label(.rocArea), scale: .linear(least...1)) { Figures.tick($0) },
      rows: sorted, names: comparison.evaluations.map(\.model)
    ).svg
  }
}
