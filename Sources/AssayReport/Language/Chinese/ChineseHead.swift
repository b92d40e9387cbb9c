extension Chinese {
  // MARK: - Headline

  func headline(_ headline: Headline) -> String {
    switch headline {
    case .better(let model, let other): spaced("\(model)显著优于\(other)")
    case .betterIn(let model, let other, let aspects): better(model, than: other, aspects)
    case .tradeOff(let model, let other, let better, let worse):
      spaced("\(self.better(model, than: other, better))，但\(clauses(worse, isBetter: false))")
    case .noDifference(let one, let other): spaced("\(one)与\(other)差异不显著")
    case .severalBetter(let names, let other): spaced("\(names)显著优于\(other)")
    case .noneBetter(let other): spaced("没有模型显著优于\(other)")
    case .bestOfAll(let model): spaced("\(model)显著优于其他所有模型")
    case .tooFewSamples(let count, let candidate, let baseline):
      candidate.map { spaced("\(self.count(count, .sample))不足以区分\($0)与\(baseline)") }
        ?? spaced("\(self.count(count, .sample))不足以区分各模型与\(baseline)")
    case .untested(let one, let other): spaced("\(one)与\(other)未作比较")
    case .alone(let model, let skill): alone(model, skill)
    }
  }

  private func better(_ model: String, than other: String, _ aspects: [HeadAspect]) -> String {
    guard aspects.count == 1, let aspect = aspects.first else {
      return spaced("\(model)在\(list(aspects.map(name)))上显著优于\(other)")
    }
    return switch aspect {
    case .mistakes: spaced("\(model)的错误显著少于\(other)")
    case .probabilities: spaced("\(model)的概率显著优于\(other)")
    case .metric(let name): spaced("\(model)在\(name)上显著优于\(other)")
    }
  }

  private func clauses(_ aspects: [HeadAspect], isBetter: Bool) -> String {
    aspects.map { aspect in
      switch aspect {
      case .mistakes: isBetter ? "错误显著更少" : "错误显著更多"
      case .probabilities: isBetter ? "概率显著更好" : "概率显著更差"
      case .metric(let name): spaced("\(name)显著\(isBetter ? "更好" : "更差")")
      }
    }.joined(separator: "，")
  }

  private func name(_ aspect: HeadAspect) -> String {
    switch aspect {
    case .mistakes: "错误率"
    case .probabilities: "概率"
    case .metric(let name): name
    }
  }

  private func alone(_ model: String, _ skill: SkillOutcome) -> String {
    func constant(_ isClass: Bool) -> String { isClass ? "始终预测最常见的类别" : "直接输出类别频率" }
    return switch skill {
    case .better(let isClass): spaced("\(model)显著优于\(constant(isClass))")
    case .notShown(let isClass): spaced("\(model)不优于\(constant(isClass))")
    case .worse(let isClass): spaced("\(model)显著不如\(constant(isClass))")
    case .unknown: spaced("仅\(model)一个模型")
    }
  }

  // MARK: - Sentences

  func headSentence(_ names: [String], more: Int, _ findings: [HeadFinding]) -> String {
    clause(names, more: more, findings) + exploratory(findings) + "。"
  }

  func headGroups(_ groups: [HeadGroup]) -> String {
    semicolons(groups.map { clause($0.names, more: $0.more, $0.findings) })
      + exploratory(groups.flatMap(\.findings)) + "。"
  }

  /// By which metric something was found that no headline is made of.
  private func exploratory(_ findings: [HeadFinding]) -> String {
    let found = findings.first { $0.sign != 0 && $0.exploratory != nil }
    return found?.exploratory.map { spaced("（按\($0)，探索性）") } ?? ""
  }

  private func clause(_ names: [String], more: Int, _ findings: [HeadFinding]) -> String {
    let who = more > 0 ? list(names, more: more) : list(names)
    let told = findings.filter { $0.sign != 0 }
    guard !told.isEmpty else {
      return findings.allSatisfy { $0.outcome == .tooFewSamples }
        ? spaced("样本太少，无法判断\(who)") : spaced("\(who)差异不显著")
    }
    let isOne = names.count + more == 1
    let same = isOne ? findings.filter { isSame($0) } : []
    var parts: [String] = []
    var sign: Int?
    for finding in same where finding.aspect == .mistakes {
      parts.append(
        finding.outcome == .noClearDifference(isAlike: true) ? "错误数相近" : "错误数差异不显著")
      sign = 0
    }
    for finding in told {
      let isTurn = sign.map { $0 != finding.sign } ?? false
      parts.append((isTurn ? "但" : "") + words(finding))
      sign = finding.sign
    }
    let others = same.filter { $0.aspect != .mistakes }.map { name($0.aspect) }
    if !others.isEmpty { parts.append(spaced("\(list(others))差异不显著")) }
    return spaced("\(who)\(parts.joined(separator: "，"))")
  }

  private func isSame(_ finding: HeadFinding) -> Bool {
    if case .noClearDifference = finding.outcome { true } else { false }
  }

  private func words(_ finding: HeadFinding) -> String {
    if case .infinite(let samples, let cause) = finding.outcome {
      let count = samples == 0 ? "部分样本" : count(samples, .sample)
      return switch cause {
      case .zero: spaced("有\(count)的真实类别被赋予概率 0")
      case .overflow: spaced("有\(count)的 logit 过大，损失溢出")
      case .certainAnswer: spaced("对\(count)的错误答案十分确定")
      }
    }
    return clauses([finding.aspect], isBetter: finding.outcome == .better)
  }

  func observed(
    _ models: [String], errors: [Int], of total: Int,
    closer: (model: String, metric: String, new: String, old: String)?
  ) -> String {
    let mistakes =
      errors[0] == errors[1]
      ? "两者都有 \(Figures.count(errors[0])) 个错误"
      : spaced(
        "\(models[0])有\(Figures.count(errors[0]))个错误，\(models[1])有\(Figures.count(errors[1]))个")
    let probabilities = closer.map {
      spaced("；\($0.model)的概率更接近标签（\($0.metric)\($0.new)，另一方 \($0.old)）")
    }
    return "在这些样本上，\(mistakes)\(probabilities ?? "")。"
  }

  func wrong(_ model: String, in count: Int, of total: Int) -> String {
    spaced("\(model)在\(share(count, of: total, .sample))中出错。")
  }

  func noSkill(
    _ models: [String], more: Int, isWorse: Bool, ofClassesOnly: Bool
  ) -> String {
    let names = more > 0 ? list(models, more: more) : list(models)
    return spaced("\(names)\(isWorse ? "不如" : "不优于")\(ofClassesOnly ? "始终预测最常见的类别" : "直接输出类别频率")。")
  }

  // MARK: - Table

  func sides(_ aspect: HeadAspect, lowerIsBetter: Bool) -> String {
    switch aspect {
    case .mistakes: "更少 ◂ 0 ▸ 更多"
    case .probabilities, .metric: lowerIsBetter ? "更好 ◂ 0 ▸ 更差" : "更差 ◂ 0 ▸ 更好"
    }
  }

  func headNote(baseline: String, level: String, isWidened: Bool, hasBest: Bool) -> String {
    let widened = isWidened ? "，已按多重比较加宽" : ""
    return spaced("差值以\(baseline)为基准，附\(level)区间\(widened)。")
      + (hasBest ? "粗体：最好的值，且与基线相比显著。" : "")
  }

  var notTested: String { "未检验" }

  func infiniteCell(_ samples: Int, _ cause: InfiniteCause) -> String {
    let count = count(samples, .sample)
    return switch cause {
    case .zero: spaced("\(count)的真实类别被赋予概率 0")
    case .overflow: spaced("\(count)的 logit 过大")
    case .certainAnswer: spaced("\(count)的错误答案十分确定")
    }
  }

  func saysAndIsRight(_ finding: ConfidenceFinding?, says: String, right: String) -> String {
    let word =
      switch finding {
      case .overconfident: "过度自信 "
      case .underconfident: "欠自信 "
      case .off, .noClearFault, .unknown, nil: ""
      }
    return "\(word)\(says) → \(right)"
  }

  func name(_ metric: String, sameAs others: [String]) -> String {
    others.isEmpty ? metric : "\(metric)（= \(others.joined(separator: " = "))）"
  }

  func ofLabels(_ metrics: [String]) -> String { "仅取决于标签：\(list(metrics))。" }

  func verbose(more: Int) -> String {
    more > 0 ? "--verbose 显示全部指标和另外 \(Figures.count(more)) 条说明。" : "--verbose 显示全部指标。"
  }

  func infinite(_ samples: Int) -> String { "\(count(samples, .sample))为无穷大" }

  // MARK: - Caveats

  func infiniteLosses(
    _ models: [(model: String, samples: Int)], more: Int, isBinary: Bool, isOfLogits: Bool
  ) -> String {
    let reason =
      if isOfLogits {
        "logits 过大，损失溢出"
      } else if isBinary {
        "具有的某个类别被赋予概率 0，或不具有的某个类别被赋予概率 1"
      } else {
        "真实类别被赋予概率 0"
      }
    return spaced(
      "\(isBinary ? "二元交叉熵" : "交叉熵")为无穷大（\(reason)）：\(counts(models, more))。")
  }

  func ties(_ models: [(model: String, samples: Int)], more: Int) -> String {
    spaced("最高得分由多个类别并列（取其中第一个作为预测）：\(counts(models, more))。")
  }

  private func counts(_ models: [(model: String, samples: Int)], _ more: Int) -> String {
    list(models.map { "\($0.model)：\(count($0.samples, .sample))" }, more: more)
  }
}
