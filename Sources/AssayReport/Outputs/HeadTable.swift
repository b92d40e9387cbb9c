import AssayData
import AssayResults
import AssayText

/// The head's table for a terminal: a row for each model, with its differences from the baseline.
struct HeadTable {
  private let results: WordedResults
  private let metrics: [Metric]

  private static let mostOfName = 24

  init(_ results: WordedResults) {
    self.results = results.brief(to: HeadTable.mostOfName)
    metrics = HeadMetrics(results).columns
  }

  private var wording: any Wording { results.wording }

  /// The optional parts of the table, which depend on the width.
  private struct Form {
    /// The number of metrics with intervals.
    var intervals = 0
    /// Whether differences with intervals have a heading, however much width that takes.
    var hasHeads = false
    var hasConfidence = false
    var hasUnits = true
    var isTight = true

    /// All forms, the most complete first.
    static func all(intervals most: Int) -> [Form] {
      var forms: [Form] = []
      for intervals in stride(from: most, through: 0, by: -1) {
        for choice in 0..<16 {
          forms.append(
            Form(
              intervals: intervals, hasHeads: choice & 8 == 0, hasConfidence: choice & 4 == 0,
              hasUnits: choice & 2 == 0, isTight: choice & 1 == 1))
        }
      }
      return forms
    }
  }

  /// The lines, with as many intervals, headings and confidences as fit in one block.
  func lines(width: Int) -> [StyledLine] {
    for form in Form.all(intervals: metrics.count) {
      let found = table(form).lines(width: width)
      if found.count == results.models.count + 1 { return found }
    }
    return table(Form()).lines(width: width)
  }

  private func table(_ form: Form) -> GroupedTable {
    let groups = metrics.enumerated().map { place, metric in
      group(metric, withIntervals: place < form.intervals, form)
    }
    return GroupedTable(
      corner: results.options.weight.map { wording.byWeight(terminalText($0)) } ?? "",
      names: results.models.map { terminalText($0.name, limit: .max) },
      groups: groups + (form.hasConfidence ? [confidence].compactMap(\.self) : []))
  }

  private func group(
    _ metric: Metric, withIntervals: Bool, _ form: Form
  ) -> GroupedTable.Group {
    let words = results.words(metric)
    let decimals = results.decimals(metric)
    let values = results.models.indices.map { model in
      let isBest = results.clearlyBest[metric.key]?.contains(model) ?? false
      return GroupedTable.Cell(
        words.value(results.models[model].estimate(metric.key), decimals: decimals),
        isBest ? .strong : .plain)
    }
    let verdicts = results.models.indices.map { model -> GroupedTable.Cell in
      switch results.pair(of: model)?.test(metric.key)?.verdict {
      case .better: GroupedTable.Cell(wording.words(.better), .better)
      case .worse: GroupedTable.Cell(wording.words(.worse), .worse)
      default: GroupedTable.Cell("")
      }
    }
    let columns = [
      GroupedTable.Column(cells: values),
      results.models.count == 1
        ? ownIntervals(metric, withIntervals, decimals)
        : differences(metric, withIntervals, decimals),
      GroupedTable.Column(cells: verdicts, isFlushRight: false, gap: form.isTight ? 1 : 2),
    ].filter { $0.width > 0 }
    return GroupedTable.Group(
      head: head(metric, withIntervals, columns, form), columns: columns,
      gap: form.isTight ? 2 : nil)
  }

  private func differences(
    _ metric: Metric, _ withIntervals: Bool, _ decimals: Int?
  ) -> GroupedTable.Column {
    let words = results.words(metric)
    let cells = results.models.indices.map { model -> GroupedTable.Cell in
      guard let pair = results.pair(of: model), case .value(let value) = pair.difference(metric.key)
      else { return GroupedTable.Cell("") }
      if results.areSame(pair) { return GroupedTable.Cell(wording.label(.same)) }
      let interval = withIntervals ? pair.test(metric.key)?.interval : nil
      return GroupedTable.Cell(
        ([words.signed(value, decimals: decimals)]
          + [interval.map { words.signed($0, decimals: decimals) }].compactMap(\.self))
          .joined(separator: " "))
    }
    return GroupedTable.Column(cells: cells)
  }

  /// The interval of the value, for a single model.
  private func ownIntervals(
    _ metric: Metric, _ withIntervals: Bool, _ decimals: Int?
  ) -> GroupedTable.Column {
    let interval = withIntervals ? results.models[0].bounds(metric.key)?.interval : nil
    return GroupedTable.Column(
      cells: [
        GroupedTable.Cell(
          interval.map { results.words(metric).span($0, decimals: decimals) } ?? "", .faint)
      ])
  }

  // MARK: - Headings

  /// The name of the metric, and of its differences if there is room.
  private func head(
    _ metric: Metric, _ withIntervals: Bool, _ columns: [GroupedTable.Column], _ form: Form
  ) -> String {
    let words = results.words(metric)
    let name = form.hasUnits ? words.nameWithUnit : words.name
    let head = words.arrow.isEmpty ? name : "\(name) \(words.arrow)"
    guard columns.count > 1 else { return head }
    let level = wording.level(results.options.confidence.level)
    let levels = withIntervals ? levels(metric) : []
    let isWidened = levels.contains { $0 > results.options.confidence.level }
    let bracket = levels.isEmpty ? "" : "[\(isWidened ? "≥ " : "")\(level)]"
    let seconds =
      results.models.count == 1
      ? [wording.intervals(level)]
      : [wording.label(.difference) + (bracket.isEmpty ? "" : " " + bracket), bracket]
    let room = columns.reduce(0) { $0 + $1.width } + columns.dropFirst().reduce(0) { $0 + $1.gap }
    let start = max(AssayText.columns(of: head), columns[0].width) + 2
    let fitting = seconds.first { start + AssayText.columns(of: $0) <= room }
    let isForced = form.hasHeads && withIntervals && (results.models.count == 1 || !levels.isEmpty)
    guard let second = isForced ? seconds.first : fitting else { return head }
    return head + String(repeating: " ", count: start - AssayText.columns(of: head)) + second
  }

  /// The confidence levels of the intervals of differences.
  private func levels(_ metric: Metric) -> [Double] {
    results.models.indices.compactMap {
      guard let pair = results.pair(of: $0), !results.areSame(pair),
        let test = pair.test(metric.key), test.interval != nil
      else { return nil }
      return test.confidence
    }
  }

  /// The confidence of each model, and its share of right answers; nil if unknown.
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
