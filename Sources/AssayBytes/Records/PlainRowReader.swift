/// Reads rows of plain fields: no quotes, no blanks to trim, and numbers in the usual forms.
///
/// This is the fast path; `RecordReader` and `parseNumber` are its readable twins.
package struct PlainRowReader {
  /// An action for one or several columns: skip a column, keep a text, or parse numbers.
  package enum Step {
    case skip
    case text(slot: Int)
    case numbers(count: Int)
  }

  private let delimiter: UInt8
  /// The number of rows there is room for.
  private let rowCount: Int
  /// The offset of the given bytes in the bytes that text ranges refer to.
  private let base: Int
  /// The form of the last number.
  private var form = FractionForm()
  /// Whether all skipped and kept fields are known to be text.
  package private(set) var isKnownText = true

  package init(delimiter: UInt8, rowCount: Int, base: Int) {
    (self.delimiter, self.rowCount, self.base) = (delimiter, rowCount, base)
  }

  /// Reads these rows, the first of which starts at `start`, while they are plain.
  ///
  /// A row has `steps` from left to right with `columns` numbers in all. The numbers go to
  /// `numbers`, eight rows side by side; the ranges of texts go to `texts`, slot by slot.
  ///
  /// - Returns: The offset and the number of the first row that was not read. What was stored for
  ///   that row is meaningless.
  package mutating func read(
    _ span: RawSpan, from start: Int, rows: Range<Int>, _ steps: Span<Step>, columns: Int,
    into numbers: inout MutableSpan<Double>, _ texts: inout MutableSpan<Range<Int>>
  ) -> (offset: Int, row: Int) {
    var (offset, row) = (start, rows.lowerBound)
    while row < rows.upperBound, offset < span.byteCount,
      let next = readRow(
        span, from: offset, row: row, steps, into: &numbers,
        at: Lanes.place(ofRow: row, columns: columns), &texts)
    {
      // Bytes that are not ASCII may be a byte order mark at the start of a file, which is not part
      // of a row.
      if !isKnownText, span.hasByteOrderMark(at: offset) { break }
      offset = next
      row &+= 1
    }
    return (offset, row)
  }

  /// Reads the row that starts at `start`.
  ///
  /// The first number goes to `place`, each other one `Lanes.scalarCount` places further.
  ///
  /// - Returns: The offset where the next row starts; nil if a field is not plain.
  @inline(__always)
  private mutating func readRow(
    _ span: RawSpan, from start: Int, row: Int, _ steps: Span<Step>,
    into numbers: inout MutableSpan<Double>, at place: Int, _ texts: inout MutableSpan<Range<Int>>
  ) -> Int? {
    var (offset, place) = (start, place)
    // The byte that ended the previous field; a row starts after a line end.
    var end = delimiter
    for index in 0..<steps.count {
      guard end == delimiter else { return nil }
      let next: Int
      switch steps[index] {
      case .numbers(let count):
        guard
          let found = parsePlainDecimals(
            span, from: offset, count: count, separatedBy: delimiter, into: &numbers, at: place,
            form: &form)
        else { return nil }
        place &+= count &* Lanes.scalarCount
        next = found
      case .text(let slot):
        next = fieldEnd(span, from: offset)
        texts[slot &* rowCount &+ row] = base &+ offset..<base &+ next
      case .skip:
        next = fieldEnd(span, from: offset)
      }
      end = next < span.byteCount ? span.byte(at: next) : lineFeed
      offset = next &+ 1
    }
    if end == carriageReturn, offset < span.byteCount {
      end = span.byte(at: offset)
      offset &+= 1
    }
    guard end == lineFeed, !isLineEnd(span.byte(at: start)) else { return nil }
    guard offset < span.byteCount else { return span.byteCount }
    // After an empty line, row numbers no longer follow line numbers.
    return isLineEnd(span.byte(at: offset)) ? nil : offset
  }

  /// The offset where an unquoted field ends; `start` if the field is quoted.
  @inline(__always)
  private mutating func fieldEnd(_ span: RawSpan, from start: Int) -> Int {
    let field = PlainField(span, from: start, delimiter: delimiter)
    isKnownText = isKnownText && field.isKnownText
    return field.end
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
