extension Chinese {
  var sameEverywhere: String { "两者对每个样本的预测都相同。" }

  func says(_ model: String) -> String { spaced("\(model)的预测") }

  func loss(of model: String) -> String { spaced("\(model)的损失") }

  func words(_ group: TellingGroup) -> String {
    switch group {
    case .onlyRight(let model): spaced("仅\(model)正确")
    case .bothWrong: "两者都错误"
    case .largestChange: "其余样本中损失变化最大"
    }
  }

  func listed(_ shown: Int, of total: Int, goesOn: Bool, _ order: SampleOrder?) -> String {
    let counted = count(total, .sample)
    if total == 1 { return counted }
    let part =
      shown < total
      ? "\(counted)中的\(goesOn ? "后续" : "") \(Figures.count(shown)) 个" : counted
    return part + (order.map { "，" + words($0) } ?? "")
  }

  private func words(_ order: SampleOrder) -> String {
    switch order {
    case .largestChange: "变化大者在前"
    case .largestFiniteChange: "有限变化中大者在前，无穷者在后"
    case .leastTrueProbability: "按较好模型的真实类别概率，低者在前"
    case .highestLowerLoss: "按较好模型的损失，高者在前"
    case .highestLosses: "损失高者在前"
    case .highestFiniteLosses: "有限损失中高者在前，无穷者在后"
    case .largestDifference: "各模型损失相差大者在前"
    case .largestFiniteDifference: "各模型损失有限差中大者在前，无穷者在后"
    case .rows: "按行的顺序"
    }
  }

  func aloneRight(
    _ one: (model: String, count: Int), _ other: (model: String, count: Int)
  ) -> String {
    if one.count == 0, other.count == 0 { return "两者正确的样本相同" }
    let (first, second) = (Figures.count(one.count), Figures.count(other.count))
    return spaced("仅\(one.model)正确的样本有 \(first) 个，仅\(other.model)正确的有 \(second) 个")
  }

  func higherLoss(
    _ one: (model: String, count: Int), _ other: (model: String, count: Int), equal: Int
  ) -> String {
    if one.count == 0, other.count == 0 { return "两者在每个样本上的损失都相同" }
    let (first, second) = (Figures.count(one.count), Figures.count(other.count))
    let same = equal > 0 ? "，两者相同的有 \(Figures.count(equal)) 个" : ""
    return spaced(
      "\(one.model)损失更高的样本有 \(first) 个，\(other.model)损失更高的有 \(second) 个\(same)")
  }
}
