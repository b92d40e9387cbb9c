import AssayData
import AssayResults

extension Chinese {
  func word(_ outcome: GateResult.Outcome) -> String {
    switch outcome {
    case .held: "满足"
    case .broken: "违反"
    case .undecided: "未定"
    }
  }

  func gates(held: Int, broken: Int, undecided: Int) -> String {
    let parts = [(broken, "违反"), (undecided, "未定"), (held, "满足")]
      .filter { $0.0 > 0 }.map { spaced("\($0.1) \(Figures.count($0.0)) 条") }
    return "规则：\(commas(parts))"
  }

  var gatesNote: String { "规则的置信区间未因多重比较而加宽；表中的可能已加宽。" }

  func value(_ parts: GateParts, _ bound: GateRule.Bound) -> String {
    let side = bound == .atMost ? "高于" : "低于"
    let found =
      switch parts.outcome {
      case .held: spaced("未超出界限 \(parts.limit ?? "")")
      case .broken: spaced("\(side)界限 \(parts.limit ?? "")")
      case .undecided: spaced("可能\(side)界限 \(parts.limit ?? "")")
      }
    return spaced("\(name(parts))为\(parts.value ?? undefined)") + evidence(parts) + "：\(found)。"
      + self.found(parts) {
        "真实值若\(bound == .atMost ? "高达" : "低至")\($0)，在这样的测试集中\(often(parts))有五分之四能检出。"
      }
  }

  func difference(_ parts: GateParts, _ comparison: GateComparison) -> String {
    let other = comparison.reference == .baseline ? "基线" : "旧版本"
    let size =
      switch comparison.sign {
      case 0: "与\(other)相同"
      case 1: spaced("比\(other)高\(parts.value ?? "")")
      default: spaced("比\(other)低\(parts.value ?? "")")
      }
    let margin = parts.limit.map { spaced("，幅度超过\($0)") } ?? ""
    let found =
      switch (parts.outcome, comparison.mustBeBetter) {
      case (.held, true): "更好"
      case (.broken, true): "并不更好"
      case (.undecided, true): "未显示更好"
      case (.held, false): parts.limit.map { spaced("变差的幅度不超过\($0)") } ?? "没有变差"
      case (.broken, false):
        "变差" + (margin.isEmpty || comparison.isBeyond ? margin : "，可能" + margin.dropFirst())
      case (.undecided, false): "可能变差\(margin)"
      }
    return name(parts) + size + evidence(parts) + "：\(found)。"
      + self.found(parts) {
        "若真实差值\(comparison.mustBeBetter ? "变好" : "变差")达\($0)，在这样的测试集中\(often(parts))有五分之四能检出。"
      }
  }

  private func often(_ parts: GateParts) -> String { parts.isDetectableExact ? "至少" : "约" }

  private func found(_ parts: GateParts, _ breach: (String) -> SpacedText) -> String {
    if parts.detectsNothing { return "样本太少，多大的偏差都无法检出。" }
    return parts.detectable.map { spaced(breach($0)) } ?? ""
  }

  private func name(_ parts: GateParts) -> String {
    parts.model.map { spaced("\($0)的\(parts.subject)") } ?? parts.subject
  }

  private func evidence(_ parts: GateParts) -> String {
    let shown = [parts.interval, parts.p].compactMap(\.self)
    return shown.isEmpty ? "" : "（\(shown.joined(separator: "，"))）"
  }

  func samples(_ count: String, atLeast least: String) -> String {
    "共有 \(count) 个样本；规则要求至少 \(least) 个。"
  }

  func testSet(isSame: Bool) -> String {
    isSame ? "两个版本在同一批样本上测得。" : "两个版本在不同的样本上测得。"
  }

  func because(_ reason: GateResult.Reason, _ model: String?) -> String {
    switch reason {
    case .missing(let part, let name, let nearest):
      spaced("\(part == .older ? "旧" : "")结果中没有名为“\(name)”的\(word(part))")
        + (nearest.map { spaced("；最接近的是“\($0)”。") } ?? "。")
    case .undefined(let reason): "没有数值：\(words(reason))。"
    case .infinite: "数值为无穷大。"
    case .infiniteReference: "数值有限，而参照值为无穷大。"
    case .byValue: "没有区间，只按数值判定。"
    case .untested(let reason): "差值未作检验：\(words(reason))。"
    case .noStandardError: "没有适用的检验：由区间判定，不与其他规则一并校正。"
    case .otherTestSet(let old, let new):
      "两个版本在不同的样本上测得（\(Figures.count(old)) 与 \(Figures.count(new)) 个）；请在同一批样本上测量，"
        + (namesOptions ? "或用 \(Flag.otherTestSet) 允许。" : "或允许不同的样本。")
    case .noDirection: "该指标无优劣方向。"
    case .noTest: "没有适用于这种差值的检验。"
    case .noSliceShown(let column): "“\(column)”的切片样本都太少，没有列出\(named(.sliceMin))。"
    case .noOlder where !namesOptions: "没有可供比较的旧结果。"
    case .noOlder: "没有可供比较的旧结果；请用 assay check NEW \(Flag.against) OLD 检查，或用 \(Flag.firstRun) 暂免此规则。"
    case .waived: "已暂免：还没有旧结果\(named(.firstRun))。"
    case .noBaseline: "没有可与此模型比较的基线。"
    case .percentOfNothing: "百分比界值要求参照值大于 0；请以指标的单位给出界值。"
    case .identical: "两者没有任何差异。"
    case .unknownPairs: "取决于两个版本各错在哪些样本上，而这没有保存。"
    }
  }

  private func word(_ part: GateResult.Reason.Part) -> String {
    switch part {
    case .model, .older: "模型"
    case .metric: "指标"
    case .class: "类别"
    case .column: "切片列"
    case .slice: "切片"
    }
  }

  func subject(_ metric: String, ofClass label: String?, slice: String?) -> String {
    let ofClass = label.map { spaced("\($0)的\(metric)") } ?? metric
    return slice.map { spaced("\($0) 时的\(ofClass)") } ?? ofClass
  }
}
