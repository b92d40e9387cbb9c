import AssayResults

extension Chinese {
  func claim(_ parts: ClaimParts) -> String {
    let (candidate, baseline) = (parts.candidate, parts.baseline)
    var clauses: [String] = []
    if !parts.better.isEmpty {
      clauses.append(spaced("\(candidate)在\(list(parts.better))上优于\(baseline)"))
    }
    if !parts.worse.isEmpty {
      clauses.append(
        parts.better.isEmpty
          ? spaced("\(candidate)在\(list(parts.worse))上不如\(baseline)")
          : spaced("但在\(list(parts.worse))上更差"))
    }
    if !parts.same.isEmpty {
      clauses.append(
        clauses.isEmpty
          ? spaced("\(candidate)与\(baseline)在\(list(parts.same))上差异不显著")
          : spaced("在\(list(parts.same))上差异不显著"))
    }
    let head = clauses.joined(separator: "，")
    let tail = parts.unknown.isEmpty ? "" : spaced("；在\(list(parts.unknown))上样本太少，无法判断")
    return head + tail + "。"
  }

  func tooFewSamples(toTell candidate: String, from baseline: String, because: String) -> String {
    spaced("样本太少，无法区分\(candidate)与\(baseline)：\(because)。")
  }

  func leastP(of samples: String, p: String, risk: String, tests: Int, whole: String) -> String {
    let share = tests > 1 ? "（\(whole) 由 \(tests) 项检验分摊）" : ""
    return spaced("\(samples)，p 值不可能小于\(p)，而下结论要求 p 不超过\(risk)\(share)")
  }

  func untested(_ metric: String, models: (String, String)?, because: String) -> String {
    let both = models.map { spaced("\($0.0)与\($0.1)") } ?? "两者"
    return spaced("\(both)未在\(metric)上比较：\(because)")
  }

  func untestedDifferences(_ metrics: [String], because: String) -> String {
    spaced("\(list(metrics))的差值未作检验：\(because)")
  }

  func undefined(of models: [String], because: String) -> String {
    spaced("\(list(models))的该值未定义（\(because)）")
  }

  func settling(_ needed: [(count: String, metric: String)], _ noun: Noun) -> String {
    let parts = needed.map { spaced("检出\($0.metric)上这样大小的差异约需\($0.count)\(plural(noun))") }
    return parts.joined(separator: "；") + spaced("（功效\(percent("80"))，按单独检验计）。")
  }

  private func plural(_ noun: Noun) -> String { noun == .group ? "组" : "个样本" }

  func margin(
    _ margin: MarginWords, _ verdict: MarginResult.Verdict, needed: String?, _ noun: Noun
  ) -> String {
    let (candidate, baseline) = (margin.candidate, margin.baseline)
    let metric = spaced("在\(margin.metric)上")
    let claim =
      switch verdict {
      case .better: spaced("\(candidate)\(metric)优于\(baseline)（界值 \(margin.size)）")
      case .worse:
        spaced(
          "\(candidate)\(metric)不如\(baseline)，差距\(margin.isBeyondMargin ? "" : "可能")超过界值 \(margin.size)"
        )
      case .equivalent where margin.isWorseWithinMargin:
        spaced("\(candidate)\(metric)不如\(baseline)，但差距小于界值 \(margin.size)")
      case .equivalent: spaced("\(candidate)与\(baseline)\(metric)等效（界值 \(margin.size)）")
      case .notWorse: spaced("\(candidate)\(metric)与\(baseline)相比，变差的幅度不超过界值 \(margin.size)")
      case .undecided: spaced("\(candidate)\(metric)与\(baseline)相比，变差的幅度是否超过界值 \(margin.size)尚不能判定")
      }
    let evidence = margin.interval.map { "（\($0)）" } ?? "（无区间）"
    let plan = needed.map { spaced("；若两者相等，约需\($0)\(plural(noun))才能判定") } ?? ""
    return claim + evidence + plan + "。"
  }

  func samplesThatOneGetsRight(_ count: Int, of total: Int) -> String {
    spaced("\(self.count(total, .sample))中仅有 \(Figures.count(count)) 个是一方正确、另一方错误")
  }

  func samplesThatDiffer(_ count: Int, of total: Int) -> String {
    spaced("\(self.count(total, .sample))中仅有 \(Figures.count(count)) 个的损失不同")
  }

  // MARK: - Evidence

  func sentence(_ clauses: [String], isTurn: Bool) -> String {
    guard let last = clauses.last, clauses.count > 1 else { return (clauses.first ?? "") + "。" }
    return spaced(
      "\(clauses.dropLast().joined(separator: "，"))\(isTurn ? "，但" : "，")\(last)。")
  }

  private func words(_ owner: Owner, _ metric: String) -> String {
    switch owner {
    case .its: spaced("其\(metric)")
    case .model(let name): spaced("\(name)的\(metric)")
    }
  }

  func change(_ change: MetricChange, of owner: Owner, than other: String?) -> String {
    let certainty = change.certainty.map { "；\($0.interval)，\($0.p)" } ?? ""
    let than = other.map { spaced("比\($0)") } ?? ""
    let size = spaced("\(than)\(change.isLower ? "低" : "高")\(change.size)")
    return spaced("\(words(owner, change.metric))\(size)")
      + "（\(change.new)，\(change.reference ?? label(.baseline)) \(change.old)\(certainty)）"
  }

  func same(_ metric: String, _ value: String, models: (String, String)?) -> String {
    let both = models.map { spaced("\($0.0)与\($0.1)") } ?? "两者"
    return spaced("\(both)的\(metric)相同（\(value)）")
  }

