import AssayData

extension Chinese {
  // MARK: - Headline

  func headline(_ headline: Headline) -> String {
    switch headline {
    case .better(let model, let other): spaced("\(model)显著优于\(other)")
    case .betterIn(let model, let other, let aspects): better(model, than: other, aspects)
    case .tradeOff(let model, let other, let better, let worse):
      spaced("\(self.better(model, than: other, better))，但\(clauses(worse, isBetter: false))")
    case .noDifference(let one, let other): spaced("\(one)与\(other)差异不显著")
    case .severalBetter(let names, let more, let other):
      spaced("\(who(names, more))显著优于\(other)")
    case .noneBetter(let other): spaced("没有模型显著优于\(other)")
    case .bestOfAll(let model): spaced("\(model)显著优于其他所有模型")
    case .tooFewSamples(let count, let candidate, let baseline):
      candidate.map { spaced("\(self.count(count, .sample))不足以区分\($0)与\(baseline)") }
        ?? spaced("\(self.count(count, .sample))不足以区分各模型与\(baseline)")
    case .same(let names, let more, let baseline): same(names, more, baseline)
    case .oneClass(let name): spaced("所有样本的类别都是\(name)：无法评价模型区分类别的能力")
    case .untested(let one, let other): spaced("\(one)与\(other)未作比较")
    case .alone(let model, let isBetter, let ofClassesOnly):
      alone(model, isBetter, ofClassesOnly)
    case .tooFewToJudge(let count, let model):
      spaced("\(self.count(count, .sample))不足以评价\(model)")
    case .errorRate(let model, let rate, let interval):
      spaced("\(model)的错误率为\(rate)") + (interval.map(bracketed) ?? "")
    }
  }

  private func better(_ model: String, than other: String, _ aspects: [HeadAspect]) -> String {
    guard aspects.count == 1, let aspect = aspects.first else {
      return spaced("\(model)在\(list(aspects.map(name)))上显著优于\(other)")
    }
    return switch aspect {
    case .mistakes: spaced("\(model)的错误率显著低于\(other)")
    case .probabilities: spaced("\(model)的概率显著优于\(other)")
    case .metric(let name): spaced("\(model)在\(name)上显著优于\(other)")
    }
  }

