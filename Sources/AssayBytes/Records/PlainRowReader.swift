/// Reads rows of plain fields: no quotes, no blanks to take off, and numbers as most are written.
///
/// It is the fast way; `RecordReader` and `parseNumber` are its readable twins.
package struct PlainRowReader {
  /// What to do with one column or several: keep a text, parse numbers, or pass one by.
  package enum Step {
    case skip
    case text(slot: Int)
    case numbers(count: Int)
  }

  private let delimiter: UInt8
  /// How many rows there is room for.
  private let rowCount: Int
  /// Where the rows' bytes start in those that texts are ranges of.
  private let base: Int
  /// How the last number was written.
  private var form = FractionForm()
  /// Whether all fields that were passed or kept are known to be text.
  package private(set) var isKnownText = true

  package init(delimiter: UInt8, rowCount: Int, base: Int) {
    (self.delimiter, self.rowCount, self.base) = (delimiter, rowCount, base)
  }

  /// Reads these rows, the first of which starts at `start`, as long as they are plain.
  ///
  /// A row has `steps` from left to right, `columns` of them numbers, which go to `numbers` eight rows
  /// side by side; ranges of texts go to `texts` slot by slot.
  ///
  /// - Returns: Where the first row starts that was not read, and its number. What was stored of it is
  ///   worth nothing.
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
      // What is not ASCII may be the mark that starts a file, which is no part of a row.
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
  /// - Returns: Where the next row starts; nil if a field is not plain.
  @inline(__always)
  private mutating func readRow(
    _ span: RawSpan, from start: Int, row: Int, _ steps: Span<Step>,
    into numbers: inout MutableSpan<Double>, at place: Int, _ texts: inout MutableSpan<Range<Int>>
  ) -> Int? {
    var (offset, place) = (start, place)
    // What ended the field before; a row starts behind a line end.
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
    // Behind an empty line rows are not counted as lines are.
    return isLineEnd(span.byte(at: offset)) ? nil : offset
  }

  /// Where a field without quotes ends; where it starts if it is no such field.
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
