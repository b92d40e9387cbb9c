import AssayData

extension Chinese {
  func part(_ part: ShownPart) -> String {
    switch part {
    case .models(let shown, let all, let lowest):
      spaced("共 \(Figures.count(all)) 个模型，此处仅显示基线和\(lowest)最低的 \(Figures.count(shown - 1)) 个；")
        + "\(results)。"
    case .pairs(let shown, let all):
      "共 \(Figures.count(all)) 对模型，此处仅显示 \(Figures.count(shown)) 对：先是与基线的比较，"
        + "再是差异最显著的；\(results)。"
    case .worstValues(let shown, let all):
      "共 \(Figures.count(all)) 个取值，此处仅显示最差的 \(Figures.count(shown)) 个；\(results)"
    case .files(let shown, let all):
      "共 \(Figures.count(all)) 个文件，此处仅列出前 \(Figures.count(shown)) 个；\(results)。"
    case .caveats(let more):
      "另有 \(Figures.count(more)) 条注意事项未在此列出；\(results)。"
    case .worst(let count, let all): "最差的 \(Figures.count(count)) 个（共 \(Figures.count(all)) 个）"
    case .others(let count, let all): "其余 \(Figures.count(count)) 个（共 \(Figures.count(all)) 个）"
    }
  }

  private var results: String { "JSON 结果（\(Flag.json)）包含全部" }
}
