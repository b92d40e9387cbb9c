import AssayBytes

/// Recognizes tables as psql, sqlite3, MySQL, Markdown, pandas and R print them, padding columns
/// with blanks or drawing lines under the names.
enum PrintedTable {
  /// Whether the first or second line from here is a rule of dashes.
  static func isRuled(_ span: RawSpan, from start: Int) -> Bool {
    let first = line(span, from: start)
    return isRule(span, first)
      || first.upperBound < span.byteCount && isRule(span, line(span, from: first.upperBound + 1))
  }

  /// Whether the line here is padded with blanks: it starts with some, and its words are far apart.
  static func isFilled(_ span: RawSpan, from start: Int) -> Bool {
    let line = line(span, from: start)
    let blank = UInt8(ascii: " ")
    guard line.count > 2, span.byte(at: line.lowerBound) == blank else { return false }
    var (gap, hasGap, hasWord) = (0, false, false)
    for offset in line {
      if span.byte(at: offset) == blank {
        gap += 1
      } else {
        hasGap = hasGap || hasWord && gap > 1
        (hasWord, gap) = (true, 0)
      }
    }
    return hasGap
  }

  private static func line(_ span: RawSpan, from start: Int) -> Range<Int> {
    var end = start
    while end < span.byteCount, span.byte(at: end) != UInt8(ascii: "\n") { end += 1 }
    return start..<end
  }

  /// Whether a line has at least three dashes or equals signs in a row, and otherwise only
  /// characters that draw tables.
  private static func isRule(_ span: RawSpan, _ line: Range<Int>) -> Bool {
    var (strokes, most) = (0, 0)
    for offset in line {
      switch span.byte(at: offset) {
      case UInt8(ascii: "-"), UInt8(ascii: "="):
        strokes += 1
        most = max(most, strokes)
      case UInt8(ascii: "+"), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "),
        UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\r"):
        strokes = 0
      default: return false
      }
    }
    return most >= 3
  }
}
