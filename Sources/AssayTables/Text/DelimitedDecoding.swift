import AssayBytes
import AssayData

extension DelimitedTable {
  /// Parses some columns in one pass over the records.
  ///
  /// A plain row, with no quotes and with numbers of digits and a point, takes the fast path. Any
  /// other row is split by the record reader, which is the readable form of the fast path and finds
  /// problems. All invalid rows are counted before the first are thrown.
  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table {
    var decoder = RowDecoder(
      table: self, texts: texts, numbers: numbers, idColumn: idColumn, rowCount: rowCount)
    let count = try decoder.decode(bytes)
    return DecodedTable(
      base: self, rowCount: count, textColumns: decoder.texts, numberColumns: numbers,
      matrix: decoder.matrix)
  }
}

/// Parses rows into text columns and a matrix.
struct RowDecoder {
  private typealias Step = PlainRowReader.Step

  private let table: DelimitedTable
  private let textColumns: [Int]
  private let numberColumns: [Int]
  private let idColumn: Int?
  /// The number of rows to parse.
  private let rowCount: Int
  /// The steps through a row from left to right; empty if the fast path cannot be used.
  private let steps: [Step]
  /// The texts, by column.
  private(set) var texts: [Int: TextColumn] = [:]
  private(set) var matrix = Matrix(rows: 0, columns: 1)
  /// Whether a text contains doubled quotes, so that its bytes in the file are not its text.
  private var hasDoubledQuotes = false
  private var problems: ProblemList
  /// Whether all rows outside the fast path are known to be valid text.
  private var isKnownText = true
  private var reader: PlainRowReader

  init(table: DelimitedTable, texts: [Int], numbers: [Int], idColumn: Int?, rowCount: Int) {
    (self.table, self.rowCount) = (table, rowCount)
    textColumns = texts
    numberColumns = numbers
    self.idColumn = idColumn
    // Fields separated by blanks are never empty, but the fast path would find empty texts and
    // skipped fields; nor does it remove blanks around fields.
    let isPlain =
      (table.header.delimiter != UInt8(ascii: " ") || numbers.count == table.columns.count)
      && !table.header.isPadded && table.header.readsPlainRows
    let isInOrder =
      isPlain && numbers == numbers.sorted() && texts.allSatisfy { !numbers.contains($0) }
    steps = isInOrder ? RowDecoder.steps(table.columns.count, texts: texts, numbers: numbers) : []
    problems = ProblemList(path: table.path)
    reader = PlainRowReader(
      delimiter: table.header.delimiter, rowCount: rowCount, base: table.range.lowerBound)
  }

  private static func steps(_ count: Int, texts: [Int], numbers: [Int]) -> [Step] {
    var steps: [Step] = []
    let numbers = Set(numbers)
    let slots = Dictionary(
      texts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for column in 0..<count {
      if let slot = slots[column] {
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

  /// Parses all rows and returns their number.
  mutating func decode(_ span: RawSpan) throws(ReadError) -> Int {
    let width = numberColumns.count
    var values = Matrix.emptyStorage(rows: rowCount, columns: width)
    // The ranges of the texts, column by column.
    var ranges = [Range<Int>](repeating: 0..<0, count: rowCount * textColumns.count)
    var offset = 0
    var fields: [FieldRange] = []
    var row = 0
    while offset < span.byteCount, row < rowCount {
      (offset, row) = decodePlain(span, from: offset, row: row, into: &values, &ranges)
      guard offset < span.byteCount, row < rowCount else { break }
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
    if !isKnownText || !reader.isKnownText { try table.checkText() }
    try problems.check()
    matrix = Matrix(rows: width > 0 ? row : 0, columns: max(1, width), storage: values)
    if hasDoubledQuotes {
      let found = table.textsByRecord(of: textColumns, rows: row)
      for (slot, column) in textColumns.enumerated() { texts[column] = found[slot] }
      return row
    }
    for (slot, column) in textColumns.enumerated() {
      texts[column] =
        TextColumn(
          in: table.block, Array(ranges[slot * rowCount..<slot * rowCount + row]))
    }
    return row
  }

  /// Parses consecutive plain rows.
  ///
  /// - Returns: The offset and the number of the first row that is not plain.
  private mutating func decodePlain(
    _ span: RawSpan, from start: Int, row: Int, into values: inout [Double],
    _ ranges: inout [Range<Int>]
  ) -> (offset: Int, row: Int) {
    var (offset, row) = (start, row)
    guard !steps.isEmpty else { return (offset, row) }
    var numbers = values.mutableSpan
    var texts = ranges.mutableSpan
    let openings = table.header.openings
    // With numeric columns, a number that cannot be parsed shows that a record is not a row.
    let bits = numberColumns.isEmpty ? openings.bits : 0
    var reader = reader
    defer { self.reader = reader }
    while row < rowCount, offset < span.byteCount,
      bits == 0 || span.byteCount &- offset < 2
        || bits & NoRowOpenings.bit(of: span.byte(at: offset), span.byte(at: offset &+ 1)) == 0
        || !openings.isField(span, at: offset)
    {
      let rows = row..<(bits == 0 ? rowCount : row &+ 1)
      (offset, row) = reader.read(
        span, from: offset, rows: rows, steps.span, columns: numberColumns.count, into: &numbers,
        &texts)
      guard row == rows.upperBound else { break }
    }
    return (offset, row)
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
      ranges[slot * rowCount + row] = table.inBlock(field.start, field.end)
      hasDoubledQuotes = hasDoubledQuotes || field.hasDoubledQuotes
    }
    for (slot, column) in numberColumns.enumerated() {
      let parsed = parseNumber(span, fields[column].start..<fields[column].end)
      if parsed == .notANumber, let problem = table.problemOfNoRow(fields, span) {
        problems.add(problem)
        return
      }
      if case .finite(let number) = parsed {
        let place = Matrix.place(ofRow: row, columns: numberColumns.count)
        values[place + slot * Matrix.laneCount] = number
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
