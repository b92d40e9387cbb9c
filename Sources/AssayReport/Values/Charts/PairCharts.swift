import AssayChart
import AssayCompare

/// Who of two models is right, as areas.
struct PairCharts {
  let comparison: Comparison

  func outcomes(_ pair: PairedComparison, id: String) -> String {
    let (old, new) = (
      comparison.evaluations[pair.baseline].model, comparison.evaluations[pair.candidate].model
    )
    func part(_ count: Int, _ label: String) -> OutcomeSquare.Part {
      OutcomeSquare.Part(count: count, label: label)
    }
    let outcomes = pair.outcomes
    return OutcomeSquare(
      ChartText(
        id: id, title: "Who is right",
        description: "Samples that both, only one, or none of \(old) and \(new) gets right."),
      bothRight: part(outcomes.bothRight, "both right"),
      onlyBaseline: part(outcomes.onlyBaselineRight, "only \(old)"),
      onlyCandidate: part(outcomes.onlyCandidateRight, "only \(new)"),
      bothWrong: part(outcomes.bothWrong, "both wrong"),
      baseline: pair.baseline, candidate: pair.candidate, formatCount: { Figures.count($0) }
    ).svg
  }
}
