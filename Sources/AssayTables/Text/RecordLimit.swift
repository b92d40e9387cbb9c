import AssayBytes

/// The maximum length of a record in memory, for any file: plain, gzipped, or from a pipe.
///
/// A record is a row, a JSON value, or a header; a file that is held whole, such as a JSON document
/// of columns or a configuration, counts as one. The blanks and empty lines before a record are
/// held too, up to the same limit. Anything longer is a mistake, such as an unclosed quote, or an
/// attack on the memory. Every reader calls ``room(_:from:path:at:of:)`` before it reads more of a
/// record.
enum RecordLimit {
  /// 64 MB; tests use less.
  @TaskLocal static var bytes = 1 << 26
  /// The maximum number of columns of a table: enough for ten models with the maximum number of
  /// classes.
  static let columns = RecordReader.maximumFieldCount

  /// The contents held.
  enum Holding {
    case row
    /// A JSON value that is not a row and must be held whole.
    case document
    case file
  }

  /// How many more bytes of a record may be read.
  ///
  /// - Parameters:
  ///   - bytes: Bytes that end with those of the record so far.
  ///   - start: Where the record starts, or the blanks before it.
  ///   - path: The file.
  ///   - position: The position of `start` in the file.
  ///   - holding: What is held.
  /// - Returns: At least 1, since one byte more than the limit shows that it is exceeded.
  /// - Throws: ``ReadError`` if the record is already too long.
  static func room(
    _ bytes: [UInt8], from start: Int, path: String, at position: @autoclosure () -> TextPosition,
    of holding: Holding = .row
  ) throws(ReadError) -> Int {
    let span = bytes.span.bytes
    let first = firstNonBlank(span, from: start)
    let length = first < bytes.count ? bytes.count - first : bytes.count - start
    guard length > RecordLimit.bytes else { return RecordLimit.bytes + 1 - length }
    let isBlank = areBlank(span, from: start)
    let place = position().advanced(
      over: span.extracting(start..<(isBlank ? startOfBlankLines(span, from: start) : start)))
    var list = ProblemList(path: path)
    list.add(
      Problem(
        isBlank ? .limit(.blanksTooLong) : holding.problem,
        at: Problem.Place(line: place.line, column: place.column)))
    throw .problems(list)
  }

  /// Where the blank lines after the last nonblank line start.
  private static func startOfBlankLines(_ span: RawSpan, from start: Int) -> Int {
    var last = span.byteCount
    while last > start, isBlankOrLineEnd(span.byte(at: last - 1)) { last -= 1 }
    guard last > start else { return start }
    var next = last
    while next < span.byteCount, span.byte(at: next) == UInt8(ascii: " ") { next += 1 }
    guard next < span.byteCount else { return last }
    let isPair =
      span.byte(at: next) == UInt8(ascii: "\r") && next + 1 < span.byteCount
      && span.byte(at: next + 1) == UInt8(ascii: "\n")
    return next + (isPair ? 2 : 1)
  }

  /// Whether there is almost nothing but blanks and line ends from here.
  private static func areBlank(_ span: RawSpan, from start: Int) -> Bool {
    var blanks = 0
    for offset in start..<span.byteCount where isBlankOrLineEnd(span.byte(at: offset)) {
      blanks &+= 1
    }
    return blanks > (span.byteCount - start) / 16 * 15
  }
}

extension RecordLimit.Holding {
  fileprivate var problem: Problem.Kind {
    switch self {
    case .row: .limit(.recordTooLong)
    case .document: .limit(.documentTooLong)
    case .file: .limit(.fileTooLong)
    }
  }
}
