import AssayResults

extension Chinese {
  func words(_ outcome: ResultsDiff.Outcome) -> String {
    switch outcome {
    case .improved: "改善"
    case .worsened: "变差"
    case .unchanged: "不变"
    case .higher: "升高"
    case .lower: "降低"
    case .undefined: "—"
    }
  }

  func words(_ warning: ResultsDiff.Warning) -> String {
    switch warning {
    case .testSets: "两份结果来自不同的测试集：变化可能源于样本不同。"
    case .counts(let old, let new):
      "测试集不同，分别有 \(count(old, .sample))和 \(count(new, .sample))：变化可能源于样本不同。"
    case .classes(let old, let new): "类别不同：旧结果为\(commas(old))；新结果为\(commas(new))。"
    case .logBases(let old, let new):
      "旧结果的单位是\(unit(old))，新结果的单位是\(unit(new))：新结果已换算为\(unit(old))。"
    case .clips(let old, let new): "截断交叉熵的截断方式不同：旧结果为 \(old)，新结果为 \(new)。"
    }
  }

  func summary(_ model: String, improved: [String], worsened: [String]) -> String {
    let parts = [("改善", improved), ("变差", worsened)].filter { !$0.1.isEmpty }
      .map { "\($0.0)：\(commas($0.1))" }
    return "\(model) · " + (parts.isEmpty ? "有优劣之分的指标均无变化" : parts.joined(separator: " · "))
  }

  func only(_ model: String, isOld: Bool) -> String {
    "仅见于\(isOld ? "旧" : "新")结果：\(model)"
  }
}
