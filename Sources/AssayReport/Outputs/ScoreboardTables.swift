import AssayData
import AssayResults
import AssayText

/// The tables of a scoreboard: a row for each metric, and a group of cells for each model.
struct ScoreboardTables {
  let results: WordedResults
  private let scores: ScoreboardValues
  private let groups: [ScoreboardValues.MetricGroup]
  /// Recall, precision and F1 of a rare positive class; otherwise empty.
  private let positive: [PositiveWords.Row]

  private var wording: any Wording { results.wording }
  private var metrics: [Metric] { groups.map(\.metric) }

  init(results: WordedResults) {
    self.results = results
    scores = ScoreboardValues(results: results)
    groups = scores.groups(scores.headlines)
    positive = PositiveWords(results: results).rows.filter {
      [.recall, .precision, .f1].contains($0.row)
    }
  }

  // MARK: - Values

  /// Each model's values with their intervals.
  var values: GroupedTable {
    let groups = results.models.indices.map { model in
      let evaluation = results.models[model]
      let cells = metrics.map { metric in
        GroupedTable.Cell(
          words(metric).text(evaluation.estimate(metric.key)),
          scores.isClearlyBest(model, metric) ? .strong : .plain)
      }
      let intervals = metrics.map { metric in
        evaluation.bounds(metric.key).map { bounds in
          IntervalText(
            bounds.interval, words: words(metric), isSigned: false,
            isApproximate: bounds.doubt != nil)
        }
      }
      let others = positive.map { $0.cells[model] }
      return group(
        model,
        [
          GroupedTable.Column(cells: cells + others.map { GroupedTable.Cell($0.value) }),
          column(
            of: intervals
              + others.map { cell in
                cell.bounds.map {
                  IntervalText($0, words: cell.words, isSigned: false, isApproximate: false)
                }
              }),
        ])
    }
    let level = wording.level(results.options.confidence.level)
    let hasIntervals = groups.contains { $0.columns.count > 1 }
    return GroupedTable(
      corner: corner(hasIntervals ? wording.intervals(level) : ""),
      names: self.groups.map { name($0) } + positive.map { terminalText($0.headed) }, groups: groups
    )
  }

  /// A table's name, with a note if its values are weighted.
  private func corner(_ name: String) -> String {
    guard let weight = results.options.weight else { return name }
    let weighted = wording.byWeight(terminalText(weight))
    return name.isEmpty ? weighted : name + wording.label(.comma) + weighted
  }

  // MARK: - Differences

  /// Each candidate's differences from the baseline, with their intervals and verdicts; nil if
  /// there are no candidates.
  var differences: GroupedTable? {
    let compared = compared
    let metrics = compared.map(\.metric)
    let candidates = results.models.indices.compactMap(results.pair)
    guard !candidates.isEmpty, !metrics.isEmpty else { return nil }
    let groups = candidates.map { pair in
      let differences = metrics.map { metric in
        let difference = words(metric).cleared(pair.difference(metric.key))
        return switch difference {
        case .value(0): GroupedTable.Cell(wording.word(difference))
        case .value, .undefined: GroupedTable.Cell(words(metric).signed(difference))
        case .infinitelyHigher, .infinitelyLower: GroupedTable.Cell("")
        }
      }
      let intervals = metrics.map { metric in
        pair.test(metric.key).flatMap { test in
          test.interval.map {
            IntervalText(
              $0, words: words(metric), isSigned: true, isApproximate: test.doubt != nil)
          }
        }
      }
      return group(
        pair.candidate,
        [
          GroupedTable.Column(cells: differences), column(of: intervals),
          verdicts(of: pair, metrics),
        ])
    }
    let baseline = modelName(results.baseline)
    return GroupedTable(
      corner: corner(wording.against(baseline)),
      names: compared.map { name($0, isOfDifference: true) }, groups: groups)
  }

  /// The metrics with a direction, except those that only restate another one: the accuracy is as
  /// much higher as the error rate is lower, and as certainly.
  private var compared: [ScoreboardValues.MetricGroup] {
    let shown = Set(metrics.map(\.key))
    return groups.filter { group in
      let metric = group.metric
      guard metric.direction != .descriptive else { return false }
      return !results.models.allSatisfy { evaluation in
        evaluation.values.entries[metric.key]?.follows.map(shown.contains) ?? false
      }
    }
  }

  /// The verdict of each difference.
  private func verdicts(of pair: PairResults, _ metrics: [Metric]) -> GroupedTable.Column {
    let cells = metrics.map { metric -> GroupedTable.Cell in
      guard let test = pair.test(metric.key) else {
        let difference = words(metric).cleared(pair.difference(metric.key))
        return GroupedTable.Cell(difference.sign == nil ? "" : wording.word(difference))
      }
      return switch test.verdict {
      case .better: GroupedTable.Cell(wording.change(test), .better)
      case .worse: GroupedTable.Cell(wording.change(test), .worse)
      case .noClearDifference, .tooFewSamples, .undecided:
        GroupedTable.Cell(wording.words(test.verdict))
      }
    }
    return GroupedTable.Column(cells: cells, isFlushRight: false)
  }

  // MARK: - Notes

  /// Notes about the intervals.
  var notes: [String] {
    var notes = [wording.shownModels(results)].compactMap(\.self)
    let tests = results.models.indices.compactMap(results.pair).flatMap { pair in
      compared.compactMap { pair.test($0.metric.key) }.filter { $0.interval != nil }
    }
    notes += [scores.ofLabels].compactMap(\.self)
    notes += DoubtWords(results: results, metrics: metrics).sentences.map { "~ " + $0 }
    let levels = tests.map(\.confidence)
    if let least = levels.min(), let most = levels.max(),
      most > results.options.confidence.level
    {
      let ends = least < most ? [least, most] : [most]
      notes.append(wording.differenceIntervals(ends.map(wording.level)))
    }
    return notes
  }

  // MARK: - Cells

  private func words(_ metric: Metric) -> MetricWords { results.words(metric) }

  /// A metric's name with its unit, or that of its differences, and its arrow.
  private func name(
    _ group: ScoreboardValues.MetricGroup, isOfDifference: Bool = false
  ) -> String {
    let words = words(group.metric)
    let unit = isOfDifference ? words.unitOfDifference : words.unitOfValue
    let name = scores.name(group)
    return [unit.map { wording.named(name, in: $0) } ?? name, words.arrow]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func modelName(_ model: Int) -> String {
    shortened(terminalText(results.models[model].name, limit: .max), to: 24)
  }

  /// A model's cells, without empty columns.
  private func group(_ model: Int, _ columns: [GroupedTable.Column]) -> GroupedTable.Group {
    GroupedTable.Group(head: modelName(model), columns: columns.filter { $0.width > 0 })
  }

  private func column(of intervals: [IntervalText?]) -> GroupedTable.Column {
    GroupedTable.Column(
      cells: IntervalText.aligned(intervals).map { GroupedTable.Cell($0, .faint) })
  }
}
