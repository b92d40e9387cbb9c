import AssayData

extension English {
  // MARK: - Headline

  func headline(_ headline: Headline) -> String {
    switch headline {
    case .better(let model, let other): "\(model) is clearly better than \(other)"
    case .betterIn(let model, let other, let aspects): better(model, than: other, aspects)
    case .tradeOff(let model, let other, let better, let worse):
      tradeOff(model, other, better, worse)
    case .noDifference(let one, let other): "No clear difference between \(one) and \(other)"
    case .severalBetter(let names, let more, let other):
      "\(who(names, more)) are clearly better than \(other)"
    case .noneBetter(let other): "No model is clearly better than \(other)"
    case .bestOfAll(let model): "\(model) is clearly better than all other models"
    case .tooFewSamples(let count, let candidate, let baseline):
      tooFew(count)
        + (candidate.map { " cannot tell \($0) from \(baseline)" }
          ?? " cannot tell the models from \(baseline)")
    case .same(let names, let more, let baseline): same(names, more, baseline)
    case .oneClass(let name):
      "Every sample has the class \(name), so the samples cannot show how well classes are distinguished"
    case .untested(let one, let other): "\(one) and \(other) are not compared"
    case .alone(let model, let isBetter, let ofClassesOnly): alone(model, isBetter, ofClassesOnly)
    case .tooFewToJudge(let count, let model):
      "\(tooFew(count)) \(count == 1 ? "is" : "are") too few to judge \(model)"
    case .errorRate(let model, let rate, let interval):
      "\(model) is wrong for \(rate) of the samples" + (interval.map(bracketed) ?? "")
    }
  }

  private func better(_ model: String, than other: String, _ aspects: [HeadAspect]) -> String {
    guard aspects.count == 1, let aspect = aspects.first else {
      return "\(model) is clearly better than \(other) in \(list(aspects.map(name)))"
    }
    return switch aspect {
    case .mistakes: "\(model) makes clearly fewer mistakes than \(other)"
    case .probabilities: "\(whose(model)) probabilities are clearly better than \(whose(other))"
    case .metric(let name): "\(model) is clearly better than \(other) in \(name)"
    }
  }

  private func tradeOff(
    _ model: String, _ other: String, _ better: [HeadAspect], _ worse: [HeadAspect]
  ) -> String {
    let tail =
      switch worse {
      case [.mistakes]: "but makes clearly more mistakes"
      case [.probabilities]: "but its probabilities are clearly worse"
      default: "but clearly worse in \(list(worse.map(name)))"
      }
    return switch (better, worse) {
    case ([.probabilities], [.mistakes]):
      "\(whose(model)) probabilities are clearly better than \(whose(other)), but it makes clearly more mistakes"
    default: "\(self.better(model, than: other, better)), \(tail)"
    }
  }

  private func name(_ aspect: HeadAspect) -> String {
    switch aspect {
    case .mistakes: "error rate"
    case .probabilities: "probabilities"
    case .metric(let name): name
    }
  }

  private static let small = [
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve",
  ]

  private func tooFew(_ count: Int) -> String {
    let number = English.small.indices.contains(count) ? English.small[count] : Figures.count(count)
    return "\(number) \(count == 1 ? "sample" : "samples")"
  }

  private func alone(_ model: String, _ isBetter: Bool?, _ ofClassesOnly: Bool) -> String {
    let words = isBetter.map { "clearly \($0 ? "better" : "worse")" } ?? "not shown to be better"
    return "\(model) is \(words) than always predicting the "
      + (ofClassesOnly ? "most frequent class" : "class frequencies")
  }

  private func same(_ names: [String], _ more: Int, _ baseline: String) -> String {
    "\(who(names, more)) \(names.count + more > 1 ? "predict" : "predicts") the same as \(baseline)"
  }

  /// Models as the subject of a sentence.
  private func who(_ names: [String], _ more: Int) -> String {
    if names.isEmpty { return "\(Figures.count(more)) other \(more == 1 ? "model" : "models")" }
    return more > 0 ? list(names, more: more) : list(names)
  }

  // MARK: - Sentences

  func headSentence(_ groups: [HeadGroup]) -> String {
    semicolons(groups.map { clause($0.names, more: $0.more, $0.findings) }) + "."
  }

  var givenTwice: String { "Was the same file given twice?" }

  func replacing(_ loss: String, by metric: String) -> String {
    "Probabilities are compared by \(metric) (exploratory), because the \(loss) of several models is infinite."
  }

