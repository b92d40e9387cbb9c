import AssayText

/// Aligned columns for a terminal: the first is left-aligned, the others are right-aligned.
struct TextTable {
  private var rows: [[String]] = []

  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  /// The lines, without trailing spaces.
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

/// A text on one line, without characters that could disturb a terminal; long texts are truncated.
func terminalText(_ text: String, limit: Int = 60) -> String {
  let shown = String(text.unicodeScalars.prefix(limit)).printableLine
  return text.unicodeScalars.count > limit ? shown + "…" : shown
}
