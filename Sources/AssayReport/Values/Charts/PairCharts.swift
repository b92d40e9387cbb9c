import AssayChart
import AssayResults

/// Who of two models is right, as areas.
struct PairCharts {
  let results: WordedResults

  func outcomes(_ pair: PairResults, id: String) -> String {
    let (old, new) = (
      results.models[pair.baseline].name, results.models[pair.candidate].name
    )
    func part(_ count: Int, _ label: String) -> OutcomeSquare.Part {
      OutcomeSquare.Part(count: count, label: label)
    }
    let (outcomes, say) = (pair.outcomes, results.say)
    return OutcomeSquare(
      say.text(.outcomes(baseline: old, candidate: new), id: id),
      bothRight: part(outcomes.bothRight, say.label(.bothRight)),
      onlyBaseline: part(outcomes.onlyBaselineRight, say.only(old)),
      onlyCandidate: part(outcomes.onlyCandidateRight, say.only(new)),
      bothWrong: part(outcomes.bothWrong, say.label(.bothWrong)),
      baseline: pair.baseline, candidate: pair.candidate, formatCount: { Figures.count($0) }
    ).svg
  }
}
