import AssayData
import AssayResults

// MARK: - Head

extension Chinese {
  var newVersion: String { "新版本" }
  var oldVersion: String { "旧版本" }

  func headline(_ headline: ChangeHeadline) -> String {
    switch headline {
    case .better(let headline): self.headline(headline)
    case .worse(let new, let old, let aspects): worse(new, than: old, aspects)
    case .turned(let metric, true): spaced("\(metric)此前为无穷大，现为有限值")
    case .turned(let metric, false): spaced("\(metric)此前为有限值，现为无穷大")
    case .identical: "所有数值都相同"
    case .noChange(let names):
      names.map { spaced("从\($0.old)到\($0.new)变化不显著") } ?? "变化不显著"
    case .undecided(let metrics): spaced("\(list(metrics))是否变化无法判定")
    case .tooFewSamples: "样本太少，无法判断是否变化"
    case .untested(let names):
      names.map { spaced("从\($0.old)到\($0.new)的变化未作检验") } ?? "变化未作检验"
    case .several(let groups, let old): semicolons(groups.map { clause($0, since: old) })
    }
  }

  private func worse(_ model: String, than other: String, _ aspects: [HeadAspect]) -> String {
    switch aspects {
    case []: return spaced("\(model)显著不如\(other)")
    case [.mistakes]: return spaced("\(model)的错误率显著高于\(other)")
    case [.probabilities]: return spaced("\(model)的概率显著不如\(other)")
    default:
      let names = aspects.map { aspect in
        switch aspect {
        case .mistakes: "错误率"
        case .probabilities: "概率"
        case .metric(let name): name
        }
      }
      return spaced("\(model)在\(list(names))上显著不如\(other)")
    }
  }

  private func clause(_ group: ChangeGroup, since old: String?) -> String {
    let who =
      group.areAll
      ? spaced("全部\(count(group.names.count, .model))") : list(group.names, atMost: 4)
    let before = old ?? "此前"
    let inWhich = { (metrics: [String]) in
      group.isThroughout ? "" : spaced("在\(self.list(metrics))上")
    }
    return switch (group.better.isEmpty, group.worse.isEmpty) {
    case (false, true): spaced("\(who)\(inWhich(group.better))显著优于\(before)")
    case (true, _): spaced("\(who)\(inWhich(group.worse))显著不如\(before)")
    case (false, false):
      spaced("\(who)在\(list(group.better))上显著优于\(before)，但在\(list(group.worse))上显著不如\(before)")
    }
  }

  func unsaid(_ parts: ChangeParts) -> [String] {
    var sentences: [String] = []
    if !parts.same.isEmpty { sentences.append(spaced("\(list(parts.same))变化不显著。")) }
    if !parts.unknown.isEmpty {
      sentences.append(spaced("样本太少，无法判断\(list(parts.unknown))是否变化。"))
    }
    if !parts.undecided.isEmpty {
      sentences.append(spaced("\(list(parts.undecided))无法判定：没有保存每个版本错在哪些样本上。"))
    }
    sentences += parts.infinite.map { metric, old, new in
      switch (old, new) {
      case (let old?, let new?):
        spaced("\(metric)在两个版本中均为无穷大（分别有\(count(old, .sample))和\(count(new, .sample))）。")
      case (let old?, nil): spaced("\(metric)现为有限值；此前有\(count(old, .sample))的损失为无穷大。")
      default: spaced("\(metric)现为无穷大：有\(count(new ?? 0, .sample))的损失为无穷大；此前为有限值。")
      }
    }
    return sentences + parts.untested.map { spaced("\($0.metric)未作检验（\($0.because)）。") }
  }

  func unchanged(_ models: [String]) -> String {
    spaced("变化不显著：\(list(models, atMost: 4))。")
  }

  func change(_ parts: ChangeParts) -> String {
    var clauses: [String] = []
    if !parts.better.isEmpty { clauses.append(spaced("在\(list(parts.better))上更好")) }
    if !parts.worse.isEmpty { clauses.append(spaced("在\(list(parts.worse))上更差")) }
    if !parts.same.isEmpty { clauses.append(spaced("在\(list(parts.same))上差异不显著")) }
    if !parts.unknown.isEmpty { clauses.append(spaced("在\(list(parts.unknown))上样本太少，无法判断")) }
    if !parts.undecided.isEmpty {
      clauses.append(spaced("在\(list(parts.undecided))上无法判定，因为不知道两个版本各错在哪些样本上"))
    }
    clauses += parts.infinite.map { metric, old, new in
      switch (old, new) {
      case (_?, _?): spaced("\(metric)在两个版本中均为无穷大")
      case (let old?, nil): spaced("\(metric)现为有限值，此前有\(count(old, .sample))的损失为无穷大")
      default: spaced("\(metric)现为无穷大，有\(count(new ?? 0, .sample))的损失为无穷大")
      }
    }
    clauses += parts.untested.map { spaced("\($0.metric)未作检验：\($0.because)") }
    return "\(parts.model)：\(semicolons(clauses))。"
  }
}

// MARK: - Facts, notes and cells

extension Chinese {
  func words(_ note: VersionDiff.Note) -> String {
    switch note {
    case .counts(let old, let new):
      return spaced("旧结果含\(count(old, .sample))，新结果含\(count(new, .sample))。")
    case .classes(let added, let removed):
      let parts = [("仅见于新结果", added), ("仅见于旧结果", removed)].filter { !$0.1.isEmpty }
        .map { spaced("；\($0.0)：\(commas($0.1.map(shown)))") }
      return "类别不同" + (parts.isEmpty ? "（仅顺序不同）" : parts.joined()) + "。对所有类别取平均的指标不作比较。"
    case .logBases(let old, let new):
      return spaced("旧结果的单位是\(unit(old))，已换算为\(unit(new))。")
    case .clips(let old, let new):
      return spaced("截断交叉熵不作比较：截断方式分别为 \(old) 和 \(new)。")
    case .confidences(let old, let new):
      return "旧结果的区间取 \(level(old))，新结果取 \(level(new))；差值取 \(level(new))。"
    case .identical(let model): return spaced("\(model)：两份结果的所有数值都相同。")
    }
  }

