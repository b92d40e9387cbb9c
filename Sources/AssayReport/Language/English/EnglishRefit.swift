import AssayResults

extension English {
  func words(_ reason: NoAnswer) -> String {
    switch reason {
    case .classesOnly: "the model predicts classes only, and this needs probabilities"
    case .weighted: "samples have weights, and this counts each sample once"
    case .grouped: "samples are in groups, and halves of them would not be independent"
    case .multilabel: "the task is multilabel"
    case .softLabels: "labels are soft, and this needs one class per sample"
    case .notTwoClasses: "there are not two classes"
    case .oneClass: "all samples examined have the same class"
    case .fewSamples: "each half needs at least 25 samples"
    case .tooLarge: "scores are too far apart"
    case .rowsOfParts:
      "samples have no ids, and large parts do not record which rows of the whole they hold"
    }
  }

  func turn(_ turn: RefitTurn) -> String {
    let evidence = turn.certainty.isEmpty ? "" : " (\(turn.certainty.joined(separator: ", ")))"
    return
      "After temperature scaling the order reverses: \(whose(turn.candidate)) \(turn.metric) is then "
      + "\(turn.size) \(turn.isLower ? "lower" : "higher") than \(whose(turn.baseline))\(evidence)."
  }

  func dividing(
    _ model: String, by temperature: String, areLogits: Bool, remarks: [String]
  ) -> String {
    let scores = areLogits ? "its logits" : "the logarithms of its probabilities"
    let but = remarks.isEmpty ? "" : "; but " + remarks.joined(separator: ", and ")
    return
      "To refit \(model), divide \(scores) by \(temperature) (the geometric mean of the two halves’ "
      + "temperatures), then take the softmax\(but)."
  }

  func remark(_ remark: RefitRemark) -> String {
    switch remark {
    case .bound:
      "its loss still falls at the end of the range, 0.01 to 100, so a temperature alone is not enough"
    case .unstable(let first, let second):
      "the temperature is unstable: \(first) fits one half of the samples, \(second) the other"
    case .flat: "no sample’s scores differ"
    case .floored(let least):
      "with probability 0 taken as \(least); without that no temperature makes the loss finite"
    }
  }

  func onSome(_ count: Int, of total: Int) -> String { "on \(share(count, of: total, .sample))" }

  func refitNote(_ samples: String, of total: String?) -> String {
    let which = total.map { "\(samples) of \($0), picked by a hash of id or row" }
    return
      "Each model’s scores (logits, or logarithms of its probabilities) are divided by a temperature before the "
      + "softmax. It is fitted on each half of the samples and judged on the other (\(which ?? samples)); the table "
      + "has the geometric mean of the two. The predicted classes stay the same. Probabilities below half of the "
      + "smallest one above 0 count as that half. Exploratory."
  }
}