  func alsoSame(_ metric: String, _ value: String) -> String { spaced("\(metric)也相同（\(value)）") }

  func allSame(_ metrics: String, _ value: String) -> String { spaced("\(metrics)相同（\(value)）") }

  func infinite(_ metric: String, of owner: Owner, because: String) -> String {
    "\(words(owner, metric))为无穷大，\(because)"
  }

  func finite(
    _ metric: String, _ value: String, of owner: Owner, where other: String, because: String
  ) -> String {
    spaced("\(words(owner, metric))为\(value)，而\(other)为无穷大，\(because)")
  }

  func bothInfinite(_ metrics: String) -> String { spaced("两者的\(metrics)均为无穷大") }

  func byFiniteLoss(
    _ metric: String, of model: String, isBetter: Bool, size: String, certainty: [String]
  ) -> String {
    let evidence = certainty.isEmpty ? "" : "（\(certainty.joined(separator: "，"))）"
    return spaced(
      "按\(metric)比较（探索性），\(model)的概率\(isBetter ? "更好" : "更差")：\(isBetter ? "低" : "高") \(size)\(evidence)。"
    )
  }

  func classesOnly(_ models: [String]) -> String {
    spaced("\(models.count == 1 ? models[0] : "两者都")只给出类别")
  }

  func certainAndWrong(_ model: String?, in samples: Int) -> String {
    model.map { spaced("因为\($0)给\(count(samples, .sample))的真实类别赋予概率 0") }
      ?? spaced("因为有 \(count(samples, .sample))的真实类别被赋予概率 0")
  }

  func overflowing(_ model: String?, in samples: Int) -> String {
    spaced("因为\(model ?? "它")在\(count(samples, .sample))上的 logits 过大，损失超出了可表示的范围")
  }

  func certainOfWrongAnswer(_ model: String?, in samples: Int) -> String {
    spaced("因为\(model ?? "它")在\(count(samples, .sample))上完全确信错误的判断")
  }
}

// MARK: - One model

extension Chinese {
  func wrong(
    _ model: String, in count: Int, of total: Int, metric: String, value: String
  ) -> String {
    spaced(
      "\(model)在\(self.count(total, .sample))中预测错误 \(Figures.count(count)) 个，\(metric)为\(value)")
  }

  func itsValue(_ metric: String, _ value: String) -> String { spaced("其\(metric)为\(value)") }

  func itsInfinite(_ metric: String, because: String) -> String {
    spaced("其\(metric)为无穷大，\(because)")
  }

  func undefined(_ metric: String, because: String) -> String {
    spaced("\(metric)未定义：\(because)")
  }

  func joined(_ first: String, _ second: String) -> String { "\(first)；\(second)。" }

  func noSkill(
    _ model: String, isWorse: Bool, isApproximate: Bool, _ metric: String, _ value: String
  ) -> String {
    let doubt = isApproximate ? "；结果为近似" : ""
    let claim = isWorse ? "\(model)的概率显著不如" : "没有证据表明\(model)的概率优于"
    return spaced("\(claim)直接输出类别频率（\(metric) = \(value)，后者得分为 0\(doubt)）。")
  }

  func noBetterThanMajority(
    _ model: String, isWorse: Bool, isApproximate: Bool, error: String, majority: String
  ) -> String {
    let doubt = isApproximate ? "；结果为近似" : ""
    let claim = isWorse ? "\(model)的答案显著不如" : "没有证据表明\(model)的答案优于"
    return spaced("\(claim)始终预测最常见的类别（错误率\(error)，后者为\(majority)\(doubt)）。")
  }

  func calibration(
    _ model: String, _ finding: ConfidenceFinding, confidence: String, right: String, p: String?
  ) -> String {
    let evidence = spaced("平均置信度为\(confidence)，准确率为\(right)")
    let test = p.map { "（校准检验 \($0)）" } ?? ""
    return switch finding {
    case .overconfident: spaced("\(model)过度自信：\(evidence)\(test)。")
    case .underconfident: spaced("\(model)欠自信：\(evidence)\(test)。")
    case .off: spaced("\(model)的校准有偏差：\(evidence)\(test)。")
    case .noClearFault: spaced("\(model)没有明显的校准偏差：\(evidence)\(test)。")
    case .unknown: spaced("样本太少，无法判断\(model)的校准：\(evidence)。")
    }
  }
}

// MARK: - Costs

extension Chinese {
  func thresholdCosts(
    _ costs: (String, String), areFitted: Bool,
    _ models: [(name: String, cost: String)], more: Int,
    constant: (positive: String, always: String, never: String)?
  ) -> String {
    let thresholds = areFitted ? "各阈值在一半样本上选取，在另一半上评估。" : "各阈值在同一批样本上选取并评估。"
    let named = models.map { spaced("\($0.name)为 \($0.cost)") }
    let answers = constant.map {
      spaced("；始终回答\($0.positive)为 \($0.always)，从不回答为 \($0.never)")
    }
    return prices(costs) + spaced("每个样本的代价：\(list(named, more: more))") + (answers ?? "") + "。"
      + thresholds
  }

  func noThresholdCosts(_ costs: (String, String), because: String) -> String {
    prices(costs) + spaced("没有代价最小的阈值：\(because)。")
  }

  private func prices(_ costs: (String, String)) -> String {
    "假正例代价为 \(costs.0)、假负例代价为 \(costs.1) 时，"
  }

  func logit(_ value: String) -> String { "对数几率 \(value)" }
}
