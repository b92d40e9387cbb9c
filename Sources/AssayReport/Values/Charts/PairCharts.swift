import AssayChart
import AssayResults

/// The counts of right answers of two models, as areas.
struct PairCharts {
  let results: WordedResults

  func outcomes(_ pair: PairResults, id: String) -> String {
    square(pair, id: id, largest: nil)
  }

  /// A small chart of the counts alone, on the scale of all pairs.
  func smallOutcomes(_ pair: PairResults, id: String) -> String {
    square(pair, id: id, largest: results.count)
  }

  private func square(_ pair: PairResults, id: String, largest: Int?) -> String {
    let (old, new) = (
      results.models[pair.baseline].name, results.models[pair.candidate].name
    )
    func part(_ count: Int, _ label: String) -> OutcomeSquare.Part {
      OutcomeSquare.Part(count: count, label: label)
    }
    let (outcomes, wording) = (pair.outcomes, results.wording)
    return OutcomeSquare(
      wording.text(.outcomes(baseline: old, candidate: new), id: id),
      bothRight: part(outcomes.bothRight, wording.label(.bothRight)),
      onlyBaseline: part(outcomes.onlyBaselineRight, wording.only(old)),
      onlyCandidate: part(outcomes.onlyCandidateRight, wording.only(new)),
      bothWrong: part(outcomes.bothWrong, wording.label(.bothWrong)),
      baseline: pair.baseline, candidate: pair.candidate, smallBeside: largest,
      formatCount: { Figures.count($0) }
    ).svg
  }
}
