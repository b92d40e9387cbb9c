import AssayData
import AssayResults
import AssayTemplate

/// Samples that show where two models differ: a few of each kind, and more of them folded.
struct ChangeValues {
  /// The number of samples of a group that are always visible, and the number including those in
  /// the fold.
  private static let opened = 2
  private static let listed = 10

  let results: WordedResults
  let pair: PairResults

  private var wording: any Wording { results.wording }

  private struct Group {
    let group: TellingGroup
    let total: Int
    let order: SampleOrder
    let changes: [SampleChange]
  }

  /// A table of the first samples of each group, and a table of the groups that have more.
  var tables: [TemplateValue] {
    let groups = groups.filter { !$0.changes.isEmpty }
    let longer = groups.filter { $0.changes.count > ChangeValues.opened }
    return [(groups, ChangeValues.opened), (longer, ChangeValues.listed)]
      .filter { !$0.0.isEmpty }
      .map { groups, limit in
        [
          "is_folded": .bool(limit == ChangeValues.listed),
          "groups": .list(groups.map { values($0, limit: limit) }),
        ]
      }
  }

  private var groups: [Group] {
    let (changed, outcomes) = (pair.changed, pair.outcomes)
    let record = pair.metrics.records[results.task.primaryLoss]
    let order = record == nil ? SampleOrder.rows : changes
    var groups = [
      Group(
        group: .onlyRight(results.models[pair.candidate].name),
        total: outcomes.onlyCandidateRight, order: order, changes: changed.newlyRight),
      Group(
        group: .onlyRight(results.models[pair.baseline].name),
        total: outcomes.onlyBaselineRight, order: order, changes: changed.newlyWrong),
      Group(
        group: .bothWrong, total: outcomes.bothWrong, order: record == nil ? .rows : losses,
        changes: changed.bothWrong ?? []),
    ]
    // If a model predicts classes only, these would be the same samples again.
    if let record {
      let others = groups.flatMap { $0.changes.prefix(ChangeValues.listed) }
      let listed = Set(others.map(\.sample.row))
      let largest = (changed.largestRises + changed.largestFalls)
        .filter { !listed.contains($0.sample.row) }
        .sorted { ($1.size, $0.sample.row) < ($0.size, $1.sample.row) }
      let total = record.lower + record.higher - others.count { $0.size != 0 }
      groups.append(
        Group(group: .largestChange, total: total, order: order, changes: largest))
    }
    return groups
  }

  private var changes: SampleOrder {
    results.hasInfiniteLosses(of: [pair.baseline, pair.candidate])
      ? .largestFiniteChange : .largestChange
  }

  private var losses: SampleOrder {
    results.task == .classes && !results.labelsAreSoft ? .leastTrueProbability : .highestLowerLoss
  }

  private func values(_ group: Group, limit: Int) -> TemplateValue {
    let isRest = limit == ChangeValues.listed
    let changes = group.changes.prefix(limit).dropFirst(isRest ? ChangeValues.opened : 0)
    // Infinite changes are all of the same size.
    let hasOrder =
      group.order != .largestFiniteChange
      || changes.contains { ($0.candidateLoss - $0.baselineLoss).isFinite }
    // The rows of the samples that the report shows one by one.
    let shown = Set(results.samples.samples.map(\.row))
    return [
      "group": .text(wording.words(group.group)),
      "note": .text(
        wording.listed(changes.count, of: group.total, goesOn: isRest, hasOrder ? group.order : nil)
      ),
      "rows": .list(
        changes.enumerated().map { index, change in
          row(change, isFirst: index == 0, isShown: shown.contains(change.sample.row))
        }),
    ]
  }

  private func row(_ change: SampleChange, isFirst: Bool, isShown: Bool) -> TemplateValue {
    [
      "name": .text(wording.name(change.sample)),
      "full_name": .optional(wording.wholeID(change.sample)),
      "sample_index": .number(Double(change.sample.row)),
      "is_first": .bool(isFirst),
      "is_shown": .bool(isShown),
      "class_index": index(change.label),
      "baseline_index": index(change.baseline),
      "candidate_index": index(change.candidate),
      "label": .text(results.words(change.label)),
      "baseline": .text(results.words(change.baseline)),
      "candidate": .text(results.words(change.candidate)),
      "baseline_loss": .text(Figures.sampleLoss(change.baselineLoss)),
      "candidate_loss": .text(Figures.sampleLoss(change.candidateLoss)),
    ]
  }

  /// The index of the class, for the page's script; null if the answer is a set of classes.
  private func index(_ answer: Answer) -> TemplateValue {
    if case .one(let place) = answer { .number(Double(place)) } else { .null }
  }
}

extension SampleChange {
  /// The size of the change in loss, by which the lists are ordered.
  fileprivate var size: Double {
    SampleChange.finiteFirst((candidateLoss - baselineLoss).magnitude)
  }
}
