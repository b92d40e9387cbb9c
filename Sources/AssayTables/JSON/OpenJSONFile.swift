import AssayBytes
import AssayData

/// Opens a JSON file; nil if its first bytes do not start an object or an array.
///
/// If the first line is an object or array and something follows, the file is JSON Lines. An object
/// over several lines, or alone in the file, is a document of columns or records, or one record.
/// Any other array is an array of records. `sides` are the columns that the user named beside
/// labels and predictions. An object with the keys of a configuration is refused.
func openJSONFile(
  _ stream: inout ByteStream, sides: [String], configurationKeys: [String] = []
) throws(ReadError) -> JSONFile? {
  guard var opening = try JSONOpening(&stream, sides) else { return nil }
  opening.configurationKeys = configurationKeys
  var file = try opening.open()
  file.encoding = opening.encoding
  return file
}

private struct JSONOpening {
  /// The number of bytes that are examined first.
  private static let firstCount = 1 << 18

  private var stream: ByteStream
  private var bytes: [UInt8] = []
  private var isEnd = false
  /// Where the first value starts.
  private let start: Int
  private let sides: [String]
  var configurationKeys: [String] = []

  /// nil if the first bytes do not start an object or an array; they stay in the stream.
  init?(_ stream: inout ByteStream, _ sides: [String]) throws(ReadError) {
    self.sides = sides
    try JSONOpening.lookAhead(in: &stream)
    let (start, next) = JSONOpening.firstTwo(stream.ahead)
    guard next < stream.ahead.count,
      JSONOpening.isJSON(stream.ahead[start], then: stream.ahead[next...])
    else { return nil }
    self.start = start
    bytes = stream.giveAhead()
    self.stream = stream
  }

  /// Reads enough bytes to decide, since many blank lines may come first.
  private static func lookAhead(in stream: inout ByteStream) throws(ReadError) {
    var known = 0
    try stream.lookAhead(firstCount)
    var (first, second) = firstTwo(stream.ahead)
    while second == stream.ahead.count, second > known {
      known = second
      let room = try RecordLimit.room(
        stream.ahead, from: 0, path: stream.path, at: TextPosition(line: 1, column: 1))
      let isBlank = first == known
      try stream.lookAhead(known + min(room, isBlank ? known : max(known - first, 4096)))
      (first, second) = firstTwo(stream.ahead)
    }
  }

  /// The offsets of the first two nonblank bytes, or the end.
  private static func firstTwo(_ bytes: [UInt8]) -> (first: Int, second: Int) {
    let span = bytes.span.bytes
    let first = firstNonBlank(span, from: lengthOfByteOrderMark(in: span))
    return (first, firstNonBlank(span, from: min(first + 1, bytes.count)))
  }

  /// Whether a byte and the nonblank bytes after it start an object or an array.
  private static func isJSON(_ first: UInt8, then rest: ArraySlice<UInt8>) -> Bool {
    guard let second = rest.first else { return false }
    switch first {
    case UInt8(ascii: "{"):
      return second == UInt8(ascii: "\"") || second == UInt8(ascii: "}")
    case UInt8(ascii: "["):
      let words = ["true", "false", "null", "NaN"]
      return Array("{[]\"-0123456789".utf8).contains(second)
        || words.contains { rest.starts(with: $0.utf8) }
    default:
      return false
    }
  }

  /// The encoding shown by the first bytes; the rest of the file has the same.
  var encoding: InspectedFile.Encoding {
    InspectedFile.Encoding(
      bytes.span.bytes.extracting(first: 4096), isGzipped: stream.isGzipped)
  }

  private mutating func fill(_ count: Int) throws(ReadError) {
    isEnd = try stream.append(to: &bytes, count: max(count, 1))
  }

  /// Reads as many bytes again for an incomplete value that starts at `start`.
  private mutating func fill(
    from start: Int, of holding: RecordLimit.Holding = .row
  ) throws(ReadError) {
    let room = try RecordLimit.room(
      bytes, from: start, path: stream.path, at: textPosition(of: start, in: bytes.span.bytes),
      of: holding)
    try fill(min(bytes.count, room))
  }

