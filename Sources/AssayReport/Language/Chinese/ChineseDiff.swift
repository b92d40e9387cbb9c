import AssayResults

extension Chinese {
  func change(_ parts: ChangeParts) -> String {
    var clauses: [String] = []
    if !parts.better.isEmpty { clauses.append(spaced("在\(list(parts.better))上更好")) }
    if !parts.worse.isEmpty { clauses.append(spaced("在\(list(parts.worse))上更差")) }
    if !parts.same.isEmpty { clauses.append(spaced("在\(list(parts.same))上差异不显著")) }
    if !parts.unknown.isEmpty { clauses.append(spaced("在\(list(parts.unknown))上样本太少，无法判断")) }
    if !parts.undecided.isEmpty {
      clauses.append(spaced("在\(list(parts.undecided))上无法判定，因为不知道两个版本各错在哪些样本上"))
    }
    clauses += parts.untested.map { spaced("\($0.metric)未作检验：\($0.because)") }
    return "\(parts.model)：\(semicolons(clauses))。"
  }

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
      "样本相同，但没有保存每个版本错在哪些样本上。差值按不同样本检验；两个版本错在相同样本上时，这样做偏保守。比例给出 p 值的范围。"
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

  func p(from low: String, to high: String) -> String { "\(low) 至 \(high)" }

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

  func history(_ versions: Int, samples: Int?) -> String {
    "\(Figures.count(versions)) 个版本，由旧到新 · "
      + (samples.map { spaced("同一批样本（\(count($0, .sample))）") } ?? "测试集不同")
  }

  func history(
    of metric: String, best: String?, newest: String, better: [String], worse: [String]
  ) -> String {
    let turns = [("变好", better), ("变差", worse)].filter { !$0.1.isEmpty }
      .map { spaced("\($0.0)：\(list($0.1))") }
    let changes = turns.isEmpty ? "没有版本与前一版本有显著差异" : semicolons(turns)
    return spaced("\(metric)：\(changes)") + (best.map { spaced("；最佳版本为\($0)") } ?? "")
      + spaced("；最新版本为\(newest)。")
  }

  func shown(_ count: Int, of total: Int) -> String {
    "共 \(Figures.count(total)) 项，列出前 \(Figures.count(count)) 项。"
  }
}
