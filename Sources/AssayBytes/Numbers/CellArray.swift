/// The numbers of an array that a cell of a text table holds.
///
/// Read are NumPy's `[0.9 0.1]` on any number of lines, Python's `[0.9, 0.1]`, either with a type's
/// name around it or around its entries as in `array([0.9, 0.1])` and `[np.float64(0.9), …]`, and
/// Spark's `[0.9,0.1]` and sparse `(2,[1],[1.0])`: size, places, values. A tuple `(0.9, 0.1)` is an
/// array too, and so is the only row of `[[0.9 0.1]]`.
package struct CellArray: Sendable {
  /// The entries' numbers.
  package private(set) var values: [Double] = []
  /// Where each entry is written; empty for the zeros that a sparse array leaves out.
  package private(set) var ranges: [Range<Int>] = []

  /// Why a text is no array of numbers.
  package enum Fault: Error, Sendable, Equatable {
    /// At this offset something else was expected.
    case malformed(at: Int)
    /// `...` stands for entries that were left out.
    case abbreviated(at: Int)
    /// An entry is no finite number.
    case entry(Range<Int>, ParsedNumber)
  }

  /// An array larger than this is a mistake, and would take its memory all the same.
  private static let sizeLimit = 10_000

  /// Creates an empty array, whose storage every reading uses again.
  package init() {}

  /// Reads the array that fills a range of `bytes`, blanks around it aside.
  ///
  /// After a fault the entries before it are there. Complexity: O(range and entries).
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
      // What follows the entries says their type: `, dtype=float32`.
      cursor.skip(to: ")")
      try cursor.expect(")")
    } else {
      try readEntries(&cursor)
    }
    try cursor.expectEnd()
  }

  /// Whether a text was meant as an array of numbers: it is one, abbreviated or with a number first.
  ///
  /// In parentheses it has to be one, since `(1) mild` is a name.
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
      // Entries are separated by a comma, or by the blanks that were passed already.
      _ = cursor.take(",")
    }
  }

  /// Reads `2,[1],[1.0])`, behind its parenthesis.
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

/// A place in the text of an array, never on a blank.
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

  /// Whether a parenthesis is next whose first entry is not followed by an array, as the size of a
  /// sparse one is.
  var startsTuple: Bool {
    var ahead = self
    guard ahead.take("(") else { return false }
    if ahead.takeWrapper() { return true }
    _ = ahead.takeToken()
    return !(ahead.take(",") && ahead.isAt("["))
  }

  func isAt(_ character: Unicode.Scalar) -> Bool { byte == UInt8(ascii: character) }

  private var byte: UInt8? { offset < end ? bytes.byte(at: offset) : nil }

  /// Passes a character if it is the next.
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

  /// Passes a name such as `np.array`.
  mutating func takeName() -> Bool {
    guard let first = byte, isLetter(first) else { return false }
    while let next = byte, isLetter(next) || isDigit(next) || next == UInt8(ascii: ".") {
      offset &+= 1
    }
    return true
  }

  /// Passes `np.float64(`; nothing where no parenthesis follows, as in `nan`.
  mutating func takeWrapper() -> Bool {
    let start = offset
    if takeName(), take("(") { return true }
    offset = start
    return false
  }

  /// Passes what stands before the next blank, comma or bracket.
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