  mutating func open() throws(ReadError) -> JSONFile {
    if bytes[start] == UInt8(ascii: "["), !isFirstOfArrays {
      let cutter = JSONCutter(
        stream, bytes, isEnd: isEnd, framing: .elements, from: start + 1)
      return try JSONFile(cutter, isLines: false, isGzipped: stream.isGzipped, sides: sides)
    }
    if bytes[start] == UInt8(ascii: "[") { return try lines() }
    if try isFirstOfLines() { return try lines() }
    return try document()
  }

  private func lines() throws(ReadError) -> JSONFile {
    let cutter = JSONCutter(stream, bytes, isEnd: isEnd, framing: .lines, from: start)
    return try JSONFile(cutter, isLines: true, isGzipped: stream.isGzipped, sides: sides)
  }

  /// Whether the first line is a complete array and something follows, as far as the first bytes
  /// show.
  ///
  /// A single array of all records may also be one long line.
  private var isFirstOfArrays: Bool {
    let span = bytes.span.bytes
    let lineEnd = endOfLine(span, from: start)
    guard let array = try? JSONItem(span.extracting(0..<lineEnd), from: start) else { return false }
    return firstNonBlank(span, from: array.range.upperBound) < bytes.count
      && endOfLine(span, from: array.range.upperBound) < bytes.count
  }

  /// Whether the first line is a complete or invalid object, and something follows.
  private mutating func isFirstOfLines() throws(ReadError) -> Bool {
    var lineEnd = endOfLine(bytes.span.bytes, from: start)
    while lineEnd == bytes.count, !isEnd {
      try fill(from: start, of: .document)
      lineEnd = endOfLine(bytes.span.bytes, from: lineEnd)
    }
    do throws(JSONError) {
      _ = try JSONItem(bytes.span.bytes.extracting(0..<lineEnd), from: start)
    } catch {
      return error.kind != .unexpectedEnd
    }
    var next = firstNonBlank(bytes.span.bytes, from: lineEnd)
    while next == bytes.count, !isEnd {
      try fill(from: min(lineEnd + 1, bytes.count))
      next = firstNonBlank(bytes.span.bytes, from: next)
    }
    return next < bytes.count
  }

  /// Refuses a configuration, which is an object but not a table.
  private func checkData(_ shape: JSONDocumentShape) throws(ReadError) {
    switch shape {
    case .records, .columns: return
    case .record, .none: break
    }
    guard let members = try? jsonMembers(bytes.span.bytes, from: start).members else { return }
    guard
      areConfiguration(
        members, in: bytes.span.bytes, path: stream.path, isOption: configurationKeys.contains)
    else { return }
    throw ReadError.problem(.file(.configuration), path: stream.path)
  }

  /// Opens a document of columns, of records inside an object, or of one record.
  private mutating func document() throws(ReadError) -> JSONFile {
    while !isEnd { try fill(from: start, of: .document) }
    let shape: JSONDocumentShape
    do {
      shape = try JSONDocumentShape(bytes, from: start)
    } catch {
      throw ReadError.problem(
        jsonProblem(error, in: bytes.span.bytes), path: stream.path, at: error.offset,
        in: bytes.span.bytes)
    }
    try checkData(shape)
    switch shape {
    case .records(let first, let rowNumbers, let classes):
      let cutter = JSONCutter(document: bytes, stream, from: first)
      var file = try JSONFile(cutter, isLines: false, isGzipped: stream.isGzipped, sides: sides)
      if let rowNumbers { file.takeAsRowNumbers(rowNumbers) }
      file.classes = classes
      return file
    case .columns(let columns):
      let cutter = JSONCutter(columns, stream)
      return try JSONFile(cutter, isLines: false, isGzipped: stream.isGzipped, sides: sides)
    case .record: return try lines()
    case .none(let kind):
      throw ReadError.problem(kind, path: stream.path)
    }
  }
}
