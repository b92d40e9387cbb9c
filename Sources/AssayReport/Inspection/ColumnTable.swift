import AssayText

/// A table of words for a terminal, left-aligned, with one column wrapped to fit the width.
///
/// If the width does not suffice, the other columns are wrapped, too. If even that does not fit,
/// each row becomes a paragraph, without the head.
struct ColumnTable {
  private let head: [String]
  private var rows: [[String]] = []
  private let indent = "  "
  private let gap = "  "
  /// The column that is wrapped first.
  private let flexible: Int
  /// The minimum width of the flexible column, unless its text is shorter.
  private static let leastWidth = 18
  /// The other columns are limited to the first of these widths that leaves enough space.
  private static let limits = [30, 24, 18]

  init(head: [String] = [], flexible: Int) {
    (self.head, self.flexible) = (head, flexible)
  }

  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  func lines(width: Int) -> [String] {
    let all = head.isEmpty ? rows : [head] + rows
    for limit in ColumnTable.limits {
      if let widths = widths(of: all, limit: limit, width: width) {
        return all.flatMap { lines(of: $0, widths) }
      }
    }
    return rows.flatMap { paragraph($0, width: width) }
  }

  /// The widths of the columns; nil if they do not fit.
  private func widths(of rows: [[String]], limit: Int, width: Int) -> [Int]? {
    var widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { column < $0.count ? columns(of: $0[column]) : 0 }.max() ?? 0
    }
    guard widths.indices.contains(flexible) else { return widths }
    for column in widths.indices where column != flexible {
      widths[column] = min(widths[column], limit)
    }
    let others = widths.indices.filter { $0 != flexible && widths[$0] > 0 }.map { widths[$0] }
    let rest = width - others.reduce(indent.count) { $0 + $1 + gap.count }
    guard rest >= min(ColumnTable.leastWidth, widths[flexible]) else { return nil }
    widths[flexible] = min(widths[flexible], rest)
    return widths
  }

  /// The lines of a row, as many as its tallest cell needs.
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
