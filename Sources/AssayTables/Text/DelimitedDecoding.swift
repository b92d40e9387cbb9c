import AssayBytes
import AssayData

extension DelimitedTable {
  /// Parses some columns in one pass over the records.
  ///
  /// A row of plain fields goes by the fast way: no quotes, and numbers of digits with a point. Any
  /// other row is split by the record reader, which is the readable twin of the fast way and says
  /// what is wrong. All bad rows are counted before the first are thrown.
  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table {
    var decoder = RowDecoder(table: self, texts: texts, numbers: numbers, idColumn: idColumn)
    let count = try decoder.decode(bytes)
    return DecodedTable(
      base: self, rowCount: count, textColumns: decoder.texts, numberColumns: numbers,
      matrix: Matrix(columns: max(1, numbers.count), values: decoder.values))
  }
}

/// Parses rows into text columns and a matrix.
private struct RowDecoder {
  /// What to do with one column or several: keep a text, parse numbers, or pass one by.
  private enum Step {
    case skip
    case text(slot: Int)
    case numbers(count: Int)
  }

  private let table: DelimitedTable
  private let textColumns: [Int]
  private let numberColumns: [Int]
  private let idColumn: Int?
  /// A row from left to right; empty where that is not the order of the numbers.
  private let steps: [Step]
  /// The text columns.
  private(set) var texts: [Int: TextColumn] = [:]
  private(set) var values: [Double] = []
  /// Whether a text holds doubled quotes, and so stands nowhere as it is.
  private var hasDoubledQuotes = false
  private var problems: ProblemList
  /// Whether all bytes that were passed are known to be text.
  private var isKnownText = true

  init(table: DelimitedTable, texts: [Int], numbers: [Int], idColumn: Int?) {
    self.table = table
    textColumns = texts
    numberColumns = numbers
    self.idColumn = idColumn
    // Between blanks no field is empty, which the fast way would take texts and skipped fields for;
    // nor does it take blanks off.
    let isPlain =
      (table.header.delimiter != UInt8(ascii: " ") || numbers.count == table.columns.count)
      && !table.header.isPadded
    let isInOrder =
      isPlain && numbers == numbers.sorted() && texts.allSatisfy { !numbers.contains($0) }
    steps = isInOrder ? RowDecoder.steps(table.columns.count, texts: texts, numbers: numbers) : []
    problems = ProblemList(path: table.path)
  }

  private static func steps(_ count: Int, texts: [Int], numbers: [Int]) -> [Step] {
    var steps: [Step] = []
    let numbers = Set(numbers)
    for column in 0..<count {
      if let slot = texts.firstIndex(of: column) {
        steps.append(.text(slot: slot))
      } else if !numbers.contains(column) {
        steps.append(.skip)
      } else if case .numbers(let before)? = steps.last {
        steps[steps.count - 1] = .numbers(count: before + 1)
      } else {
        steps.append(.numbers(count: 1))
      }
    }
    return steps
  }

  /// Parses all rows and counts them.
  mutating func decode(_ span: RawSpan) throws(ReadError) -> Int {
    var values = [Double](repeating: 0, count: table.rowCount * numberColumns.count)
    // Where the texts stand, column by column.
    var ranges = [Range<Int>](repeating: 0..<0, count: table.rowCount * textColumns.count)
    var offset = 0
    var fields: [FieldRange] = []
    var row = 0
    while offset < span.byteCount, row < table.rowCount {
      (offset, row) = decodePlain(span, from: offset, row: row, into: &values, &ranges)
      guard offset < span.byteCount, row < table.rowCount else { break }
      isKnownText = false
      var reader = table.header.reader(of: span, from: offset)
      do {
        guard try reader.next(into: &fields) else { break }
      } catch {
        let problem = Problem(error.problem, at: table.place(error.offset))
        problems.add(problem)
        break
      }
      decode(fields, span, row: row, into: &values, &ranges)
      offset = reader.offset
      row += 1
    }
    if !isKnownText { try table.checkText() }
    try problems.check()
    values.removeLast(values.count - row * numberColumns.count)
    self.values = values
    for (slot, column) in textColumns.enumerated() {
      texts[column] =
        hasDoubledQuotes
        ? table.texts(of: column)
        : TextColumn(
          in: table.block, Array(ranges[slot * table.rowCount..<slot * table.rowCount + row]))
    }
    return row
  }

