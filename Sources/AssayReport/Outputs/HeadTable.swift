import AssayData
import AssayResults
import AssayText

/// The head's table for a terminal: a row a model, with its differences from the baseline.
struct HeadTable {
  private let results: WordedResults
  private let metrics: [Metric]

  private static let mostOfName = 24

  init(_ results: WordedResults) {
    self.results = results
    metrics = HeadMetrics(results).metrics
  }

  private var wording: any Wording { results.wording }

  /// With as many intervals, and the confidence, as fit in one block.
  func lines(width: Int) -> [StyledLine] {
    let names = results.models.indices.map(name)
    let corner = results.options.weight.map { wording.byWeight(terminalText($0)) } ?? ""
    func lines(intervals: Int, withConfidence: Bool) -> [StyledLine] {
      let groups =
        metrics.enumerated().map { group($0.element, withIntervals: $0.offset < intervals) }
        + (withConfidence ? [confidence].compactMap(\.self) : [])
      return GroupedTable(corner: corner, names: names, groups: groups).lines(width: width)
    }
    for intervals in stride(from: metrics.count, through: 0, by: -1) {
      for withConfidence in [true, false] {
        let found = lines(intervals: intervals, withConfidence: withConfidence)
        if found.count == names.count + 1 { return found }
      }
    }
    return lines(intervals: 0, withConfidence: false)
  }

  private func name(_ model: Int) -> String {
    shortened(terminalText(results.models[model].name, limit: .max), to: HeadTable.mostOfName)
  }

  private func group(_ metric: Metric, withIntervals: Bool) -> GroupedTable.Group {
    let words = results.words(metric)
    let decimals = results.decimals(metric)
    let values = results.models.indices.map { model in
      let isBest = results.clearlyBest[metric.key]?.contains(model) ?? false
      return GroupedTable.Cell(
        words.value(results.models[model].estimate(metric.key), decimals: decimals),
        isBest ? .strong : .plain)
    }
    let pairs = results.models.indices.map(results.pair)
    let differences = pairs.map { pair -> GroupedTable.Cell in
      guard let pair, case .value(let value) = pair.difference(metric.key) else {
        return GroupedTable.Cell("")
      }
      let interval = withIntervals ? pair.test(metric.key)?.interval : nil
      return GroupedTable.Cell(
        ([words.signed(value, decimals: decimals)]
          + [interval.map { words.signed($0, decimals: decimals) }].compactMap(\.self))
          .joined(separator: " "))
    }
    let verdicts = pairs.map { pair -> GroupedTable.Cell in
      switch pair?.test(metric.key)?.verdict {
      case .better: GroupedTable.Cell(wording.words(.better), .better)
      case .worse: GroupedTable.Cell(wording.words(.worse), .worse)
      default: GroupedTable.Cell("")
      }
    }
    let columns = [
      GroupedTable.Column(cells: values), GroupedTable.Column(cells: differences),
      GroupedTable.Column(cells: verdicts, isFlushRight: false),
    ]
    let unit = metric.unit == .information ? words.nameWithUnit : words.name
    return GroupedTable.Group(
      head: words.arrow.isEmpty ? unit : "\(unit) \(words.arrow)",
      columns: columns.filter { $0.width > 0 })
  }

  /// How sure each model is and how often it is right; nil if nobody knows.
  private var confidence: GroupedTable.Group? {
    let confidence = HeadConfidence(results)
    guard confidence.isKnown else { return nil }
    let cells = results.models.indices.map { model in
      GroupedTable.Cell(confidence.arrow(model) ?? "")
    }
    return GroupedTable.Group(
      head: wording.label(.confidentAndRight), columns: [GroupedTable.Column(cells: cells)])
  }
}