  private func clause(_ names: [String], more: Int, _ findings: [HeadFinding]) -> String {
    let isPlural = names.count + more > 1
    let who = who(names, more)
    let told = findings.filter { $0.sign != 0 }
    guard let first = told.first else {
      let isUnknown = findings.allSatisfy { $0.outcome == .tooFewSamples }
      return isUnknown
        ? "\(who) \(isPlural ? "differ" : "differs") in too few samples for a conclusion"
        : "\(who) \(isPlural ? "show" : "shows") no clear difference"
    }
    var text = who + " "
    // A single model's sentence also names the metrics in which it does not differ.
    let same = isPlural ? [] : findings.filter { isSame($0) }
    var sign: Int?
    for finding in same.filter({ $0.aspect == .mistakes }) {
      text += sameMistakes(finding)
      sign = 0
    }
    for (place, finding) in (told.isEmpty ? [first] : told).enumerated() {
      let isFirst = place == 0 && sign == nil
      if !isFirst { text += joint(sign ?? finding.sign, finding, isPlural: isPlural) }
      text += words(finding, isPlural: isPlural, isFirst: isFirst)
      if finding.isApproximate { text += bracketed(label(.approximate)) }
      sign = finding.sign
    }
    let others = same.filter { $0.aspect != .mistakes }.map { name($0.aspect) }
    if !others.isEmpty { text += ", with no clear difference in \(list(others))" }
    return text
  }

  private func isSame(_ finding: HeadFinding) -> Bool {
    if case .noClearDifference = finding.outcome { true } else { false }
  }

  private func sameMistakes(_ finding: HeadFinding) -> String {
    finding.outcome == .noClearDifference(isAlike: true)
      ? "makes about as few mistakes" : "shows no clear difference in mistakes"
  }

  /// The conjunction between two clauses with the same subject.
  private func joint(_ sign: Int, _ finding: HeadFinding, isPlural: Bool) -> String {
    let hasOwnSubject =
      finding.aspect == .probabilities && finding.exploratory == nil && !isPlural
      && !isInfinite(finding)
    if sign != finding.sign { return ", but " }
    return hasOwnSubject ? ", and " : " and "
  }

  private func isInfinite(_ finding: HeadFinding) -> Bool {
    if case .infinite = finding.outcome { true } else { false }
  }

  private func words(_ finding: HeadFinding, isPlural: Bool, isFirst: Bool) -> String {
    if case .infinite(let samples, let cause) = finding.outcome {
      return infinite(samples, cause, isPlural: isPlural)
    }
    let isBetter = finding.outcome == .better
    if let metric = finding.exploratory {
      return
        "\(isPlural ? "have" : "has") \(isBetter ? "better" : "worse") probabilities by \(metric)"
    }
    switch finding.aspect {
    case .mistakes:
      return "\(isPlural ? "make" : "makes") clearly \(isBetter ? "fewer" : "more") mistakes"
    case .probabilities:
      let words = "clearly \(isBetter ? "better" : "worse")"
      return isFirst || isPlural
        ? "\(isPlural ? "have" : "has") \(words) probabilities" : "its probabilities are \(words)"
    case .metric(let name):
      return "\(isPlural ? "are" : "is") clearly \(isBetter ? "better" : "worse") in \(name)"
    }
  }

  private func infinite(_ samples: Int, _ cause: InfiniteCause, isPlural: Bool) -> String {
    let count = samples == 0 ? "some samples" : count(samples, .sample)
    return switch cause {
    case .zero:
      "\(isPlural ? "give" : "gives") \(count) probability 0 on \(samples == 1 ? "its" : "their") true class"
    case .overflow:
      "\(isPlural ? "have" : "has") logits so large that the loss of \(count) overflows"
    case .certainAnswer: "\(isPlural ? "are" : "is") certain of a wrong answer in \(count)"
    }
  }

  func tooFew(in metrics: [String]) -> String {
    "Too few samples to tell in \(list(metrics))."
  }

  func observed(
    _ models: [String], errors: [Int], of total: Int,
    closer: (model: String, metric: String, new: String, old: String)?
  ) -> String {
    let mistakes =
      errors[0] == errors[1]
      ? errors[0] == 0 && total > 1
        ? "neither makes a mistake"
        : "both \(total == 1 ? "are " + answer(errors[0]) : "make " + mistakes(errors[0]))"
      : total == 1
        ? "\(models[0]) is \(answer(errors[0])) and \(models[1]) is \(answer(errors[1]))"
        : "\(models[0]) makes \(mistakes(errors[0])), \(models[1]) \(Figures.count(errors[1]))"
    let probabilities = closer.map {
      ", and \(whose($0.model)) probabilities are closer to the \(total == 1 ? "label" : "labels") "
        + "(\($0.metric) \($0.new) vs \($0.old))"
    }
    return "\(onThese(total)) \(mistakes)\(probabilities ?? "")."
  }

  private func onThese(_ total: Int) -> String {
    total == 1 ? "On this sample" : "On these samples"
  }

  private func answer(_ errors: Int) -> String { errors == 0 ? "right" : "wrong" }

  private func mistakes(_ count: Int) -> String {
    count == 0 ? "no mistake" : count == 1 ? "1 mistake" : "\(Figures.count(count)) mistakes"
  }

  func wrong(_ model: String, in count: Int, of total: Int, rate: String, averaged: String?)
    -> String
  {
    let ties = averaged.map { "; with ties broken at random \($0)" } ?? ""
    if total == 1 { return "On this sample \(model) is \(answer(count))\(ties)." }
    return "\(model) is wrong for \(share(count, of: total, .sample)): \(rate)\(ties)."
  }

