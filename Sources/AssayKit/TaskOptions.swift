import AssayData

extension ReportRequest {
  /// Refuses options that say nothing where each class is a yes or no of its own.
  func checkTask() throws(AssayError) {
    guard task == .multilabel else { return }
    let given: [(flag: Flag, isGiven: Bool, reason: String)] = [
      (.positive, positive != nil, "no class is told from the others"),
      (.renormalize, sumRule.renormalize, "probabilities need not add up to 1"),
      (
        .sumTolerance, sumRule.tolerance != SumRule().tolerance,
        "probabilities need not add up to 1"
      ),
      (.cost, comparison.costs != nil, "there are more than two kinds of error"),
      (.clip, comparison.clip != nil, "nothing is clipped"),
    ]
    for option in given where option.isGiven {
      throw .usage(
        "\(option.flag) says nothing with \(Flag.task) multilabel: \(option.reason); leave it out")
    }
    guard scores != .logits else {
      throw .usage(
        "\(Flag.scores) logits is for classes that share one softmax; with \(Flag.task) multilabel, for one logit "
          + "a class, say \(Flag.scores) sigmoid-logits")
    }
  }
}
