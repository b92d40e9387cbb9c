import AssayData

extension Chinese {
  func agreed(_ suspects: AgreedSuspects) -> String {
    let models = suspects.modelCount == 2 ? "两个模型" : "全部 \(suspects.modelCount) 个模型"
    let who = suspects.model ?? (suspects.areSome ? "给出概率的" : "") + models
    let examples = suspects.examples.map {
      spaced("\($0.sample)（标签为\($0.label)，建议为\($0.suggested)）")
    }
    let such = examples.count == suspects.count ? "：" : "，例如"
    let among = suspects.lookedAt.map { "（在所检查的 \(Figures.count($0)) 个样本中）" } ?? ""
    return spaced(
      "请检查 \(Figures.count(suspects.count)) 个样本\(among)的标签，\(who)都有把握地与之矛盾\(such)\(list(examples))。"
    )
  }

  var suspectRule: String {
    "若模型给某类别的概率不低于该类别样本上的平均概率，则该类别为候选；概率最大的候选不是标签时，标签可疑（Northcutt、Jiang 与 Chuang，2021）。"
      + "仅适用于未用该样本训练的预测。边际是标签的概率减去其余类别中最大的概率；若标签的概率相对其类别偏低，边际也可能为正。"
  }

  func suspectSamples(_ count: String, of total: String) -> String {
    spaced("只检查了 \(total) 个样本中的 \(count) 个，按编号或行号的散列值选取。")
  }

  func shownSuspects(_ count: Int, of total: Int) -> String {
    "显示 \(Figures.count(total)) 个可疑样本中的 \(Figures.count(count)) 个"
      + (namesOptions ? "；\(Flag.suspects) 可写出全部。" : "。")
  }

  var whatIf: String { "去掉所有模型一致怀疑的样本后的错误率只是假设：困难的样本也一并去掉了。" }

  func suspectsAmong(_ count: Int, of total: Int, path: String) -> String {
    spaced(
      "\(path)：\(Figures.count(total)) 个样本中 \(Figures.count(count)) 个里的可疑样本，按编号或行号的散列值选取；其余样本无从得知"
    )
  }
}