  func noSkill(
    _ models: [String], more: Int, isWorse: Bool, ofClassesOnly: Bool,
    skills: (metric: String, values: [String])?
  ) -> String {
    let values = skills.map { " (\($0.metric) \(list($0.values)); those score 0)" } ?? ""
    let isPlural = models.count + more > 1
    return
      "\(who(models, more)) \(isPlural ? "are" : "is") \(isWorse ? "clearly worse" : "not shown to be better") than always "
      + "predicting the \(ofClassesOnly ? "most frequent class" : "class frequencies")\(values)."
  }

  // MARK: - Table

  func sides(_ aspect: HeadAspect, lowerIsBetter: Bool) -> String {
    switch aspect {
    case .mistakes: "fewer ◂ 0 ▸ more"
    case .probabilities, .metric: lowerIsBetter ? "better ◂ 0 ▸ worse" : "worse ◂ 0 ▸ better"
    }
  }

  func headNote(
    baseline: String, level: String, isWidened: Bool, lacksSome: Bool, hasBest: Bool
  ) -> String {
    "Differences from \(baseline), with \(level) intervals"
      + (lacksSome ? " where there are enough samples" : "")
      + (isWidened ? ", widened for multiple comparisons" : "") + "."
      + (hasBest
        ? " Bold: the best value, where it is clearly better than the baseline, or the baseline than all others."
        : "")
  }

  var notTested: String { "not tested" }

  func infiniteCell(_ samples: Int, _ cause: InfiniteCause) -> String {
    let count = count(samples, .sample)
    return switch cause {
    case .zero: "probability 0 on the true class of \(count)"
    case .overflow: "logits too large in \(count)"
    case .certainAnswer: "certain of a wrong answer in \(count)"
    }
  }

  func saysAndIsRight(_ finding: ConfidenceFinding?, says: String, right: String) -> String {
    let word =
      switch finding {
      case .overconfident: "overconfident "
      case .underconfident: "underconfident "
      case .off, .noClearFault, .unknown, nil: ""
      }
    return "\(word)\(says) → \(right)"
  }

  func name(_ metric: String, sameAs others: [String]) -> String {
    others.isEmpty ? metric : "\(metric) (= \(others.joined(separator: " = ")))"
  }

  func identities(_ groups: [[String]]) -> String {
    "Equal here, so shown once: \(groups.map { $0.joined(separator: " = ") }.joined(separator: "; "))."
  }

  func ofLabels(_ metrics: [String]) -> String { "From the labels alone: \(list(metrics))." }

  func verbose(more: Int) -> String {
    more > 0
      ? "\(Flag.verbose) shows all metrics and \(Figures.count(more)) more \(more == 1 ? "remark" : "remarks")."
      : "\(Flag.verbose) shows all metrics."
  }

  func infinite(_ samples: Int) -> String { "\(count(samples, .sample)) infinite" }

  func onlyRight(_ candidates: [(name: String, new: Int, old: Int)], _ baseline: String) -> String {
    if candidates.count == 1 {
      let candidate = candidates[0]
      return aloneRight((candidate.name, candidate.new), (baseline, candidate.old)) + "."
    }
    return "Right where \(baseline) is wrong / wrong where it is right: "
      + commas(
        candidates.map { "\($0.name) \(Figures.count($0.new)) / \(Figures.count($0.old))" })
      + "."
  }

  // MARK: - Caveats

  func hiddenCaveats(_ count: Int) -> String {
    "\(Figures.count(count)) more \(count == 1 ? "caveat is" : "caveats are") about models that are not "
      + "shown; the JSON results\(named(.json)) have all."
  }

  func hiddenSuspicions(_ models: [String], more: Int) -> String {
    let isOne = models.count + more == 1
    return
      "The numbers of \(who(models, more)), which \(isOne ? "is" : "are") not shown, look like those of a "
      + "mistake; the JSON results\(named(.json)) say why."
  }

  func infiniteLosses(
    _ models: [(model: String, samples: Int)], more: Int, isBinary: Bool, isOfLogits: Bool
  ) -> String {
    let reason =
      if isOfLogits {
        "logits so large that the loss overflows"
      } else if isBinary {
        "probability 0 for a class that is true, or 1 for one that is not"
      } else {
        "probability 0 on the true class"
      }
    return "Infinite \(isBinary ? "binary cross-entropy" : "cross-entropy") (\(reason)): "
      + counts(models, more) + "."
  }

  func ties(_ models: [(model: String, samples: Int)], more: Int) -> String {
    "Several classes share the highest score (the first counts as the prediction): "
      + counts(models, more) + "."
  }

  private func counts(_ models: [(model: String, samples: Int)], _ more: Int) -> String {
    list(
      models.enumerated().map { place, model in
        "\(model.model) \(place == 0 ? count(model.samples, .sample) : Figures.count(model.samples))"
      }, more: more)
  }
}
