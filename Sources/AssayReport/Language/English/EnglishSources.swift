import AssayData

extension English {
  func words(_ use: Source.Use) -> String {
    switch use {
    case .id: "id"
    case .label: "label"
    case .labelShare: "label’s share of"
    case .labelFlag: "label’s classes"
    case .score(let model, _): "scores of \(model)"
    case .positiveScore(let model, _): "score of \(model) for the positive class"
    case .predictedClass(let model): "classes of \(model)"
    case .predictedScore(let model): "score of the class that \(model) predicted"
    case .slice: "slices"
    case .weight: "weights"
    case .group: "groups"
    case .rowNumber: "row numbers, dropped"
    case .unused: "not used"
    }
  }

  func uses(_ parts: [(use: String, names: String)]) -> String {
    parts.map { "\($0.use): \($0.names)" }.joined(separator: "; ")
  }

  func names(_ first: [String], ofAll count: Int) -> String {
    "\(commas(first)), … (\(self.count(count, .column)))"
  }

  func moreFiles(_ count: Int) -> String { "… \(Figures.count(count)) more files" }

  func source(_ path: String, format: String, rows: Int, uses: String) -> String {
    "\(path): \(format), \(count(rows, .row)); \(uses)"
  }

  func summary(_ path: String, samples: Int) -> String { "\(path): \(count(samples, .sample))" }
}
