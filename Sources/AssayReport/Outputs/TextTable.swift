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

/// How many columns of a terminal a text takes: wide East Asian characters and emoji take two,
/// combining marks and invisible ones none (Unicode Standard Annex 11, its Wide and Fullwidth
/// ranges).
func columns(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
}

private func columns(of scalar: Unicode.Scalar) -> Int {
  if scalar.isASCII { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: break
  }
  // The signs that are pictures on their own are wide, but for the letters that flags are made of.
  let isLetterOfFlag = (0x1F1E6...0x1F1FF).contains(scalar.value)
  if scalar.properties.isEmojiPresentation, !isLetterOfFlag { return 2 }
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
    0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}

/// A text without what could disturb a terminal: control characters are replaced, and long texts
/// cut.
func terminalText(_ text: String, limit: Int = 60) -> String {
  var shown = ""
  for scalar in text.unicodeScalars.prefix(limit) {
    let isControl = scalar.properties.generalCategory == .control
    shown.unicodeScalars.append(isControl || scalar.turnsText ? "\u{FFFD}" : scalar)
  }
  return text.unicodeScalars.count > limit ? shown + "…" : shown
}

/// A line of terminal text that gives no commands.
///
/// In a job's log a line that starts with `::`, and `##[` anywhere, are commands to the GitHub
/// runner; a name from a file must not give any.
func withoutCommands(_ line: String) -> String {
  let isCommand = line.drop(while: \.isWhitespace).hasPrefix("::")
  return (isCommand ? "\\" : "") + line.replacing("##[", with: "##\\[")
}
