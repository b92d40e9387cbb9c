import AssayBytes
import AssayData

/// The lines above the first record of a text table: comments that start with `#`, and Excel's
/// `sep=;`.
struct CommentLines {
  /// The separator stated by a line `sep=;` at the very start; nil if absent.
  private(set) var separator: UInt8?
  /// The text after each `#`; only the last ones if there are many.
  private(set) var texts: [[UInt8]] = []
  /// Where the line after them starts.
  private(set) var end: Int
  /// The number of these lines, including the empty lines among them.
  private(set) var lineCount = 0

  init(_ span: RawSpan) {
    var offset = lengthOfByteOrderMark(in: span)
    if let (separator, next) = CommentLines.separatorLine(span, offset) {
      (self.separator, offset, lineCount) = (separator, next, 1)
    }
    end = offset
    while let text = CommentLines.comment(span, &offset, lineCount: &lineCount) {
      texts.append(text)
      end = offset
      // Names are looked for from the last comment up.
      if texts.count == 2 * CommentLines.kept { texts.removeFirst(CommentLines.kept) }
    }
    passEmptyLines(span)
  }

  /// The separator that a line states, with or without quotes, and where the next line starts.
  private static func separatorLine(_ span: RawSpan, _ first: Int) -> (UInt8, Int)? {
    let name = Array("sep=".utf8)
    let isQuoted = first < span.byteCount && span.byte(at: first) == UInt8(ascii: "\"")
    let start = isQuoted ? first + 1 : first
    guard start + name.count + 1 < span.byteCount,
      name.indices.allSatisfy({ span.byte(at: start + $0) | 0x20 == name[$0] | 0x20 })
    else { return nil }
    let separator = span.byte(at: start + name.count)
    var next = start + name.count + 1
    if isQuoted {
      guard span.byte(at: next) == UInt8(ascii: "\""), next + 1 < span.byteCount else { return nil }
      next += 1
    }
    guard FileFormat.allCases.contains(where: { $0.delimiter == separator }),
      span.byte(at: next) == lineFeed || span.byte(at: next) == carriageReturn
    else { return nil }
    next +=
      span.byte(at: next) == carriageReturn && next + 1 < span.byteCount
        && span.byte(at: next + 1) == lineFeed ? 2 : 1
    return (separator, next)
  }

  private static let kept = 1000
  private static let longestText = 1 << 22

  /// Skips the empty lines that follow, so that they are not scanned again.
  private mutating func passEmptyLines(_ span: RawSpan) {
    while end < span.byteCount,
      span.byte(at: end) == lineFeed || span.byte(at: end) == carriageReturn
    {
      if CommentLines.isEndOfLine(span, end) { lineCount += 1 }
      end += 1
    }
  }

  /// The next comment, after any empty lines.
  private static func comment(
    _ span: RawSpan, _ offset: inout Int, lineCount: inout Int
  ) -> [UInt8]? {
    var start = offset
    var lines = lineCount
    while start < span.byteCount, isBlankOrLineEnd(span.byte(at: start)) {
      if isEndOfLine(span, start) { lines += 1 }
      start += 1
    }
    guard start < span.byteCount, span.byte(at: start) == UInt8(ascii: "#") else { return nil }
    start += 1
    let textStart = start
    var textEnd = span.byteCount
    while start < span.byteCount {
      let byte = span.byte(at: start)
      if byte == lineFeed || byte == carriageReturn {
        let isPair =
          byte == carriageReturn && start + 1 < span.byteCount
          && span.byte(at: start + 1) == lineFeed
        textEnd = start
        start += isPair ? 2 : 1
        lines += 1
        break
      }
      start += 1
    }
    offset = start
    lineCount = lines
    // Longer comments hold no names.
    let isShort = textEnd - textStart <= longestText
    return isShort ? (textStart..<textEnd).map { span.byte(at: $0) } : []
  }

  /// Whether a line ends with this byte; of CR LF, only the LF counts.
  private static func isEndOfLine(_ span: RawSpan, _ offset: Int) -> Bool {
    switch span.byte(at: offset) {
    case lineFeed: true
    case carriageReturn: offset + 1 == span.byteCount || span.byte(at: offset + 1) != lineFeed
    default: false
    }
  }

  /// The column names in the last comment that has as many as there are columns.
  ///
  /// If the first record itself looks like names, more is required: the file's own separator, or
  /// names known for ids and labels while the record has none.
  func names(
    count: Int, delimiter: UInt8, aboveData: Bool, _ firstRecord: [String]
  ) -> [String]? {
    let delimiters = [delimiter] + [",", "\t", ";", " "].map { UInt8(ascii: $0) }
    for text in texts.reversed() {
      for candidate in delimiters {
        guard let names = CommentLines.split(text, candidate), names.count == count else {
          continue
        }
        let isSeparated = candidate == delimiter && candidate != UInt8(ascii: " ") && count > 1
        let isKnown =
          names.contains(where: ColumnNames.isKnown)
          && !firstRecord.contains(where: ColumnNames.isKnown)
        if aboveData || isSeparated || isKnown { return names }
      }
    }
    return nil
  }

  /// The names in a comment; nil if one occurs twice.
  private static func split(_ text: [UInt8], _ delimiter: UInt8) -> [String]? {
    let start = text.firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? 0
    let trimmed = Array(text[start...])
    let span = trimmed.span.bytes
    var reader = RecordReader(span, delimiter: delimiter)
    var fields: [FieldRange] = []
    guard (try? reader.next(into: &fields)) == true else { return nil }
    let names = fields.map { trimmingBlanks(fieldText(span, $0)) }
    return names.distinct.count == names.count ? names : nil
  }

  private static func trimmingBlanks(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
