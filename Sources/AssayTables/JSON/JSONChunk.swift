import AssayBytes

/// Some consecutive records of a JSON file, as bytes.
struct JSONChunk: Sendable {
  /// How records are separated.
  enum Framing: Sendable {
    /// Each record is on its own line.
    case lines
    /// Records are separated by commas, as in an array.
    case elements
  }

  /// Where the bytes come from.
  enum Origin: Sendable {
    /// They are a copy of the file's bytes from a line and column on.
    case file(line: Int, column: Int)
    /// They were assembled from the columns of a document, from a row on.
    case columns(JSONColumns, firstRow: Int)
  }

  let path: String
  let bytes: [UInt8]
  let framing: Framing
  let rowCount: Int
  let origin: Origin

  /// The first `rows` rows, or all if there are fewer.
  func first(_ rows: Int) -> JSONChunk {
    JSONChunk(
      path: path, bytes: bytes, framing: framing, rowCount: min(rows, rowCount), origin: origin)
  }

  /// The range of the record that starts at `offset`, possibly after blanks; nil at the end.
  ///
  /// The range extends to the line end or comma after the record.
  func record(from offset: Int, in span: RawSpan) -> Range<Int>? {
    let start = firstNonBlank(span, from: offset)
    guard start < span.byteCount else { return nil }
    switch framing {
    case .lines:
      return start..<endOfLine(span, from: start)
    case .elements:
      return start..<(endOfJSONElement(span, from: start) ?? span.byteCount)
    }
  }

  /// Parses the value that fills a record.
  func item(_ record: Range<Int>, in span: RawSpan) throws(JSONError) -> JSONItem {
    // The span ends with the record, so that the value cannot continue over blanks behind it.
    let span = span.extracting(0..<record.upperBound)
    let item = try JSONItem(span, from: record.lowerBound)
    let end = firstNonBlank(span, from: item.range.upperBound)
    guard end == span.byteCount else { throw JSONError(kind: .trailingText, offset: end) }
    return item
  }

  /// The position of a byte in the file.
  func place(_ offset: Int) -> Problem.Place {
    switch origin {
    case .file(let line, let column):
      let position = textPosition(of: offset, in: bytes.span.bytes)
      return Problem.Place(
        line: position.line + line - 1,
        column: position.line == 1 ? position.column + column - 1 : position.column)
    case .columns(let columns, let firstRow):
      return columns.place(of: offset, in: self, firstRow: firstRow)
    }
  }

  /// The problem with bytes that are not JSON, and its place.
  func problem(_ error: JSONError) -> Problem {
    Problem(jsonProblem(error, in: bytes.span.bytes), at: place(error.offset))
  }
}

/// The problem with bytes that are not JSON.
///
/// Two mistakes have their own problems: Python writes words for numbers that are not finite, and a
/// file appended to another may bring its byte order mark.
func jsonProblem(_ error: JSONError, in bytes: RawSpan) -> Problem.Kind {
  let isOther = error.kind == .unexpectedByte || error.kind == .trailingText
  if isOther, lengthOfByteOrderMark(in: bytes.extracting(droppingFirst: error.offset)) > 0 {
    return .file(.byteOrderMark)
  }
  guard error.kind == .unexpectedByte || error.kind == .badNumber else {
    return .json(.syntax(error.kind))
  }
  for word in ["NaN", "Infinity"] {
    let range = error.offset..<error.offset + word.utf8.count
    if range.upperBound <= bytes.byteCount, text(bytes, range) == word {
      return .json(.notFiniteInJSON(word))
    }
  }
  return .json(.syntax(error.kind))
}
