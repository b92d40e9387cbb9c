import AssayResults

extension English {
  func claim(_ parts: ClaimParts) -> String {
    let (candidate, baseline) = (parts.candidate, parts.baseline)
    let isAboutCandidate = !parts.better.isEmpty || !parts.worse.isEmpty
    var sentence =
      switch (parts.better.isEmpty, parts.worse.isEmpty) {
      case (false, false):
        "\(candidate) is better than \(baseline) in \(list(parts.better)), "
          + "but worse in \(list(parts.worse))"
      case (false, true): "\(candidate) is better than \(baseline) in \(list(parts.better))"
      case (true, false): "\(candidate) is worse than \(baseline) in \(list(parts.worse))"
      case (true, true):
        "No clear difference between \(candidate) and \(baseline) in \(list(parts.same))"
      }
    if isAboutCandidate, !parts.same.isEmpty {
      sentence += ", with no clear difference in \(list(parts.same))"
    }
    if !parts.unknown.isEmpty { sentence += "; too few samples to tell in \(list(parts.unknown))" }
    return sentence + "."
  }

  func tooFewSamples(toTell candidate: String, from baseline: String, because: String) -> String {
    "Too few samples to distinguish \(candidate) from \(baseline): \(because)."
  }

  func leastP(of samples: String, p: String, risk: String, tests: Int, whole: String) -> String {
    "with \(samples), p cannot fall below \(p); a claim needs \(risk)"
      + (tests > 1 ? " (\(whole) divided among \(tests) tests)" : "")
  }

  func untested(_ metric: String, models: (String, String)?, because: String) -> String {
    let both = models.map { "\($0.0) and \($0.1)" } ?? "the two"
    return "\(both) are not compared in \(metric): \(because)"
  }

  func untestedDifferences(_ metrics: [String], because: String) -> String {
    metrics.count == 1
      ? "the difference in \(metrics[0]) is not tested: \(because)"
      : "the differences in \(list(metrics)) are not tested: \(because)"
  }

  func undefined(of models: [String], because: String) -> String {
    "it is undefined for \(list(models)) (\(because))"
  }

  func settling(_ needed: [(count: String, metric: String)], _ noun: Noun) -> String {
    guard let first = needed.first else { return "" }
    let others = needed.dropFirst().map { ", about \($0.count) for the one in \($0.metric)" }
    return
      "About \(first.count) \(plural(noun)) would be needed to detect a difference of this size in "
      + "\(first.metric)\(others.joined()) (80% power, \(others.isEmpty ? "" : "each ")tested by itself)."
  }

  private func plural(_ noun: Noun) -> String { noun == .group ? "groups" : "samples" }

  func margin(
    _ margin: MarginWords, _ verdict: MarginResult.Verdict, needed: String?, _ noun: Noun
  ) -> String {
    let (candidate, baseline) = (margin.candidate, margin.baseline)
    let metric = "in \(margin.metric)" + (margin.metric.contains(",") ? "," : "")
    let claim =
      switch verdict {
      case .better:
        "\(candidate) is better than \(baseline) \(metric); the margin is \(margin.size)"
      case .worse:
        "\(candidate) is worse than \(baseline) \(metric), \(margin.isBeyondMargin ? "" : "perhaps ")by more than "
          + "the margin of \(margin.size)"
      case .equivalent where margin.isWorseWithinMargin:
        "\(candidate) is worse than \(baseline) \(metric), by less than the margin of \(margin.size)"
      case .equivalent:
        "\(candidate) and \(baseline) are equivalent \(metric), within a margin of \(margin.size)"
      case .notWorse:
        "\(candidate) is not worse than \(baseline) \(metric) by more than the margin of \(margin.size)"
      case .undecided:
        "Whether \(candidate) is worse than \(baseline) \(metric) by more than the margin of "
          + "\(margin.size) is undecided"
      }
    let evidence = margin.interval.map { " (\($0))" } ?? ", because there is no interval"
    let plan =
      needed.map { "; if they are equal, about \($0) \(plural(noun)) would decide it" } ?? ""
    return claim + evidence + plan + "."
  }

  func samplesThatOneGetsRight(_ count: Int, of total: Int) -> String {
    "only \(share(count, of: total, .sample)) where one model is right and the other wrong"
  }

  func samplesThatDiffer(_ count: Int, of total: Int) -> String {
    "only \(share(count, of: total, .sample)) where the losses differ"
  }

  // MARK: - Evidence

  /// Capitalizes the first word unless it is a name.
  func sentence(_ clauses: [String], isTurn: Bool) -> String {
    guard let last = clauses.last else { return "" }
    let head = clauses.dropLast().joined(separator: ", ")
    let text = head.isEmpty ? "\(last)." : "\(head), \(isTurn ? "but" : "and") \(last)."
    for word in ["its ", "both ", "the ", "with "] where text.hasPrefix(word) {
      return text.prefix(1).uppercased() + text.dropFirst()
    }
    return text
  }

  private func words(_ owner: Owner) -> String {
    switch owner {
    case .its: "its"
    case .model(let name): whose(name)
    }
  }

  func change(_ change: MetricChange, of owner: Owner, than other: String?) -> String {
    let certainty = change.certainty.map { "; \($0.interval), \($0.p)" } ?? ""
    return "\(words(owner)) \(change.metric) is \(change.size) "
      + (change.isLower ? "lower" : "higher") + (other.map { " than \(whose($0))" } ?? "")
      + " (\(change.new) vs \(change.old)\(certainty))"
  }

