import AssayChart
import AssayData
import AssayResults

/// Which classes are taken for which, and how often each is recognized.
struct ClassCharts {
  /// Of more classes the tables show those that matter.
  private static let mapLimit = 20
  private static let rowLimit = 30

  let results: WordedResults

  private let names: [String]

  init(results: WordedResults) {
    self.results = results
    names = results.classNames
  }

  private var wording: any Wording { results.wording }

  /// The errors of one model, a row a label, as shares of the label's samples; nil for one class, or of too
  /// many.
  func confusion(_ evaluation: ModelResults, model: Int) -> String? {
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

  /// Which errors the candidate makes more often than the baseline, and which less often, as shares of
  /// the label's samples; nil as above, and where the two err alike.
  func errorDifference(_ pair: PairResults, id: String) -> String? {
    guard hasMaps else { return nil }
    let (old, new) = (
      results.models[pair.baseline], results.models[pair.candidate]
    )
    func difference(_ label: Int, _ predicted: Int) -> Double {
      label == predicted ? 0 : share(label, predicted, of: new) - share(label, predicted, of: old)
    }
    let largest =
      names.indices.flatMap { label in
        names.indices.map { difference(label, $0).magnitude }
      }.max() ?? 0
    guard largest > 0 else { return nil }
    return map(
      wording.text(.errorDifference(candidate: new.name, baseline: old.name), id: id),
      series: pair.candidate, negativeSeries: pair.baseline
    ) { label, predicted in
      HeatMap.Cell(
        value: ClassCharts.ink(difference(label, predicted) / largest),
        label: Figures.signed(difference(label, predicted), ClassCharts.points),
        title: wording.taken(
          names[label], for: names[predicted], wording.percent(share(label, predicted, of: new)),
          less: wording.percent(share(label, predicted, of: old))),
        isMuted: label == predicted)
    }
  }

  /// A difference of shares in percent, as short as it can be told; nothing for none.
  private static func points(_ share: Double) -> String {
    switch share.magnitude {
    case 0: ""
    case ..<0.0005: Figures.points(share)
    case ..<0.9995: Figures.fixed(share * 100, decimals: 1)
    default: Figures.fixed(share * 100, decimals: 0)
    }
  }

  /// How much ink a share of the largest gets: the root of it, or one class of few samples would leave
  /// none for the others.
  private static func ink(_ value: Double) -> Double {
    value < 0 ? -(-value).squareRoot() : value.squareRoot()
  }

  private var hasMaps: Bool {
    2...ClassCharts.mapLimit ~= names.count && results.task == .classes
  }

  /// Of a label's samples the share that is taken for a class.
  private func share(_ label: Int, _ predicted: Int, of evaluation: ModelResults) -> Double {
    guard let matrix = evaluation.confusion else { return 0 }
    return Double(matrix[label, predicted]) / Double(max(1, matrix.support(of: label)))
  }

  /// What has the most ink in the maps of all models, so that they can be compared.
  private var largestErrorShare: Double {
    let shares = results.models.flatMap { evaluation in
      names.indices.flatMap { label in
        names.indices.filter { $0 != label }.map { share(label, $0, of: evaluation) }
      }
    }
    return max(shares.max() ?? 0, 1e-9)
  }

  private func map(
    _ text: ChartText, series: Int, negativeSeries: Int, cell: (Int, Int) -> HeatMap.Cell
  ) -> String {
    HeatMap(
      text, rows: names, columns: names,
      cells: names.indices.map { label in names.indices.map { cell(label, $0) } },
      rowTitle: wording.label(.label), columnTitle: wording.label(.predicted), series: series,
      negativeSeries: negativeSeries
    ).svg
  }

  /// Each class's recall, a dot a model, the hardest class first; nil for one class.
  var recalls: String? {
    guard names.count > 1, results.task == .classes else { return nil }
    let rows = names.indices.compactMap {
      label -> (mean: Double, values: [Double], row: DotChart.Row)? in
      let values = results.models.map { $0.classes[label].recall.finite }
      let known = values.compactMap(\.self)
      guard !known.isEmpty else { return nil }
      let dots = values.enumerated().compactMap { model, value in
        value.map { dot(label, model, $0) }
      }
      let support = results.models.first?.classes[label].support
      return (
        known.reduce(0, +) / Double(known.count), known,
        DotChart.Row(name: names[label], dots: dots, count: support, classIndex: label)
      )
    }
    let sorted = rows.enumerated().sorted {
      ($0.element.mean, $0.offset) < ($1.element.mean, $1.offset)
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

  /// Where an axis of shares begins: at 0, but where all are high a tenth or so below the lowest.
  private static func start(of shares: [Double]) -> Double {
    let start = (((shares.min() ?? 0) - 0.02) * 10).rounded(.down) / 10
    return start < 0.5 ? 0 : start
  }

  private func dot(_ label: Int, _ model: Int, _ value: Double) -> DotChart.Dot {
    let evaluation = results.models[model]
    return DotChart.Dot(
      series: model, value: value, interval: nil,
      title: wording.recall(
        evaluation.name, names[label], wording.percent(value),
        of: evaluation.classes[label].support))
  }
}