  private func clauses(_ aspects: [HeadAspect], isBetter: Bool) -> String {
    aspects.map { aspect in
      switch aspect {
      case .mistakes: isBetter ? "错误率显著更低" : "错误率显著更高"
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

  private func alone(_ model: String, _ isBetter: Bool?, _ ofClassesOnly: Bool) -> String {
    let constant = constant(ofClassesOnly)
    return switch isBetter {
    case true?: spaced("\(model)显著优于\(constant)")
    case false?: spaced("\(model)显著不如\(constant)")
    case nil: spaced("没有证据表明\(model)优于\(constant)")
    }
  }

  private func constant(_ ofClassesOnly: Bool) -> String {
    ofClassesOnly ? "始终预测最常见的类别" : "直接输出类别频率"
  }

  private func same(_ names: [String], _ more: Int, _ baseline: String) -> String {
    spaced("\(who(names, more))的预测与\(baseline)完全相同")
  }

  /// Models as the subject of a sentence.
  private func who(_ names: [String], _ more: Int) -> String {
    if names.isEmpty { return "另外 \(count(more, .model))" }
    return more > 0
      ? spaced("\(commas(names))等 \(count(names.count + more, .model))") : list(names)
  }

  // MARK: - Sentences

  func headSentence(_ groups: [HeadGroup]) -> String {
    semicolons(groups.map { clause($0.names, more: $0.more, $0.findings) }) + "。"
  }

  var givenTwice: String { "请检查是否把同一个文件给了两次。" }

  func replacing(_ loss: String, by metric: String) -> String {
    spaced("多个模型的\(loss)为无穷大，概率按\(metric)比较（探索性）。")
  }

  private func clause(_ names: [String], more: Int, _ findings: [HeadFinding]) -> String {
    let who = who(names, more)
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
        finding.outcome == .noClearDifference(isAlike: true) ? "错误率相近" : "错误率差异不显著")
      sign = 0
    }
    for finding in told {
      let isTurn = sign.map { $0 != finding.sign } ?? false
      let doubt = finding.isApproximate ? bracketed(label(.approximate)) : ""
      parts.append((isTurn ? "但" : "") + words(finding) + doubt)
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
    if let metric = finding.exploratory {
      return spaced("按\(metric)其概率\(finding.outcome == .better ? "更好" : "更差")")
    }
    return clauses([finding.aspect], isBetter: finding.outcome == .better)
  }

  func tooFew(in metrics: [String]) -> String {
    spaced("在\(list(metrics))上样本太少，无法判断。")
  }

  func observed(
    _ models: [String], errors: [Int], of total: Int,
    closer: (model: String, metric: String, new: String, old: String)?
  ) -> String {
    let mistakes =
      errors[0] == errors[1]
      ? total == 1 ? "两者都\(answer(errors[0]))" : "两者都有 \(Figures.count(errors[0])) 个错误"
      : total == 1
        ? spaced("\(models[0])\(answer(errors[0]))，\(models[1])\(answer(errors[1]))")
        : spaced(
          "\(models[0])有\(Figures.count(errors[0]))个错误，\(models[1])有\(Figures.count(errors[1]))个"
        )
    let probabilities = closer.map {
      spaced("；\($0.model)的概率更接近标签（\($0.metric)\($0.new)，另一方 \($0.old)）")
    }
    return "\(onThese(total))，\(mistakes)\(probabilities ?? "")。"
  }

  private func onThese(_ total: Int) -> String { total == 1 ? "在这个样本上" : "在这些样本上" }

  private func answer(_ errors: Int) -> String { errors == 0 ? "预测正确" : "预测错误" }

  func wrong(_ model: String, in count: Int, of total: Int, rate: String, averaged: String?)
    -> String
  {
    let ties = averaged.map { spaced("；若并列时随机取一个，平均为\($0)") } ?? ""
    if total == 1 { return spaced("\(onThese(total))，\(model)\(answer(count))\(ties)。") }
    return spaced(
      "\(model)在\(self.count(total, .sample))中预测错误 \(Figures.count(count)) 个，错误率为\(rate)\(ties)。"
    )
  }

  func noSkill(
    _ models: [String], more: Int, isWorse: Bool, ofClassesOnly: Bool,
    skills: (metric: String, values: [String])?
  ) -> String {
    let values =
      skills.map { spaced("（\($0.metric) = \(commas($0.values))；后者得分为 0）") } ?? ""
    let its = ofClassesOnly ? "答案" : "概率"
    let constant = constant(ofClassesOnly)
    return isWorse
      ? spaced("\(who(models, more))的\(its)显著不如\(constant)\(values)。")
      : spaced("没有证据表明\(who(models, more))的\(its)优于\(constant)\(values)。")
  }

  // MARK: - Table

  func sides(_ aspect: HeadAspect, lowerIsBetter: Bool) -> String {
    switch aspect {
    case .mistakes: "更低 ◂ 0 ▸ 更高"
    case .probabilities, .metric: lowerIsBetter ? "更好 ◂ 0 ▸ 更差" : "更差 ◂ 0 ▸ 更好"
    }
  }

  func headNote(
    baseline: String, level: String, isWidened: Bool, lacksSome: Bool, hasBest: Bool
  ) -> String {
    let widened = isWidened ? "，已按多重比较加宽" : ""
    let some = lacksSome ? "（样本太少时没有）" : ""
    return spaced("差值以\(baseline)为基准，附\(level)置信区间\(some)\(widened)。")
      + (hasBest ? "粗体：最好的值，且显著优于基线，或基线显著优于其余全部模型。" : "")
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

  func identities(_ groups: [[String]]) -> String {
    "此处取值相同，只列一次：\(groups.map { $0.joined(separator: " = ") }.joined(separator: "；"))。"
  }

  func ofLabels(_ metrics: [String]) -> String { "仅取决于标签：\(list(metrics))。" }

  func verbose(more: Int) -> String {
    more > 0 ? "\(Flag.verbose) 显示全部指标和另外 \(Figures.count(more)) 条说明。" : "\(Flag.verbose) 显示全部指标。"
  }

  func infinite(_ samples: Int) -> String { "\(count(samples, .sample))为无穷大" }

  func onlyRight(_ candidates: [(name: String, new: Int, old: Int)], _ baseline: String) -> String {
    if candidates.count == 1 {
      let candidate = candidates[0]
      return aloneRight((candidate.name, candidate.new), (baseline, candidate.old)) + "。"
    }
    return spaced("\(baseline)出错而该模型正确 / \(baseline)正确而该模型出错的样本数：")
      + commas(
        candidates.map { spaced("\($0.name) \(Figures.count($0.new)) / \(Figures.count($0.old))") })
      + "。"
  }

  // MARK: - Caveats

  func hiddenCaveats(_ count: Int) -> String {
    "另有 \(Figures.count(count)) 条注意事项涉及未显示的模型；JSON 结果\(named(.json))包含全部。"
  }

  func hiddenSuspicions(_ models: [String], more: Int) -> String {
    spaced("\(who(models, more))未在此显示，其数值看起来有误；原因见 JSON 结果\(named(.json))。")
  }

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