  /// Parses rows of plain fields as long as there are such.
  ///
  /// - Returns: Where the first row starts that is not plain, and its number.
  private mutating func decodePlain(
    _ span: RawSpan, from start: Int, row: Int, into values: inout [Double],
    _ ranges: inout [Range<Int>]
  ) -> (offset: Int, row: Int) {
    var numbers = values.mutableSpan
    var texts = ranges.mutableSpan
    var (offset, row) = (start, row)
    let openings = table.header.openings
    // Where there are numbers, one that fails shows that a record is no row.
    let bits = numberColumns.isEmpty ? openings.bits : 0
    while row < table.rowCount, offset < span.byteCount, !steps.isEmpty,
      bits == 0 || span.byteCount &- offset < 2
        || bits & NoRowOpenings.bit(of: span.byte(at: offset), span.byte(at: offset &+ 1)) == 0
        || !openings.isField(span, at: offset),
      let next = decodePlainRow(span, from: offset, row: row, into: &numbers, &texts)
    {
      offset = next
      row &+= 1
    }
    return (offset, row)
  }

  /// - Returns: Where the next row starts; nil if a field is not plain.
  @inline(__always)
  private mutating func decodePlainRow(
    _ span: RawSpan, from start: Int, row: Int, into numbers: inout MutableSpan<Double>,
    _ texts: inout MutableSpan<Range<Int>>
  ) -> Int? {
    let delimiter = table.header.delimiter
    var place = row &* numberColumns.count
    var offset = start
    // What ended the field before; a row starts behind a line end.
    var end = delimiter
    for index in steps.indices {
      switch steps[index] {
      case .numbers(let count):
        guard end == delimiter,
          let next = parsePlainDecimals(
            span, from: offset, count: count, separatedBy: delimiter, into: &numbers, at: place)
        else { return nil }
        place &+= count
        end = next < span.byteCount ? span.byte(at: next) : lineFeed
        offset = next &+ 1
      case .text(let slot):
        guard end == delimiter else { return nil }
        let next = plainFieldEnd(span, from: offset, delimiter: delimiter)
        texts[slot &* table.rowCount &+ row] = table.inBlock(offset, next)
        end = next < span.byteCount ? span.byte(at: next) : lineFeed
        offset = next &+ 1
      case .skip:
        guard end == delimiter else { return nil }
        let next = plainFieldEnd(span, from: offset, delimiter: delimiter)
        end = next < span.byteCount ? span.byte(at: next) : lineFeed
        offset = next &+ 1
      }
    }
    if end == carriageReturn, offset < span.byteCount {
      end = span.byte(at: offset)
      offset &+= 1
    }
    guard end == lineFeed, !isLineEnd(span.byte(at: start)) else { return nil }
    // Behind an empty line rows are not counted as lines are.
    if offset < span.byteCount, isLineEnd(span.byte(at: offset)) { return nil }
    return min(offset, span.byteCount)
  }

  /// Where a field without quotes ends; where it starts if it is no such field.
  @inline(__always)
  private mutating func plainFieldEnd(_ span: RawSpan, from start: Int, delimiter: UInt8) -> Int {
    var offset = start
    while span.byteCount &- offset >= 8 {
      let word = span.word(at: offset)
      if !isPlainText(word) { isKnownText = false }
      let found = firstOf(delimiter, lineFeed, carriageReturn, quote, in: word)
      if found < 8 { return offset &+ found }
      offset &+= 8
    }
    isKnownText = false
    while offset < span.byteCount {
      let byte = span.byte(at: offset)
      if byte == delimiter || byte == lineFeed || byte == carriageReturn || byte == quote { break }
      offset &+= 1
    }
    return offset
  }

  private mutating func decode(
    _ fields: [FieldRange], _ span: RawSpan, row: Int, into values: inout [Double],
    _ ranges: inout [Range<Int>]
  ) {
    let table = table
    guard fields.count == table.columns.count else {
      problems.add(table.fieldCountProblem(fields))
      return
    }
    if numberColumns.isEmpty, let problem = table.problemOfNoRow(fields, span) {
      problems.add(problem)
      return
    }
    for (slot, column) in textColumns.enumerated() {
      let field = fields[column]
      ranges[slot * table.rowCount + row] = table.inBlock(field.start, field.end)
      hasDoubledQuotes = hasDoubledQuotes || field.hasDoubledQuotes
    }
    for (slot, column) in numberColumns.enumerated() {
      let parsed = parseNumber(span, fields[column].start..<fields[column].end)
      if parsed == .notANumber, let problem = table.problemOfNoRow(fields, span) {
        problems.add(problem)
        return
      }
      if case .finite(let number) = parsed {
        values[row * numberColumns.count + slot] = number
      } else {
        let (table, idColumn) = (table, idColumn)
        problems.add(table.problem(parsed, fields, span, column: column, idColumn: idColumn))
      }
    }
  }
}

extension DelimitedTable {
  fileprivate func problem(
    _ parsed: ParsedNumber, _ fields: [FieldRange], _ span: RawSpan, column: Int, idColumn: Int?
  ) -> Problem {
    Problem(
      .cell(.unreadable(parsed, column: columns[column], text: fieldText(span, fields[column]))),
      at: place(fields[column].start), sample: idColumn.map { fieldText(span, fields[$0]) })
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
