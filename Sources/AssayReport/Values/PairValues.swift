import AssayCompare
import AssayTemplate

/// Where each candidate and the baseline differ: the samples that only one of them gets right.
struct PairValues {
  let comparison: Comparison

  var tree: TemplateValue {
    .list(
      comparison.pairs.map { pair in
        let outcomes = pair.outcomes
        return [
          "candidate": .text(comparison.evaluations[pair.candidate].model),
          "baseline": .text(comparison.evaluations[pair.baseline].model),
          "both_right": .text(Figures.count(outcomes.bothRight)),
          "only_candidate_right": .text(Figures.count(outcomes.onlyCandidateRight)),
          "only_baseline_right": .text(Figures.count(outcomes.onlyBaselineRight)),
          "both_wrong": .text(Figures.count(outcomes.bothWrong)),
        ]
      })
  }
}
