import AssayData
import AssayResults

extension Chinese {
  // MARK: Averages

  func averageNote(_ samples: String, of total: String?) -> String {
    let which = total.map { spaced("按编号或行号的散列值从 \($0) 个中选取的\(samples)") } ?? spaced("全部\(samples)")
    return spaced(
      "各模型概率的平均，基于\(which)。每项指标与这些样本上数值最低的模型比较；在同一批样本上挑选该模型对它有利。探索性结果。")
  }

  func averaging(
    _ models: [String], _ metric: String, size: String, than better: String, certainty: [String]
  ) -> String {
    let which = models.count == 2 ? list(models) : spaced("\(count(models.count, .model))")
    return spaced("可将模型合用：\(which)的平均，其\(metric)比单用\(better)低 \(size)")
      + "（\(certainty.joined(separator: "，"))）。"
  }

  func averageName(_ models: [String]) -> String { models.joined(separator: " + ") }

  // MARK: The positive class

  func positiveFact(_ positive: String, _ count: Int) -> String {
    spaced("正类\(positive)：\(self.count(count, .sample))")
  }

  func positiveHead(_ positive: String, _ count: Int, of total: Int) -> String {
    spaced("正类\(positive)：\(share(count, of: total, .sample))")
  }

  func name(_ row: PositiveRow, majority: String) -> String {
    switch row {
    case .recall: "召回率"
    case .precision: "精确率"
    case .f1: "F1"
    case .specificity: "特异度"
    case .averagePrecision: "平均精确率"
    case .lessMajority: spaced("错误率与始终回答\(majority)的差值（百分点）")
    }
  }

  func name(_ row: PositiveRow, of positive: String, majority: String) -> String {
    spaced("\(positive)的\(name(row, majority: majority))")
  }

  func finding(
    _ positive: String, of total: Int, _ models: [(name: String, count: Int)], more: Int
  ) -> String {
    let found = models.map { spaced("\($0.name)找到 \(Figures.count($0.count)) 个") }
    return spaced("在\(positive)的\(count(total, .sample))中，") + found.joined(separator: "，")
      + (more > 0 ? spaced("，其余\(count(more, .model))见表") : "") + "。"
  }

  func againstMajority(
    _ majority: String, error: String, notBetter: [String], moreNotBetter: Int, worse: [String],
    moreWorse: Int
  ) -> String {
    var parts: [String] = []
    if !worse.isEmpty { parts.append(spaced("\(list(worse, more: moreWorse))显著更差")) }
    if !notBetter.isEmpty {
      parts.append(spaced("没有证据表明\(list(notBetter, more: moreNotBetter))更好"))
    }
    return spaced("始终回答\(majority)的错误率为 \(error)；") + parts.joined(separator: "，") + "。"
  }

  func findingFew(_ model: String, _ count: Int, of total: Int, ofClass name: String) -> String {
    spaced("请查看类别\(name)：\(model)在 \(Figures.count(total)) 个样本中只找到 \(Figures.count(count)) 个。")
  }

  // MARK: Costs

  func costNote(
    _ costs: (falsePositive: String, falseNegative: String), positive: String, negative: String,
    always: String, never: String, samples: String
  ) -> String {
    let prices = spaced(
      "每个样本的代价：把\(negative)判为\(positive)计 \(costs.falsePositive)，漏掉\(positive)计 \(costs.falseNegative)。"
    )
    let answers = spaced("始终回答\(positive)的代价为 \(always)，从不回答为 \(never)。")
    let halves = spaced(
      "概率完全校准时，给定阈值最优。交叉拟合的阈值在\(samples)的一半上选取，在另一半上评估；代价最低的阈值在同一批样本上选取并评估，因此看起来比实际更低。")
    return prices + answers + halves
  }

  var never: String { "从不" }

  // MARK: Next

  func next(_ sentences: [String]) -> String { "下一步：" + sentences.joined() }

  func lookAtInfinite(_ model: String, _ samples: Int, _ metric: String, isOneOfSeveral: Bool)
    -> String
  {
    isOneOfSeveral
      ? spaced("请查看使\(metric)为无穷大的样本，例如\(model)的 \(Figures.count(samples)) 个。")
      : spaced("请查看使\(model)的\(metric)为无穷大的\(count(samples, .sample))。")
  }

  func namingPositive(_ rare: String) -> String {
    spaced(
      namesOptions
        ? "若假负例是指漏掉\(rare)，请用 \(Flag.positive) \(rare)：现在的代价针对另一类别。"
        : "若假负例是指漏掉\(rare)，请将\(rare)定为正类：现在的代价针对另一类别。")
  }

  func refitting(
    _ model: String, _ metric: String, size: String, isMost: Bool, certainty: [String],
    advice: String
  ) -> String {
    spaced(
      "温度缩放\(isMost ? "对\(model)最有效：" : "")可使\(model)的\(metric)降低 \(size)（\(certainty.joined(separator: "，"))）。"
    )
      + advice
  }
}
