import AssayChart
import AssayData
import AssayResults

/// Charts of which classes are confused, and how often each is recognized.
struct ClassCharts {
  /// The limits beyond which only tables show the most relevant classes.
  private static let mapLimit = 20
  private static let rowLimit = 30

  /// The least number of samples of a class that may be named as the one with the lowest recall or
  /// area.
  static let fewestSamples = 10

  let results: WordedResults

  let names: [String]

  init(results: WordedResults) {
    self.results = results
    names = results.classNames
  }

  var wording: any Wording { results.wording }

  /// The errors of one model as shares of each label's samples, one row per label; nil for one
  /// class, or for too many.
  func confusion(_ evaluation: ModelResults, model: Int) -> HeatMap? {
    guard hasMaps, let matrix = evaluation.confusion else { return nil }
    let largest = largestErrorShare
    return map(
      wording.text(.errors(model: evaluation.name), id: "confusion-\(model + 1)"), series: model,
      negativeSeries: model
    ) { label, predicted in
      let count = matrix[label, predicted]
      return HeatMap.Cell(
        value: ClassCharts.ink(share(label, predicted, of: evaluation) / largest),
        label: count == 0 ? "" : Figures.count(count),
        title: wording.taken(
          names[label], for: names[predicted], count, of: matrix.support(of: label)),
        isMuted: label == predicted)
    }
  }

  /// A model's most frequent error, or the finding that no error occurs twice.
  func errorFinding(_ evaluation: ModelResults) -> String? {
    guard let matrix = evaluation.confusion else { return nil }
    let errors = matrix.cells.filter { $0.label != $0.predicted }
    guard let most = errors.max(by: { $0.count < $1.count }) else {
      return wording.finding(.noErrors(model: evaluation.name))
    }
    if most.count == 1, errors.count > 1 {
      return wording.finding(.singleErrors(model: evaluation.name, count: errors.count))
    }
    return wording.finding(
      .mostErrors(
        model: evaluation.name, label: names[most.label], predicted: names[most.predicted],
        count: most.count, of: matrix.support(of: most.label)))
  }

  /// The intensity for a share of the largest value: its root, because otherwise one class with few
  /// samples would leave the other cells blank.
  static func ink(_ value: Double) -> Double {
    value < 0 ? -(-value).squareRoot() : value.squareRoot()
  }

  /// The cells off the diagonal.
  var errors: [Cell] {
    names.indices.flatMap { label in
      names.indices.filter { $0 != label }.map { Cell(label: label, predicted: $0) }
    }
  }

  /// A cell of the matrix.
  struct Cell: Hashable {
    let label: Int
    let predicted: Int
  }

  var hasMaps: Bool {
    2...ClassCharts.mapLimit ~= names.count && results.task == .classes
  }

  /// The share of a label's samples for which a class was predicted.
  func share(_ label: Int, _ predicted: Int, of evaluation: ModelResults) -> Double {
    guard let matrix = evaluation.confusion else { return 0 }
    return Double(matrix[label, predicted]) / Double(max(1, matrix.support(of: label)))
  }

  /// The largest share in the maps of all models, so that they use the same scale.
  private var largestErrorShare: Double {
    let shares = results.models.flatMap { evaluation in
      errors.map { share($0.label, $0.predicted, of: evaluation) }
    }
    return max(shares.max() ?? 0, 1e-9)
  }

  func map(
    _ text: ChartText, series: Int, negativeSeries: Int, cell: (Int, Int) -> HeatMap.Cell
  ) -> HeatMap {
    HeatMap(
      text, rows: names, columns: names,
      cells: names.indices.map { label in names.indices.map { cell(label, $0) } },
      rowTitle: wording.label(.label), columnTitle: wording.label(.predicted), series: series,
      negativeSeries: negativeSeries)
  }

