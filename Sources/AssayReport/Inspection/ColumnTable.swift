/// Columns of words for a terminal, all flush left, of which one is wrapped to the width there is.
///
/// Where not even that fits, each row is a paragraph.
struct ColumnTable {
  private var rows: [[String]] = []
  private let indent = "  "
  private let gap = "  "
  /// No column but the wrapped one is wider.
  private let limit: Int
  /// The wrapped column.
  private let flexible: Int
  private static let leastWidth = 16

  init(flexible: Int, limit: Int = 30) {
    (self.flexible, self.limit) = (flexible, limit)
  }

  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  func lines(width: Int) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    guard count > 0 else { return [] }
    var widths = (0..<count).map { column in
      rows.map { column < $0.count ? columns(of: $0[column]) : 0 }.max() ?? 0
    }
    for column in 0..<count where column != flexible { widths[column] = min(widths[column], limit) }
    let others = widths.indices.filter { $0 != flexible && widths[$0] > 0 }.map { widths[$0] }
    let fixed = others.reduce(indent.count) { $0 + $1 + gap.count }
    guard width - fixed >= min(ColumnTable.leastWidth, widths[flexible]) else {
      return rows.flatMap { paragraph($0, width: width) }
    }
    widths[flexible] = min(widths[flexible], width - fixed)
    return rows.flatMap { lines(of: $0, widths) }
  }

  /// A row, on as many lines as its longest cell needs.
  private func lines(of row: [String], _ widths: [Int]) -> [String] {
    let cells = zip(row, widths).map { wrapped($0, width: max($1, 1)) }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = indent
      for (cell, width) in zip(cells, widths) where width > 0 {
        let part = index < cell.count ? cell[index] : ""
        line += part + String(repeating: " ", count: width - columns(of: part)) + gap
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  private func paragraph(_ row: [String], width: Int) -> [String] {
    let cells = row.filter { !$0.isEmpty }
    return cells.enumerated().flatMap { place, cell in
      let indent = place == 0 ? self.indent : self.indent + self.indent
      return wrapped(cell, width: max(width - indent.count, 1)).map { indent + $0 }
    }
  }
}
