import AssayBytes

/// A text format of another program that is read line by line, unlike a delimited table.
///
/// To add one, write a file with a type that conforms, and a line in ``lineForm(_:isEnd:)``.
protocol LineForm: Sendable {
  /// The name of the format.
  var format: String { get }
  var columns: [String] { get }
  /// Where the first row starts.
  var start: Int { get }

  /// The fields of a line, one for each column.
  ///
  /// - Returns: nil for a comment or an empty line.
  /// - Throws: ``LineFault`` if any other line is not a row.
  func fields(_ line: Range<Int>, in bytes: RawSpan) throws(LineFault) -> [LineField]?
}

/// A field of a line.
enum LineField {
  /// As written in the file.
  case range(Range<Int>)
  /// The text without its escapes, and where it starts.
  case text(String, at: Int)
}

/// A problem with a line, and its offset.
struct LineFault: Error {
  let kind: Problem.Kind
  let offset: Int
}

/// Finds the form of a file in its first lines.
///
/// - Parameters:
///   - bytes: The start of the file: complete lines, possibly followed by the start of another.
///   - isEnd: Whether the file ends with these bytes.
/// - Returns: `.none` for any other file, `.undecided` if more bytes are needed.
func lineForm(_ bytes: RawSpan, isEnd: Bool) -> LineFormSearch {
  let lines = FirstLines(bytes, isEnd: isEnd)
  if ARFF.isHeader(lines, in: bytes) {
    if let form = ARFF(bytes, isEnd: isEnd) { return .found(form) }
    return isEnd ? .none : .undecided
  }
  if let form = WekaPredictions(lines, in: bytes) { return .found(form) }
  if let form = ClassScorePairs(lines, in: bytes) { return .found(form) }
  if let form = FastTextLabels(lines, in: bytes) { return .found(form) }
  if let form = SparseExamples(lines, in: bytes) { return .found(form) }
  if let form = VowpalExamples(lines, in: bytes) { return .found(form) }
  return .none
}

enum LineFormSearch {
  case found(any LineForm)
  case none
  case undecided
}

/// The first nonempty lines, split at blanks.
struct FirstLines {
  /// Where the first line starts, after any byte order mark.
  let start: Int
  private(set) var lines: [Range<Int>] = []
  private(set) var words: [[Range<Int>]] = []

  private static let count = 50

  init(_ bytes: RawSpan, isEnd: Bool) {
    start = lengthOfByteOrderMark(in: bytes)
    var offset = start
    while lines.count < FirstLines.count, let line = nextLine(bytes, from: offset, isEnd: isEnd) {
      let words = lineWords(line.text, in: bytes)
      if !words.isEmpty {
        lines.append(line.text)
        self.words.append(words)
      }
      offset = line.next
    }
  }
}

/// The line at an offset, without its end, and where the next one starts; nil if the line is
/// incomplete.
func nextLine(
  _ bytes: RawSpan, from start: Int, isEnd: Bool
) -> (text: Range<Int>, next: Int)? {
  guard start < bytes.byteCount else { return nil }
  let end = lineEnds.firstOffset(in: bytes, from: start)
  guard end < bytes.byteCount else { return isEnd ? (start..<end, end) : nil }
  guard bytes.byte(at: end) == UInt8(ascii: "\r") else { return (start..<end, end + 1) }
  guard end + 1 < bytes.byteCount else { return isEnd ? (start..<end, end + 1) : nil }
  return (start..<end, bytes.byte(at: end + 1) == UInt8(ascii: "\n") ? end + 2 : end + 1)
}

private let lineEnds = ByteSearch(
  UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\n"))

/// The words of a line, split at blanks.
func lineWords(_ line: Range<Int>, in bytes: RawSpan) -> [Range<Int>] {
  var words: [Range<Int>] = []
  var start = line.lowerBound
  while start < line.upperBound {
    while start < line.upperBound, isLineBlank(bytes.byte(at: start)) { start += 1 }
    var end = start
    while end < line.upperBound, !isLineBlank(bytes.byte(at: end)) { end += 1 }
    if end > start { words.append(start..<end) }
    start = end
  }
  return words
}

func isLineBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

extension RawSpan {
  /// Whether a range of the bytes starts with a text.
  func starts(_ range: Range<Int>, with text: String) -> Bool {
    guard range.count >= text.utf8.count else { return false }
    var offset = range.lowerBound
    for byte in text.utf8 {
      guard self.byte(at: offset) == byte else { return false }
      offset += 1
    }
    return true
  }

  /// A copy of a range.
  func array(_ range: Range<Int>) -> [UInt8] { range.map { byte(at: $0) } }

  /// The last offset of a byte in a range.
  func last(_ wanted: UInt8, in range: Range<Int>) -> Int? {
    range.last { byte(at: $0) == wanted }
  }

  /// Whether a range is a finite number.
  func isNumber(_ range: Range<Int>) -> Bool {
    if case .finite = parseNumber(self, range) { true } else { false }
  }
}
