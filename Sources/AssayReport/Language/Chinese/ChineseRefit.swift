import AssayResults

extension Chinese {
  func words(_ reason: NoAnswer) -> String {
    switch reason {
    case .classesOnly: "模型只给出类别，而这里需要概率"
    case .weighted: "样本带有权重，而这里每个样本只计一次"
    case .grouped: "样本分组，两半样本之间不独立"
    case .multilabel: "每个样本可有多个类别"
    case .softLabels: "标签是各类别的份额，而这里每个样本需要一个类别"
    case .notTwoClasses: "需要恰好两个类别"
    case .oneClass: "所检查的样本都属于同一类别"
    case .fewSamples: "每一半至少需要 25 个样本"
    case .tooLarge: "分数相差过大"
    case .rowsOfParts: "样本没有编号，且较大的分片无法得知各行在整体中的位置"
    }
  }

  func turn(_ turn: RefitTurn) -> String {
    let evidence = turn.certainty.isEmpty ? "" : "（\(turn.certainty.joined(separator: "，"))）"
    let way = turn.isLower ? "低" : "高"
    return spaced(
      "温度缩放后，次序反转：\(turn.candidate)的\(turn.metric)比\(turn.baseline)\(way) \(turn.size)\(evidence)。"
    )
  }

  func dividing(
    _ model: String, by temperature: String, areLogits: Bool, remarks: [String]
  ) -> String {
    let scores = areLogits ? " logit" : "概率的对数"
    let but = remarks.isEmpty ? "" : "；但" + remarks.joined(separator: "，且")
    return spaced(
      "要重新校准\(model)，将其\(scores)除以 \(temperature)（两半样本温度的几何平均），再取 softmax\(but)。")
  }

  func remark(_ remark: RefitRemark) -> String {
    switch remark {
    case .bound: "在温度范围（0.01 至 100）的端点损失仍在下降，仅用温度无法校准"
    case .unstable(let first, let second):
      spaced("温度不稳定：一半样本需要 \(first)，另一半需要 \(second)")
    case .flat: "所有样本的分数都没有差别"
    case .floored(let least):
      spaced("概率 0 按 \(least) 计；否则任何温度都不能使损失有限")
    }
  }

  func onSome(_ count: Int, of total: Int) -> String {
    "基于 \(Figures.count(total)) 个样本中的 \(Figures.count(count)) 个"
  }

  func refitNote(_ samples: String, of total: String?) -> String {
    let which = total.map { spaced("按编号或行号的散列值从 \($0) 个中选取\(samples)") } ?? spaced("共\(samples)")
    return spaced(
      "各模型的分数（logit 或概率的对数）除以一个温度，再取 softmax：在每一半样本上拟合，在另一半上评估（\(which)），表中为两个温度的几何平均。预测的类别不变。低于最小正概率一半的概率按这一半计。探索性结果。"
    )
  }
}
