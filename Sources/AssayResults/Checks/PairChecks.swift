import AssayData

extension ResultsContext {
  /// Checks that the counts of right answers agree with those of the models, and that the samples
  /// shown are among those that changed.
  func check(
    _ outcome: WrittenOutcomes, _ changes: WrittenChanges, _ models: [ModelResults],
    _ reader: FormReader
  ) throws(ResultsFault) {
    let outcomes = outcome.outcomes
    try reader.expect(
      outcomes.bothRight + outcomes.onlyBaselineRight == models[outcome.baseline].correct
        && outcomes.bothRight + outcomes.onlyCandidateRight == models[outcome.candidate].correct,
      "right", at: "differences")
    let (isAll, changed) = (options.metrics == .all, changes.changedAnswers)
    let possible =
      outcomes.onlyBaselineRight + outcomes.onlyCandidateRight...count - outcomes.bothRight
    try reader.expect(
      changed.map(possible.contains) ?? !isAll, "differences", at: "changes", "different_answers")
    for (key, list, expected) in [
      ("newly_wrong", changes.changed.newlyWrong, outcomes.onlyBaselineRight),
      ("newly_right", changes.changed.newlyRight, outcomes.onlyCandidateRight),
      ("both_wrong", changes.changed.bothWrong, outcomes.bothWrong),
    ] {
      guard let list else { continue }
      try reader.expect(
        list.count == min(isAll ? options.sampleLimit : 0, expected)
          && list.allSatisfy {
            ($0.baseline == $0.label) == (key == "newly_wrong")
              && ($0.candidate == $0.label) == (key == "newly_right")
          },
        "differences", at: "changes", key)
    }
    try reader.expect(
      changes.changed.largestRises.allSatisfy { $0.candidateLoss > $0.baselineLoss }
        && changes.changed.largestFalls.allSatisfy { $0.candidateLoss < $0.baselineLoss },
      "the losses", at: "changes")
  }
}
