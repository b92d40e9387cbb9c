import AssayBytes

/// Some consecutive records of a JSON file, as bytes.
struct JSONChunk: Sendable {
  /// What separates records.
  enum Framing: Sendable {
    /// Each stands on a line of its own.
    case lines
    /// Commas, as in an array.
    case elements
  }

  /// Where the bytes are from.
  enum Origin: Sendable {
    /// They stand like this in the file, from a line and column on.
    case file(line: Int, column: Int)
    /// They were put together from a document's columns, from a row on.
    case columns(JSONColumns, firstRow: Int)
  }

  let path: String
  let bytes: [UInt8]
  let framing: Framing
  let rowCount: Int
  let origin: Origin

  /// The first rows, or all where there are fewer.
  func first(_ rows: Int) -> JSONChunk {
    JSONChunk(
      path: path, bytes: bytes, framing: framing, rowCount: min(rows, rowCount), origin: origin)
  }

  /// Where the record stands that starts at `offset` or behind blanks; nil at the end.
  ///
  /// Its range goes up to where the next one can start: to the line end, or the comma.
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

  /// The value that fills a record.
  func item(_ record: Range<Int>, in span: RawSpan) throws(JSONError) -> JSONItem {
    // What follows the record is no part of it, not even blanks that a value could go over.
    let span = span.extracting(0..<record.upperBound)
    let item = try JSONItem(span, from: record.lowerBound)
    let end = firstNonBlank(span, from: item.range.upperBound)
    guard end == span.byteCount else { throw JSONError(kind: .trailingText, offset: end) }
    return item
  }

  /// Where a byte stands in the file.
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

  /// What to say of bytes that are no JSON: Python writes numbers that are not finite as words.
  func problem(_ error: JSONError) -> Problem {
    Problem(jsonProblem(error, in: bytes.span.bytes), at: place(error.offset))
  }
}

/// What to say of bytes that are no JSON: Python writes numbers that are not finite as words, and a
/// file put behind another may bring its byte order mark.
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
