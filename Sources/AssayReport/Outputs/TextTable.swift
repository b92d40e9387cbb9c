import AssayBytes

/// Aligned columns for a terminal: the first flush left, the others flush right.
struct TextTable {
  private var rows: [[String]] = []

  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  /// The lines, without blanks at their ends.
  var lines: [String] {
    let widths = (rows.map(\.count).max() ?? 0).counted.map { column in
      rows.map { column < $0.count ? columns(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - columns(of: cell))
        line += column == 0 ? cell + padding : "  " + padding + cell
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}

extension Int {
  fileprivate var counted: Range<Int> { 0..<self }
}

/// A text without what could disturb a terminal, on one line; long texts are cut.
func terminalText(_ text: String, limit: Int = 60) -> String {
  let shown = String(text.unicodeScalars.prefix(limit)).printableLine
  return text.unicodeScalars.count > limit ? shown + "…" : shown
}

/// A text of at most so many columns: of a longer one the beginning and the end.
func shortened(_ text: String, to width: Int) -> String {
  guard columns(of: text) > width else { return text }
  let tail = (width - 1) / 2
  let head = text.prefix(columns: width - 1 - tail)
  return head + "…" + String(String(text.reversed()).prefix(columns: tail).reversed())
}

extension String {
  /// As many signs from the beginning as fit in so many columns.
  fileprivate func prefix(columns limit: Int) -> String {
    var used = 0
    return String(
      prefix { character in
        used += AssayReport.columns(of: character)
        return used <= limit
      })
  }
}
