extension Chinese {
  func finding(_ finding: ChartFinding) -> String {
    switch finding {
    case .lowestRecall(let model, let label, let recall):
      spaced("召回率最低：\(model)对\(label)，\(recall)")
    case .recognizedClasses(let counts, let total, let models):
      spaced("全部识别正确的类别：\(classes(counts, total, models))")
    case .mostErrors(let model, let label, let predicted, let count, let total):
      spaced("\(model)将\(label)误判为\(predicted)：\(share(count, of: total))")
    case .noErrors(let model): spaced("\(model)没有错误")
    case .singleErrors(let model, let count):
      spaced("\(model)有 \(Figures.count(count)) 个错误，各不相同")
    case .errorDifference(
      let candidate, let baseline, let label, let predicted, let counts, let total):
      spaced(
        "\(candidate)将\(label)误判为\(predicted)\(counts.0 > counts.1 ? "多于" : "少于")\(baseline)：\(Figures.count(counts.0))，基线 \(share(counts.1, of: total))"
      )
    case .noErrorDifference(let candidates, let baseline):
      spaced("\(list(candidates))与\(baseline)的各类错误之差均未超出偶然")
    case .errorsUntested: "样本分组，各类错误未作检验"
    case .tail(let share, let values, let infinite, let total):
      tail(share, values, infinite.isEmpty ? nil : models(infinite, of: total))
    case .rocAreas(let low, let high): span("ROC AUC", low, high)
    case .averagePrecisions(let low, let high): span("平均精确率", low, high)
    case .fewestErrors(let model, let rate, let threshold):
      spaced("错误最少：\(model)，阈值 \(threshold)，错误率 \(rate)")
    case .leastCost(let model, let cost, let threshold):
      spaced("代价最低：\(model)，阈值 \(threshold)，代价 \(cost)")
    case .lowestArea(let model, let label, let area):
      spaced("ROC AUC 最低：\(model)对\(label)，\(area)")
    case .rankedClasses(let counts, let total, let models):
      spaced("ROC AUC 为 1 的类别：\(classes(counts, total, models))")
    case .highest(let metric, let model, let slice, let value):
      spaced("\(metric)最高：\(model)，\(slice)，\(value)")
    }
  }

  private func tail(
    _ share: String, _ values: [ChartFinding.ModelValue], _ infinite: String?
  ) -> String {
    guard !values.isEmpty else {
      return spaced("损失最大的 \(share) 样本，\(infinite ?? "")的损失为无穷大")
    }
    let parts =
      values.map { spaced("\($0.model) \($0.value)") }
      + [infinite.map { spaced("\($0) ∞") }].compactMap(\.self)
    return spaced("损失最大的 \(share) 样本，其损失至少约为：\(commas(parts))")
  }

  private func classes(
    _ counts: [ChartFinding.ClassCount], _ total: Int, _ models: Int
  ) -> String {
    let parts = counts.map { count, names in
      models > 1
        ? spaced("\(self.models(names, of: models))有 \(Figures.count(count)) 个")
        : "\(Figures.count(count)) 个"
    }
    return commas(parts) + spaced("（共 \(Figures.count(total)) 个）")
  }

  /// Some of all models.
  private func models(_ names: [String], of total: Int) -> String {
    if names.count == total, total > 1 { return "所有模型" }
    return names.count <= 3 ? list(names) : count(names.count, .model)
  }

  private func span(
    _ metric: String, _ low: ChartFinding.ModelValue, _ high: ChartFinding.ModelValue?
  ) -> String {
    high.map { spaced("\(metric)：\(low.value)（\(low.model)）至 \($0.value)（\($0.model)）") }
      ?? spaced("\(metric)：\(low.value)（\(low.model)）")
  }

  func equalMassNote(atLeast samples: Int, level: String, isStretched: Bool) -> String {
    let axes = isStretched ? "两轴在 100% 附近按对数几率展开。" : ""
    return spaced(
      "每个点至少含 \(count(samples, .sample))，置信度相近；点越大，样本越多。\(axes)竖线为 \(level) 置信区间；点后的灰色条是完全校准的模型在 \(level) 的情况下该点的位置范围。点在对角线上方表示准确率高于置信度，下方则低于置信度。"
    )
  }

  func errorDifferenceNote(risk: String) -> String {
    spaced("差值为占该标签样本的百分点。着色表示超出偶然的差异（两个计数的符号检验，p ≤ \(risk)，已按该图的全部错误校正），颜色为更常犯此错误的模型。")
  }

  func always(_ label: String) -> String { spaced("始终预测\(label)") }
}