  func words(_ relation: VersionDiff.Relation, _ counts: (old: Int, new: Int)) -> String {
    switch relation {
    case .paired: spaced("同一批样本（\(count(counts.new, .sample))），逐个比较")
    case .same: spaced("同一批样本（\(count(counts.new, .sample))）")
    case .other: spaced("测试集不同：\(Figures.count(counts.old)) 与\(count(counts.new, .sample))")
    }
  }

  func method(_ relation: VersionDiff.Relation, isMeasured: Bool) -> String {
    switch relation {
    case .paired where isMeasured: "两个版本按样本逐一比较。"
    case .paired: "已知每个样本结果的指标按样本逐一比较（McNemar 检验或配对检验），其余按不同样本检验。"
    case .same:
      "样本相同，但没有保存每个版本错在哪些样本上。差值按不同样本检验；两个版本错在相同样本上时，这样做偏保守。比例只知 p 值的上限。"
    case .other: "样本不同，变化可能源于样本：差值按两个独立的测试集检验。"
    }
  }

  func mix(_ parts: MixParts) -> String {
    spaced(
      "\(parts.metric)：变化 \(parts.change) 中，\(parts.mix) 源于类别占比不同（\(parts.interval)），\(parts.rate) 源于类别内部的差异。"
    )
  }

  func changed(newlyWrong: Int, newlyRight: Int) -> String {
    spaced("由错变对 \(Figures.count(newlyRight)) 个，由对变错 \(Figures.count(newlyWrong)) 个。")
  }

  func changeNote(level: String, isWidened: Bool) -> String {
    spaced("变化 = 新 − 旧，附 \(level) 置信区间\(isWidened ? "（部分区间因多重比较而加宽）" : "")。")
  }

  func p(atMost most: String) -> String { most.hasPrefix("<") ? most : spaced("至多 \(most)") }

  func turned(isFinite: Bool) -> String { isFinite ? "现为有限值；此前 ∞" : "现为 ∞；此前有限" }

  var bothInfinite: String { "均为 ∞" }

  func only(_ model: String, isOld: Bool) -> String {
    "仅见于\(isOld ? "旧" : "新")结果：\(model)"
  }

  func score(_ score: ClassScore, of name: String) -> String {
    let word =
      switch score {
      case .recall: "召回率"
      case .precision: "精确率"
      case .f1: "F1"
      }
    return spaced("\(name)的\(word)")
  }

  func shown(_ count: Int, of total: Int) -> String {
    "共 \(Figures.count(total)) 项，列出变化最大的 \(Figures.count(count)) 项。"
  }
}

// MARK: - History

extension Chinese {
  func history(_ versions: Int, samples: Int?) -> String {
    "\(Figures.count(versions)) 个版本，由旧到新 · "
      + (samples.map { spaced("同一批样本（\(count($0, .sample))）") } ?? "测试集不同")
  }

  func best(_ best: [BestVersions], of versions: Int) -> String {
    let total = Figures.count(versions)
    let equal = best.filter { $0.versions.count == versions }.flatMap(\.metrics)
    let others = best.filter { $0.versions.count < versions }
    guard !others.isEmpty else {
      return equal.isEmpty ? "没有版本具有有限值" : spaced("\(total) 个版本的\(list(equal))相同")
    }
    let parts = others.map { spaced("\(list($0.metrics))以\(list($0.versions, atMost: 4))为最佳") }
    return spaced("\(total) 个版本中，\(parts.joined(separator: "，"))")
      + (equal.isEmpty ? "" : spaced("；\(list(equal))相同"))
  }

  func newest(_ version: String?, _ headline: ChangeHeadline) -> String {
    spaced("最新版本\(version ?? "")：\(self.headline(headline))")
  }

  func best(_ metric: String, _ value: String, _ versions: [String]) -> String {
    spaced("\(metric)：以\(list(versions, atMost: 4))为最佳，\(value)")
  }

  func across(_ versions: ChangeHeadline.Names?, _ headline: ChangeHeadline) -> String {
    var versions = versions
    if case .several = headline { versions = nil }
    let names = versions.map { "（\($0.new)与\($0.old)）" } ?? ""
    return spaced("最新与最旧版本相比\(names)\(bracketed(label(.exploratory)))：\(self.headline(headline))")
  }

  func turns(_ turns: VersionTurns) -> String {
    let ends = turns.ends.map { spaced("自\($0.version)起为\($0.isFinite ? "有限值" : "无穷大")") }
    let clear = [("显著优于前一版本", turns.better), ("显著不如前一版本", turns.worse)]
      .filter { !$0.1.isEmpty }.map { spaced("\($0.0)：\(list($0.1, atMost: 6))") }
    if !(ends + clear).isEmpty { return semicolons(ends + clear) + "。" }
    return turns.isTested ? "没有版本与前一版本有显著差异。" : "变化未作检验。"
  }

  var historyNote: String { "每个版本与前一版本作检验；最佳值之间未作检验。" }

  var undecidedNote: String { "无法判定：未保存各版本答错了哪些样本。" }

  func older(_ versions: Int) -> String { "更早的 \(Figures.count(versions)) 个版本" }

  func unseen(_ versions: Int) -> String { "\(Flag.verbose) 列出\(older(versions))。" }
}
