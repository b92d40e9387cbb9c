/// The numbers of an array written in a cell of a text table.
///
/// Accepted are NumPy's `[0.9 0.1]` on any number of lines, Python's `[0.9, 0.1]`, either with a
/// type's name around it or around its entries as in `array([0.9, 0.1])` and `[np.float64(0.9),
/// …]`, Spark's `[0.9,0.1]` and its sparse `(2,[1],[1.0])`: size, places, values. A tuple `(0.9,
/// 0.1)` is an array too, and so is the single row of `[[0.9 0.1]]`.
package struct CellArray: Sendable {
  /// The numbers of the entries.
  package private(set) var values: [Double] = []
  /// The range of each entry's text; empty for the zeros that a sparse array leaves out.
  package private(set) var ranges: [Range<Int>] = []

  /// The reason why a text is not an array of numbers.
  package enum Fault: Error, Sendable, Equatable {
    /// Unexpected text at this offset.
    case malformed(at: Int)
    /// `...` in place of omitted entries.
    case abbreviated(at: Int)
    /// An entry that is not a finite number.
    case entry(Range<Int>, ParsedNumber)
  }

  /// The maximum number of entries; a larger size is a mistake, and must not allocate its memory.
  private static let sizeLimit = 10_000

  /// Creates an empty array, whose storage is reused by every reading.
  package init() {}

  /// Reads the array that fills a range of `bytes`, apart from blanks around it.
  ///
  /// After a fault the entries before it are available. Complexity: O(range and entries).
  package mutating func read(_ bytes: RawSpan, _ range: Range<Int>) throws(Fault) {
    values.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    var cursor = ArrayCursor(bytes, range.clamped(to: bytes.byteOffsets))
    if cursor.startsTuple {
      try readEntries(&cursor, from: "(", to: ")")
    } else if cursor.take("(") {
      try readSparse(&cursor)
    } else if cursor.takeName() {
      try cursor.expect("(")
      try readEntries(&cursor)
      // The rest, such as `, dtype=float32`, gives the entries' type.
      cursor.skip(to: ")")
      try cursor.expect(")")
    } else {
      try readEntries(&cursor)
    }
    try cursor.expectEnd()
  }

  /// Whether a text was meant as an array of numbers: it is one, is abbreviated, or starts with a
  /// number.
  ///
  /// In parentheses it must be a complete array, since `(1) mild` is a name.
  package static func isArray(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    var array = CellArray()
    do throws(Fault) {
      try array.read(bytes, range)
      return true
    } catch {
      if case .abbreviated = error { return true }
      let cursor = ArrayCursor(bytes, range.clamped(to: bytes.byteOffsets))
      return !array.values.isEmpty && !cursor.startsTuple
    }
  }

  private mutating func readEntries(_ cursor: inout ArrayCursor) throws(Fault) {
    try cursor.expect("[")
    if cursor.isAt("[") {
      try readEntries(&cursor, from: "[", to: "]")
      try cursor.expect("]")
    } else {
      try readEntries(&cursor, to: "]")
    }
  }

  private mutating func readEntries(
    _ cursor: inout ArrayCursor, from start: Unicode.Scalar, to end: Unicode.Scalar
  ) throws(Fault) {
    try cursor.expect(start)
    try readEntries(&cursor, to: end)
  }

  private mutating func readEntries(
    _ cursor: inout ArrayCursor, to end: Unicode.Scalar
  ) throws(Fault) {
    while !cursor.take(end) {
      let isWrapped = cursor.takeWrapper()
      let range = cursor.takeToken()
      if cursor.isEllipsis(range) { throw .abbreviated(at: range.lowerBound) }
      guard !range.isEmpty, values.count < CellArray.sizeLimit else {
        throw .malformed(at: range.lowerBound)
      }
      let number = cursor.number(range)
      guard case .finite(let value) = number else { throw .entry(range, number) }
      if isWrapped { try cursor.expect(")") }
      values.append(value)
      ranges.append(range)
      // Entries are separated by a comma, or by blanks, which are already skipped.
      _ = cursor.take(",")
    }
  }

  /// Reads `2,[1],[1.0])`, after the opening parenthesis.
  private mutating func readSparse(_ cursor: inout ArrayCursor) throws(Fault) {
    let sizeStart = cursor.offset
    guard let size = cursor.wholeNumber(), (0...CellArray.sizeLimit).contains(size) else {
      throw .malformed(at: sizeStart)
    }
    try cursor.expect(",")
    let placesStart = cursor.offset
    try readEntries(&cursor)
    let places = values.map { Int(exactly: $0) ?? -1 }
    guard places.allSatisfy({ (0..<size).contains($0) }), Set(places).count == places.count else {
      throw .malformed(at: placesStart)
    }
    try cursor.expect(",")
    let entriesStart = cursor.offset
    values = []
    ranges = []
    try readEntries(&cursor)
    guard values.count == places.count else { throw .malformed(at: entriesStart) }
    try cursor.expect(")")
    let (entries, written) = (values, ranges)
    values = [Double](repeating: 0, count: size)
    ranges = [Range<Int>](repeating: entriesStart..<entriesStart, count: size)
    for (place, (entry, range)) in zip(places, zip(entries, written)) {
      values[place] = entry
      ranges[place] = range
    }
  }
}

