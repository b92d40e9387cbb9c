import AssayData
import AssayResults

extension English {
  // MARK: Averages

  func averageNote(_ samples: String, of total: String?) -> String {
    let which = total.map { "\(samples) of \($0), picked by a hash of id or row" }
    return
      "The mean of the models’ probabilities, on \(which ?? samples). Each metric is compared with the model that has "
      + "the lowest value on these samples; choosing it on the same samples favours that model. Exploratory."
  }

  func averaging(
    _ models: [String], _ metric: String, size: String, than better: String, certainty: [String]
  ) -> String {
    let which =
      models.count == 2
      ? "both together: the average of \(list(models))"
      : "all together: the average of the \(count(models.count, .model))"
    return "Try \(which) has a \(metric) \(size) lower than \(better) alone "
      + "(\(certainty.joined(separator: ", ")))."
  }

  func averageName(_ models: [String]) -> String { models.joined(separator: " + ") }

  // MARK: The positive class

  func positiveFact(_ positive: String, _ count: Int) -> String {
    "positive class \(positive): \(self.count(count, .sample))"
  }

  func positiveHead(_ positive: String, _ count: Int, of total: Int) -> String {
    "Positive class \(positive): \(share(count, of: total, .sample))"
  }

  func name(_ row: PositiveRow, majority: String) -> String {
    switch row {
    case .recall: "recall"
    case .precision: "precision"
    case .f1: "F1"
    case .specificity: "specificity"
    case .averagePrecision: "average precision"
    case .lessMajority: "error rate, difference from always \(majority), points"
    }
  }

  func name(_ row: PositiveRow, of positive: String, majority: String) -> String {
    "\(name(row, majority: majority)) of \(positive)"
  }

  func finding(
    _ positive: String, of total: Int, _ models: [(name: String, count: Int)], more: Int
  ) -> String {
    let found = models.enumerated().map { place, model in
      "\(model.name) \(place == 0 ? "finds " : "")\(Figures.count(model.count))"
    }
    let all =
      more > 0 ? list(found) + "; the table has all" : list(found)
    return "Of the \(count(total, .sample)) of \(positive), \(all)."
  }

  func againstMajority(
    _ majority: String, error: String, notBetter: [String], moreNotBetter: Int, worse: [String],
    moreWorse: Int
  ) -> String {
    func part(_ names: [String], _ more: Int, _ words: String) -> String? {
      guard !names.isEmpty else { return nil }
      let all = more > 0 ? list(names, more: more) : list(names)
      return "\(all) \(names.count + more == 1 ? "is" : "are") \(words) than that"
    }
    let parts = [
      part(worse, moreWorse, "clearly worse"),
      part(notBetter, moreNotBetter, "not shown to be better"),
    ].compactMap(\.self)
    return "Always answering \(majority) is wrong for \(error) of the samples; "
      + parts.joined(separator: ", and ") + "."
  }

  func findingFew(_ model: String, _ count: Int, of total: Int, ofClass name: String) -> String {
    "Look at class \(name): \(model) finds \(share(count, of: total)) samples."
  }

  // MARK: Costs

  func costNote(
    _ costs: (falsePositive: String, falseNegative: String), positive: String, negative: String,
    always: String, never: String, samples: String
  ) -> String {
    "Taking \(negative) for \(positive) costs \(costs.falsePositive), taking \(positive) for \(negative) "
      + "\(costs.falseNegative). Always answering \(positive) costs \(always) per sample, never answering it "
      + "\(never). The stated threshold is the best one for calibrated probabilities. The cross-fitted thresholds "
      + "were each chosen on one half of \(samples) and judged on the other. The cheapest one was chosen and "
      + "judged on the same samples, so it looks cheaper than it is."
  }

  var never: String { "never" }

  // MARK: Next

  func next(_ sentences: [String]) -> String {
    let text = sentences.joined(separator: " ")
    let isPlain = ["Look ", "Check ", "Try ", "If ", "Temperature "].contains(where: text.hasPrefix)
    return "Next: " + (isPlain ? text.prefix(1).lowercased() + text.dropFirst() : text)
  }

  func lookAtInfinite(_ model: String, _ samples: Int, _ metric: String, isOneOfSeveral: Bool)
    -> String
  {
    if isOneOfSeveral {
      return
        "Look at the samples that make \(metric) infinite, such as the \(Figures.count(samples)) of \(model)."
    }
    let which = samples == 1 ? "sample that makes" : "\(count(samples, .sample)) that make"
    return "Look at the \(which) \(whose(model)) \(metric) infinite."
  }

  func namingPositive(_ rare: String) -> String {
    "If a false negative means a missed \(rare), "
      + (namesOptions ? "use \(Flag.positive) \(rare)" : "name \(rare) as the positive class")
      + ": at present the other class counts as positive."
  }

  func refitting(
    _ model: String, _ metric: String, size: String, isMost: Bool, certainty: [String],
    advice: String
  ) -> String {
    "Temperature scaling lowers \(whose(model)) \(metric) \(isMost ? "most, " : "")by \(size) (\(certainty.joined(separator: ", "))). \(advice)"
  }
}
