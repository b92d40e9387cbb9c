import AssayBytes

/// How much may be held until a record ends, from any file: plain, gzipped, or through a pipe.
///
/// A record is a row, a JSON value, or a header; a file that is held whole, such as a JSON document of
/// columns or a configuration, counts as one. The blanks and empty lines before a record are held
/// too, and are as many at most. What is longer is a mistake, such as a quote that nobody closed, or an attack on the memory. Every reader asks
/// ``room(_:from:path:at:of:)`` before it takes in more of a record.
enum RecordLimit {
  /// 64 MB; tests take less.
  @TaskLocal static var bytes = 1 << 26
  /// How many columns a table may have: those of ten models of as many classes as there may be.
  static let columns = RecordReader.maximumFieldCount

  /// What is held.
  enum Holding {
    case row
    /// A JSON value that is no row, so that all of it must be here.
    case document
    case file
  }

  /// How many more bytes of a record may be taken in.
  ///
  /// - Parameters:
  ///   - bytes: Bytes of which the last are those of the record so far.
  ///   - start: Where the record starts, or blanks before it.
  ///   - path: The file.
  ///   - position: Where `start` is in the file.
  ///   - holding: What is held.
  /// - Returns: 1 at least, since one byte more than the limit shows that it is exceeded.
  /// - Throws: ``ReadError`` where the record is too long already.
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

  /// Where the lines start behind the last one that has something in it.
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

  /// Whether nearly nothing but blanks and line ends is here.
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