  /// Each class's recall, with a dot for each model, the class with the lowest first; nil for one
  /// class.
  var recalls: String? {
    guard names.count > 1, results.task == .classes else { return nil }
    let rows = names.indices.compactMap {
      label -> (values: [Double], lowest: Double, row: DotChart.Row)? in
      let values = results.models.map { $0.classes[label].recall.finite }
      let known = values.compactMap(\.self)
      guard let lowest = known.min() else { return nil }
      let dots = values.enumerated().compactMap { model, value in
        value.map { dot(label, model, $0) }
      }
      let support = results.models.first?.classes[label].support
      return (
        known, lowest,
        DotChart.Row(name: names[label], dots: dots, count: support, classIndex: label)
      )
    }
    let sorted = rows.enumerated().sorted {
      ($0.element.lowest, $0.offset) < ($1.element.lowest, $1.offset)
    }
    return DotChart(
      wording.text(.recalls, id: "recalls"),
      axis: ChartKit.shares(
        wording.label(.recall), wording, ClassCharts.start(of: sorted.flatMap(\.element.values))...1
      ),
      rows: sorted.prefix(ClassCharts.rowLimit).map(\.element.row),
      names: results.models.map(\.name), countTitle: wording.label(.sampleCount),
      formatCount: { Figures.count($0) }
    ).svg
  }

  /// How many rows the chart of recalls shows; nil if it shows all.
  var shownRecalls: String? {
    let rows = names.indices.count { label in
      results.models.contains { $0.classes[label].recall.finite != nil }
    }
    return rows > ClassCharts.rowLimit
      ? wording.share(ClassCharts.rowLimit, of: rows, .class) : nil
  }

  /// The lowest recall of all models and classes; if all classes have few samples, of how many
  /// there are no errors.
  var recallFinding: String? {
    let recalls = results.models.flatMap { evaluation in
      names.indices.filter {
        evaluation.classes[$0].support >= ClassCharts.fewestSamples
      }.compactMap { label in
        evaluation.classes[label].recall.finite.map { (evaluation, label, $0) }
      }
    }
    let lowest = recalls.min { $0.2 < $1.2 }.map { evaluation, label, recall in
      wording.finding(
        .lowestRecall(
          model: evaluation.name, label: names[label],
          recall: found(recall, of: evaluation.classes[label].support)))
    }
    return lowest
      ?? wholeClasses { $0.classes[$1].recall.finite }.map { counts, total in
        wording.finding(.recognizedClasses(counts, of: total, models: results.models.count))
      }
  }

  /// Of how many classes a score is 1, by models, the most first; of many counts the most and the
  /// fewest.
  ///
  /// - Parameter score: A model's score of a class; nil without one.
  /// - Returns: The counts, and the number of classes that have a score; nil if none has.
  func wholeClasses(
    _ score: (ModelResults, Int) -> Double?
  ) -> (counts: [ChartFinding.ClassCount], total: Int)? {
    let total = names.indices.count { label in results.models.contains { score($0, label) != nil } }
    guard total > 0 else { return nil }
    let found = results.models.map { model in
      (model.name, names.indices.count { score(model, $0) == 1 })
    }
    let counts = Set(found.map(\.1)).sorted(by: >).map { count in
      (count: count, models: found.filter { $0.1 == count }.map(\.0))
    }
    return (counts.count > 3 ? [counts[0], counts[counts.count - 1]] : counts, total)
  }

  /// A recall with its counts, which are left out if samples have weights: `115 of 177 (64.97%)`.
  private func found(_ recall: Double, of support: Int) -> String {
    guard results.options.weight == nil else { return wording.percent(recall) }
    let count = Int((recall * Double(support)).rounded())
    return wording.share(count, of: support) + wording.bracketed(wording.percent(recall))
  }

  /// The start of an axis of shares: 0, or about a tenth below the lowest share if all are high.
  private static func start(of shares: [Double]) -> Double {
    let start = (((shares.min() ?? 0) - 0.02) * 10).rounded(.down) / 10
    return start < 0.5 ? 0 : start
  }

  private func dot(_ label: Int, _ model: Int, _ value: Double) -> DotChart.Dot {
    let evaluation = results.models[model]
    return DotChart.Dot(
      series: model, value: value, interval: nil,
      title: wording.labelled(
        wording.commas([evaluation.name, names[label]]),
        found(value, of: evaluation.classes[label].support)))
  }
}
