import AssayCompare
import AssayData
import AssayEvaluate
import AssayTemplate

/// The samples that changed between two models, as lists that each have a head.
struct ChangeValues {
  let comparison: Comparison
  let pair: PairedComparison

  private var say: any Wording { comparison.say }

  /// The lists that have something to show.
  var lists: [TemplateValue] {
    let (changed, outcomes) = (pair.changed, pair.outcomes)
    let candidates: [(ChangeList, Int?, [SampleChange])] = [
      (.newlyWrong, outcomes.onlyBaselineRight, changed.newlyWrong.changes),
      (.newlyRight, outcomes.onlyCandidateRight, changed.newlyRight.changes),
      (.largestRises, nil, changed.largestRises.changes),
      (.largestFalls, nil, changed.largestFalls.changes),
    ]
    // The rows of the samples that the report shows one by one.
    let shown = Set(comparison.samples.samples.map(\.row))
    return candidates.filter { !$0.2.isEmpty }.map { list, total, changes in
      [
        "name": .text(say.words(list)),
        "total": .optional(total.map { say.count($0, .sample) }),
        "is_part": .bool(total.map { $0 > changes.count } ?? false),
        "rows": .list(changes.map { row($0, isShown: shown.contains($0.sample.row)) }),
      ]
    }
  }

  private func row(_ change: SampleChange, isShown: Bool) -> TemplateValue {
    [
      "name": .text(say.name(change.sample)), "sample_index": .number(Double(change.sample.row)),
      "is_shown": .bool(isShown),
      "class_index": index(change.label, change.sets),
      "baseline_index": index(change.baseline, change.sets),
      "candidate_index": index(change.candidate, change.sets),
      "label": .text(answer(change.label, change.sets?.label)),
      "baseline": .text(answer(change.baseline, change.sets?.baseline)),
      "candidate": .text(answer(change.candidate, change.sets?.candidate)),
      "baseline_loss": .text(loss(change.baselineLoss)),
      "candidate_loss": .text(loss(change.candidateLoss)),
    ]
  }

  private func answer(_ label: Int, _ set: [Int]?) -> String {
    set.map { say.names(comparison.classNames, $0) } ?? comparison.classNames[label]
  }

  /// Which class it is, for the page's script; null where samples have any number of classes.
  private func index(_ place: Int, _ sets: SampleChange.Sets?) -> TemplateValue {
    sets == nil ? .number(Double(place)) : .null
  }

  private func loss(_ nats: Double) -> String {
    Figures.brief(comparison.words(comparison.task.primaryLoss).shown(nats))
  }
}
