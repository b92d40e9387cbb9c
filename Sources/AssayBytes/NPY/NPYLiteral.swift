/// The reason why a Python literal cannot be read.
struct NPYLiteralError: Error {
  /// The offset where reading stopped.
  let offset: Int
  /// Whether the only problem is a number that is too large.
  var isTooLarge = false
}

/// Walks through a Python literal; every method skips blanks first.
struct NPYLiteralCursor: ~Escapable {
  /// The offset of the next byte to read.
  private(set) var offset: Int

  private let bytes: RawSpan
  private let end: Int

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// An error at the current offset.
  func unexpected() -> NPYLiteralError { NPYLiteralError(offset: offset) }

  /// Reads a mark that must be next.
  mutating func pass(_ mark: Unicode.Scalar) throws(NPYLiteralError) {
    guard try isPassed(mark) else { throw unexpected() }
  }

  /// Reads a mark if it is next, and returns whether it was; the end of the literal is an error.
  mutating func isPassed(_ mark: Unicode.Scalar) throws(NPYLiteralError) -> Bool {
    skipBlanks()
    guard let byte = next else { throw unexpected() }
    guard byte == UInt8(ascii: mark) else { return false }
    offset += 1
    return true
  }

  /// Checks that nothing but blanks follows.
  mutating func passEnd() throws(NPYLiteralError) {
    skipBlanks()
    guard offset == end else { throw unexpected() }
  }

  /// Reads a text in single or double quotes, and returns the range between them.
  ///
  /// Escapes are refused: NumPy writes none in types and keys.
  mutating func string() throws(NPYLiteralError) -> Range<Int> {
    skipBlanks()
    guard let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw unexpected()
    }
    offset += 1
    let start = offset
    while let byte = next, byte != quote {
      if byte == UInt8(ascii: "\\") || byte < 0x20 { throw unexpected() }
      offset += 1
    }
    guard offset < end else { throw unexpected() }
    offset += 1
    return start..<offset - 1
  }

  /// Reads `True` or `False`.
  mutating func bool() throws(NPYLiteralError) -> Bool {
    skipBlanks()
    let word = offset..<min(offset + 5, end)
    if text(bytes, word) == "False" {
      offset += 5
      return false
    }
    guard text(bytes, word).utf8.starts(with: "True".utf8) else { throw unexpected() }
    offset += 4
    return true
  }

  /// Reads a whole number; Python 2 wrote an `L` after it.
  mutating func wholeNumber() throws(NPYLiteralError) -> Int {
    skipBlanks()
    let start = offset
    var value = 0
    while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
      guard let longer = appendingDigit(byte, to: value) else {
        throw NPYLiteralError(offset: start, isTooLarge: true)
      }
      value = longer
      offset += 1
    }
    let hasLeadingZero = offset > start + 1 && bytes.byte(at: start) == UInt8(ascii: "0")
    guard offset > start, !hasLeadingZero else { throw NPYLiteralError(offset: start) }
    if next == UInt8(ascii: "L") { offset += 1 }
    return value
  }

  /// Whether a list, tuple or dictionary starts here.
  mutating func isAtBracket() -> Bool {
    skipBlanks()
    return next.map { "[({".utf8.contains($0) } ?? false
  }

  /// Skips a list, tuple or dictionary with its contents, without interpreting it.
  mutating func nested() throws(NPYLiteralError) -> Range<Int> {
    let start = offset
    var depth = 0
    while let byte = next {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        _ = try string()
        continue
      default: break
      }
      offset += 1
      if depth == 0 { return start..<offset }
    }
    throw unexpected()
  }

  private var next: UInt8? { offset < end ? bytes.byte(at: offset) : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte { offset += 1 }
  }
}