  func same(_ metric: String, _ value: String, models: (String, String)?) -> String {
    let both = models.map { "\($0.0) and \($0.1)" } ?? "both"
    return "\(both) have the same \(metric), \(value)"
  }

  func alsoSame(_ metric: String, _ value: String) -> String { "the same \(metric), \(value)" }

  func allSame(_ metrics: String, _ value: String) -> String {
    "the \(metrics) are the same, \(value)"
  }

  func infinite(_ metric: String, of owner: Owner, because: String) -> String {
    "\(words(owner)) \(metric) is infinite, \(because)"
  }

  func finite(
    _ metric: String, _ value: String, of owner: Owner, where other: String, because: String
  ) -> String {
    "\(words(owner)) \(metric) is \(value) where \(whose(other)) is infinite, \(because)"
  }

  func bothInfinite(_ metrics: String) -> String { "both \(metrics) are infinite" }

  func byFiniteLoss(
    _ metric: String, of model: String, isBetter: Bool, size: String, certainty: [String]
  ) -> String {
    let evidence = certainty.isEmpty ? "" : " (\(certainty.joined(separator: ", ")))"
    return
      "By \(metric) (exploratory) \(whose(model)) probabilities are \(isBetter ? "better" : "worse"): "
      + "\(size) \(isBetter ? "lower" : "higher")\(evidence)."
  }

  func classesOnly(_ models: [String]) -> String {
    models.count == 1 ? "\(models[0]) predicts classes only" : "both predict classes only"
  }

  func certainAndWrong(_ model: String?, in samples: Int) -> String {
    "because \(model ?? "it") gives \(count(samples, .sample)) probability 0 on "
      + "\(samples == 1 ? "its" : "their") true class"
  }

  func overflowing(_ model: String?, in samples: Int) -> String {
    "because \(model ?? "it") has logits so large that the loss overflows in "
      + count(samples, .sample)
  }

  func certainOfWrongAnswer(_ model: String?, in samples: Int) -> String {
    "because \(model ?? "it") is certain of a wrong answer in \(count(samples, .sample))"
  }
}

// MARK: - One model

extension English {
  func wrong(
    _ model: String, in count: Int, of total: Int, metric: String, value: String
  ) -> String {
    "\(model) is wrong in \(share(count, of: total, .sample)), an \(metric) of \(value)"
  }

  func itsValue(_ metric: String, _ value: String) -> String { "its \(metric) is \(value)" }

  func itsInfinite(_ metric: String, because: String) -> String {
    "its \(metric) is infinite, \(because)"
  }

  func undefined(_ metric: String, because: String) -> String {
    "the \(metric) is undefined: \(because)"
  }

  func joined(_ first: String, _ second: String) -> String { "\(first); \(second)." }

  func noSkill(
    _ model: String, isWorse: Bool, isApproximate: Bool, _ metric: String, _ value: String
  ) -> String {
    "\(model) is \(isWorse ? "clearly worse" : "not shown to be better") than always predicting the class "
      + "frequencies (\(metric) \(value); those score 0\(isApproximate ? "; approximate" : ""))."
  }

  func noBetterThanMajority(
    _ model: String, isWorse: Bool, isApproximate: Bool, error: String, majority: String
  ) -> String {
    "\(model) is \(isWorse ? "clearly worse" : "not shown to be better") than always predicting the most "
      + "frequent class (error rate \(error) vs \(majority)"
      + "\(isApproximate ? "; approximate" : ""))."
  }

  func calibration(
    _ model: String, _ finding: ConfidenceFinding, confidence: String, right: String, p: String?
  ) -> String {
    let evidence = "it says \(confidence) and is right \(right) of the time"
    let test = p.map { " (calibration test \($0))" } ?? ""
    return switch finding {
    case .overconfident: "\(model) is overconfident: \(evidence)\(test)."
    case .underconfident: "\(model) is underconfident: \(evidence)\(test)."
    case .off: "\(model) is miscalibrated: on average \(evidence)\(test)."
    case .noClearFault: "\(model) shows no clear miscalibration: \(evidence)\(test)."
    case .unknown: "Too few samples to judge \(whose(model)) calibration: \(evidence)."
    }
  }
}

// MARK: - Costs

extension English {
  func thresholdCosts(
    _ costs: (String, String), areFitted: Bool,
    _ models: [(name: String, cost: String)], more: Int,
    constant: (positive: String, always: String, never: String)?
  ) -> String {
    let thresholds =
      areFitted
      ? "Each threshold was chosen on one half of the samples and judged on the other."
      : "Each threshold was chosen and judged on these same samples."
    let named = models.map { "\($0.name) \($0.cost)" }
    let answers = constant.map {
      "; always answering \($0.positive) costs \($0.always), never answering it \($0.never)"
    }
    return "\(prices(costs)), the cost per sample is: "
      + (more > 0 ? list(named, more: more) : list(named)) + "\(answers ?? ""). \(thresholds)"
  }

  func noThresholdCosts(_ costs: (String, String), because: String) -> String {
    "\(prices(costs)), no cheapest threshold is known: \(because)."
  }

  private func prices(_ costs: (String, String)) -> String {
    "With a cost of \(costs.0) for a false positive and \(costs.1) for a false negative"
  }

  func logit(_ value: String) -> String { "logit \(value)" }
}
