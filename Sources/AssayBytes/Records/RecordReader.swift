/// The reason why a record cannot be split into fields.
package struct RecordError: Error, Sendable, Equatable {
  /// The kind of fault.
  package enum Kind: Sendable, Equatable {
    /// The quote at `offset` is never closed.
    case unterminatedQuote
    /// Something other than a delimiter or a line end follows a closing quote, at `offset`.
    case textAfterClosingQuote
    /// The record that starts at `offset` has more than `RecordReader.maximumFieldCount` fields.
    case tooManyFields
  }

  /// The kind of fault.
  package let kind: Kind
  /// The offset in the bytes.
  package let offset: Int

  /// Creates an error of a kind at an offset.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

/// Splits delimited text into records (RFC 4180).
///
/// Records end in LF, CRLF or CR; the last one may end with the text. A field that starts with a
/// quote ends at the matching quote and may contain delimiters, line ends and doubled quotes; a
/// quote elsewhere is ordinary text. Completely empty lines are skipped, so a file of one column
/// must write an empty value as `""`. A byte order mark at the start is skipped.
///
/// If the delimiter is a space, any run of spaces and tabs is one delimiter: unquoted fields are
/// then never empty, blanks at the ends of a line are ignored, and lines of blanks are empty.
package struct RecordReader: ~Escapable {
  /// The maximum number of fields in a record: the ranges of fields take more memory than their
  /// text.
  package static let maximumFieldCount = 100_000

  /// The offset where the next record starts.
  package private(set) var offset: Int
  /// The line on which the next record starts, from 1.
  package private(set) var line = 1

  private let bytes: RawSpan
  private let delimiter: UInt8
  private let trimsBlanks: Bool
  /// The bytes that end an unquoted field.
  private let fieldEnds: ByteSearch
  /// The bytes that matter inside quotes.
  private let quotesAndLineEnds = ByteSearch(quote, lineFeed, carriageReturn)

  /// Creates a reader of `bytes`; `delimiter` is neither a quote nor a line end.
  @_lifetime(copy bytes)
  package init(_ bytes: RawSpan, delimiter: UInt8) {
    self.bytes = bytes
    trimsBlanks = false
    self.delimiter = delimiter
    fieldEnds = ByteSearch(delimiter, lineFeed, carriageReturn)
    offset = lengthOfByteOrderMark(in: bytes)
    skipEmptyLines()
  }

  /// Creates a reader of the records from `start` on, where a record starts.
  ///
  /// With `trimsBlanks`, the blanks around an unquoted field are not part of it.
  @_lifetime(copy bytes)
  package init(
    _ bytes: RawSpan, delimiter: UInt8, from start: Int, trimsBlanks: Bool = false
  ) {
    self.bytes = bytes
    self.trimsBlanks = trimsBlanks
    self.delimiter = delimiter
    fieldEnds = ByteSearch(delimiter, lineFeed, carriageReturn)
    offset = start
    skipEmptyLines()
  }

  /// Reads the next record into `fields`, whose storage is reused.
  ///
  /// After an error the reader is at the line after it, so that the caller may go on and count
  /// further errors. Complexity: O(bytes of the record).
  ///
  /// - Returns: false at the end; `fields` is then empty.
  package mutating func next(into fields: inout [FieldRange]) throws(RecordError) -> Bool {
    fields.removeAll(keepingCapacity: true)
    guard offset < bytes.byteCount else { return false }
    if isBlankSeparated {
      try readFieldsBetweenBlanks(into: &fields)
      return true
    }
    let recordStart = offset
    var start = offset
    while true {
      guard fields.count < Self.maximumFieldCount else { throw tooManyFields(from: recordStart) }
      let end: Int
      if start < bytes.byteCount, bytes.byte(at: start) == quote {
        end = try readQuotedField(at: start, into: &fields)
      } else {
        end = fieldEnds.firstOffset(in: bytes, from: start)
        let range = trimsBlanks ? trimmingBlanks(bytes, start..<end) : start..<end
        fields.append(FieldRange(start: range.lowerBound, end: range.upperBound))
      }
      guard end < bytes.byteCount, bytes.byte(at: end) == delimiter else {
        passLineEnd(at: end)
        skipEmptyLines()
        return true
      }
      start = end &+ 1
    }
  }

  /// Reads the fields of a line that has at least one.
  private mutating func readFieldsBetweenBlanks(
    into fields: inout [FieldRange]
  ) throws(RecordError) {
    let recordStart = endOfBlanks(from: offset)
    var start = recordStart
    while start < bytes.byteCount, !isLineEnd(bytes.byte(at: start)) {
      guard fields.count < Self.maximumFieldCount else { throw tooManyFields(from: recordStart) }
      var end = start
      if bytes.byte(at: start) == quote {
        end = try readQuotedField(at: start, into: &fields)
      } else {
        while end < bytes.byteCount, !isBlank(bytes.byte(at: end)),
          !isLineEnd(bytes.byte(at: end))
        {
          end &+= 1
        }
        fields.append(FieldRange(start: start, end: end))
      }
      start = endOfBlanks(from: end)
    }
    passLineEnd(at: start)
    skipEmptyLines()
  }

  /// The offset where the blanks that start at `start` end.
  private func endOfBlanks(from start: Int) -> Int {
    var end = start
    while end < bytes.byteCount, isBlank(bytes.byte(at: end)) { end &+= 1 }
    return end
  }

  private var isBlankSeparated: Bool { delimiter == UInt8(ascii: " ") }

  /// Reads the field whose opening quote is at `start`, and returns the offset after its closing
  /// quote, where a delimiter, a line end or the end of the bytes is.
  private mutating func readQuotedField(
    at start: Int, into fields: inout [FieldRange]
  ) throws(RecordError) -> Int {
    var field = FieldRange(start: start &+ 1, end: start &+ 1, isQuoted: true)
    offset = start &+ 1
    while true {
      field.end = quotesAndLineEnds.firstOffset(in: bytes, from: offset)
      offset = field.end
      guard offset < bytes.byteCount else {
        throw RecordError(kind: .unterminatedQuote, offset: start)
      }
      guard bytes.byte(at: offset) == quote else {
        passLineEnd(at: offset)
        continue
      }
      let next = offset &+ 1
      guard next < bytes.byteCount else { break }
      let follower = bytes.byte(at: next)
      if follower == quote {
        field.hasDoubledQuotes = true
        offset = next &+ 1
        continue
      }
      let isSeparated = isBlankSeparated ? isBlank(follower) : follower == delimiter
      guard isSeparated || isLineEnd(follower) else {
        passLine(from: next)
        throw RecordError(kind: .textAfterClosingQuote, offset: next)
      }
      break
    }
    fields.append(field)
    return field.end &+ 1
  }

  /// Moves to the next record after the line that contains `start`.
  private mutating func passLine(from start: Int) {
    let lineEnds = ByteSearch(lineFeed, carriageReturn, carriageReturn)
    passLineEnd(at: lineEnds.firstOffset(in: bytes, from: start))
    skipEmptyLines()
  }

  /// Skips a record with too many fields.
  private mutating func tooManyFields(from recordStart: Int) -> RecordError {
    passLine(from: max(recordStart, offset))
    return RecordError(kind: .tooManyFields, offset: recordStart)
  }

  /// Moves to the start of the next record.
  private mutating func skipEmptyLines() {
    while true {
      let end = isBlankSeparated ? endOfBlanks(from: offset) : offset
      guard end < bytes.byteCount else {
        offset = end
        return
      }
      guard isLineEnd(bytes.byte(at: end)) else { return }
      passLineEnd(at: end)
    }
  }

  /// Moves past the line end at `end`, or to the end of the bytes if `end` is there.
  private mutating func passLineEnd(at end: Int) {
    offset = end
    guard end < bytes.byteCount else { return }
    offset = end &+ 1
    line &+= 1
    if bytes.byte(at: end) == carriageReturn, offset < bytes.byteCount,
      bytes.byte(at: offset) == lineFeed
    {
      offset &+= 1
    }
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

/// Whether a byte ends a line.
private func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
