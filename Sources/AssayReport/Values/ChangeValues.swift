import AssayData
import AssayResults
import AssayTemplate

/// The samples that changed between two models, as lists that each have a head.
struct ChangeValues {
  let results: WordedResults
  let pair: PairResults

  private var wording: any Wording { results.wording }

  /// The lists that have something to show.
  var lists: [TemplateValue] {
    let (changed, outcomes) = (pair.changed, pair.outcomes)
    let candidates: [(ChangeList, Int?, [SampleChange])] = [
      (.newlyWrong, outcomes.onlyBaselineRight, changed.newlyWrong),
      (.newlyRight, outcomes.onlyCandidateRight, changed.newlyRight),
      (.largestRises, nil, changed.largestRises),
      (.largestFalls, nil, changed.largestFalls),
    ]
    // The rows of the samples that the report shows one by one.
    let shown = Set(results.samples.samples.map(\.row))
    return candidates.filter { !$0.2.isEmpty }.map { list, total, changes in
      [
        "name": .text(wording.words(list)),
        "total": .optional(total.map { wording.count($0, .sample) }),
        "is_part": .bool(total.map { $0 > changes.count } ?? false),
        "rows": .list(changes.map { row($0, isShown: shown.contains($0.sample.row)) }),
      ]
    }
  }

  private func row(_ change: SampleChange, isShown: Bool) -> TemplateValue {
    [
      "name": .text(wording.name(change.sample)),
      "sample_index": .number(Double(change.sample.row)),
      "is_shown": .bool(isShown),
      "class_index": index(change.label),
      "baseline_index": index(change.baseline),
      "candidate_index": index(change.candidate),
      "label": .text(results.words(change.label)),
      "baseline": .text(results.words(change.baseline)),
      "candidate": .text(results.words(change.candidate)),
      "baseline_loss": .text(loss(change.baselineLoss)),
      "candidate_loss": .text(loss(change.candidateLoss)),
    ]
  }

  /// Which class it is, for the page's script; null where samples have any number of classes.
  private func index(_ answer: Answer) -> TemplateValue {
    if case .one(let place) = answer { .number(Double(place)) } else { .null }
  }

  private func loss(_ loss: Double) -> String { Figures.brief(loss) }
}