/// A position in the text of an array, never on a blank.
private struct ArrayCursor: ~Escapable {
  private let bytes: RawSpan
  private let end: Int
  private(set) var offset: Int

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
    skipBlanks()
  }

  /// Whether a tuple starts here: a parenthesis whose first entry is not followed by an array, as
  /// the size of a sparse array is.
  var startsTuple: Bool {
    var ahead = self
    guard ahead.take("(") else { return false }
    if ahead.takeWrapper() { return true }
    _ = ahead.takeToken()
    return !(ahead.take(",") && ahead.isAt("["))
  }

  func isAt(_ character: Unicode.Scalar) -> Bool { byte == UInt8(ascii: character) }

  private var byte: UInt8? { offset < end ? bytes.byte(at: offset) : nil }

  /// Reads a character if it is next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    offset &+= 1
    skipBlanks()
    return true
  }

  mutating func expect(_ character: Unicode.Scalar) throws(CellArray.Fault) {
    guard take(character) else { throw .malformed(at: offset) }
  }

  func expectEnd() throws(CellArray.Fault) {
    if offset < end { throw .malformed(at: offset) }
  }

  /// Reads a name such as `np.array`.
  mutating func takeName() -> Bool {
    guard let first = byte, isLetter(first) else { return false }
    while let next = byte, isLetter(next) || isDigit(next) || next == UInt8(ascii: ".") {
      offset &+= 1
    }
    return true
  }

  /// Reads `np.float64(`; reads nothing if no parenthesis follows, as in `nan`.
  mutating func takeWrapper() -> Bool {
    let start = offset
    if takeName(), take("(") { return true }
    offset = start
    return false
  }

  /// Reads everything up to the next blank, comma or bracket.
  mutating func takeToken() -> Range<Int> {
    let start = offset
    while let next = byte, !isBlankOrLineEnd(next), !isPunctuation(next) { offset &+= 1 }
    let range = start..<offset
    skipBlanks()
    return range
  }

  mutating func wholeNumber() -> Int? {
    if case .finite(let value) = number(takeToken()) { Int(exactly: value) } else { nil }
  }

  mutating func skip(to character: Unicode.Scalar) {
    while let next = byte, next != UInt8(ascii: character) { offset &+= 1 }
  }

  func number(_ range: Range<Int>) -> ParsedNumber { parseNumber(bytes, range) }

  func isEllipsis(_ range: Range<Int>) -> Bool {
    range.count == 3 && range.allSatisfy { bytes.byte(at: $0) == UInt8(ascii: ".") }
  }

  private mutating func skipBlanks() {
    while let next = byte, isBlankOrLineEnd(next) { offset &+= 1 }
  }
}

package func isBlankOrLineEnd(_ byte: UInt8) -> Bool {
  isBlank(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
}

private func isPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("),
    UInt8(ascii: ")"):
    true
  default: false
  }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
