import AssayData

extension Chinese {
  func words(_ use: Source.Use) -> String {
    switch use {
    case .id: "id"
    case .label: "标签"
    case .labelShare: "标签中各类别的占比"
    case .labelFlag: "标签的类别"
    case .score(let model, _): spaced("\(model)的得分")
    case .positiveScore(let model, _): spaced("\(model)对正类的得分")
    case .predictedClass(let model): spaced("\(model)预测的类别")
    case .predictedScore(let model): spaced("\(model)对所预测类别的得分")
    case .slice: "切片"
    case .weight: "权重"
    case .group: "分组"
    case .rowNumber: "行号（已忽略）"
    case .unused: "未使用"
    }
  }

  func uses(_ parts: [(use: String, names: String)]) -> String {
    parts.map { "\($0.use)：\($0.names)" }.joined(separator: "；")
  }

  func names(_ first: [String], ofAll count: Int) -> String {
    "\(commas(first))……（共 \(self.count(count, .column))）"
  }

  func moreFiles(_ count: Int) -> String { "……另有 \(Figures.count(count)) 个文件" }

  func source(_ path: String, format: String, rows: Int, uses: String) -> String {
    "\(path)：\(format)，\(count(rows, .row))；\(uses)"
  }

  func summary(_ path: String, samples: Int) -> String { "\(path)：\(count(samples, .sample))" }
}
