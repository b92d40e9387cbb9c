import AssayBytes
import AssayData

/// The columns of a chunk that somebody wants, parsed in one pass.
struct DecodedTable: Table {
  let base: DelimitedTable
  let rowCount: Int
  fileprivate let textColumns: [Int: TextColumn]
  fileprivate let numberColumns: [Int]
  fileprivate let matrix: Matrix

  var path: String { base.path }
  var format: String { base.format }
  var columns: [String] { base.columns }
  var hasNames: Bool { base.hasNames }

  func texts(of column: Int) -> TextColumn {
    textColumns[column] ?? base.texts(of: column)
  }

  func looksNumeric(_ column: Int) -> Bool { base.looksNumeric(column) }

  func numbers(of columns: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    if columns == numberColumns { return matrix }
    let places = columns.compactMap(numberColumns.firstIndex(of:))
    guard places.count == columns.count else {
      return try base.numbers(of: columns, idColumn: idColumn)
    }
    var result = Matrix(columns: columns.count)
    result.reserve(rows: rowCount)
    for row in 0..<rowCount {
      for place in places { result.append(matrix[row, place]) }
    }
    return result
  }

  func cell(row: Int, column: Int) -> Cell { base.cell(row: row, column: column) }

  func checked() throws(ReadError) -> any Table { self }

  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table { self }
}

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
    try checkText()
    let count = try decoder.decode(bytes.span.bytes)
    var textColumns: [Int: TextColumn] = [:]
    for (column, texts) in zip(texts, decoder.texts) { textColumns[column] = texts }
    return DecodedTable(
      base: self, rowCount: count, textColumns: textColumns, numberColumns: numbers,
      matrix: Matrix(columns: max(1, numbers.count), values: decoder.values))
  }
}

/// Parses rows into text columns and a matrix.
private struct RowDecoder {
  /// What to do with a column: keep its text, parse its number, or pass it.
  private enum Action {
    case skip
    case text(Int)
    case number
  }

  private let table: DelimitedTable
  private let numberColumns: [Int]
  private let idColumn: Int?
  private let actions: [Action]
  /// Whether numbers come in the order of the columns, so that a row is filled from left to right.
  private let isInOrder: Bool
  private(set) var texts: [TextColumn]
  private(set) var values: [Double] = []
  private var problems: ProblemList

  init(table: DelimitedTable, texts: [Int], numbers: [Int], idColumn: Int?) {
    self.table = table
    numberColumns = numbers
    self.idColumn = idColumn
    actions = table.columns.indices.map { column in
      if let slot = texts.firstIndex(of: column) { return .text(slot) }
      return numbers.contains(column) ? .number : .skip
    }
    // Between blanks no field is empty, which the fast way would take texts and skipped fields for.
    let isPlain =
      table.header.delimiter != UInt8(ascii: " ") || numbers.count == table.columns.count
    isInOrder =
      isPlain && numbers == numbers.sorted() && texts.allSatisfy { !numbers.contains($0) }
    self.texts = texts.map { _ in TextColumn() }
    problems = ProblemList(path: table.path)
  }

  /// Parses all rows and counts them.
  mutating func decode(_ span: RawSpan) throws(ReadError) -> Int {
    var values = [Double](repeating: 0, count: table.rowCount * numberColumns.count)
    var offset = 0
    var fields: [FieldRange] = []
    var row = 0
    while offset < span.byteCount, row < table.rowCount {
      let place = row * numberColumns.count
      if isInOrder, let next = decodePlain(span, from: offset, into: &values, at: place) {
        offset = next
      } else {
        var reader = table.header.reader(of: span, from: offset)
        do {
          guard try reader.next(into: &fields) else { break }
        } catch {
          let problem = Problem(error.problem, at: table.place(error.offset))
          problems.add(problem)
          break
        }
        decode(fields, span, into: &values, at: place)
        offset = reader.offset
      }
      row += 1
    }
    try problems.check()
    values.removeLast(values.count - row * numberColumns.count)
    self.values = values
    return row
  }

  /// Parses a row of plain fields.
  ///
  /// - Returns: Where the next row starts; nil, with no text kept, where a field is not plain.
  private mutating func decodePlain(
    _ span: RawSpan, from start: Int, into values: inout [Double], at place: Int
  ) -> Int? {
    let delimiter = table.header.delimiter
    var output = values.mutableSpan
    var place = place
    var offset = start
    var textEnds = InlineArray<4, Range<Int>>(repeating: 0..<0)
    for column in 0..<actions.count {
      let fieldStart = offset
      if case .number = actions[column] {
        guard let end = parsePlainDecimal(span, from: offset, into: &output[place]) else {
          return nil
        }
        place &+= 1
        offset = end
      } else {
        offset = plainFieldEnd(span, from: offset, delimiter: delimiter)
        if case .text(let slot) = actions[column] {
          guard slot < 4 else { return nil }
          textEnds[slot] = fieldStart..<offset
        }
      }
      guard offset < span.byteCount else {
        // The last record may lack its line end.
        guard column == actions.count - 1, offset > start else { return nil }
        break
      }
      let end = span.byte(at: offset)
      guard end == (column == actions.count - 1 ? lineFeed : delimiter) else { return nil }
      offset &+= 1
    }
    if offset < span.byteCount, isLineEnd(span.byte(at: offset)) { return nil }
    for slot in texts.indices { texts[slot].append(table.bytes[textEnds[slot]]) }
    return offset
  }

  /// Where a field without quotes ends; where it starts if it is no such field.
  private func plainFieldEnd(_ span: RawSpan, from start: Int, delimiter: UInt8) -> Int {
    var offset = start
    while offset < span.byteCount {
      let byte = span.byte(at: offset)
      if byte == delimiter || byte == lineFeed || byte == carriageReturn || byte == quote { break }
      offset &+= 1
    }
    return offset
  }

  private mutating func decode(
    _ fields: [FieldRange], _ span: RawSpan, into values: inout [Double], at place: Int
  ) {
    guard fields.count == table.columns.count else {
      let problem = table.fieldCountProblem(fields)
      problems.add(problem)
      return
    }
    for (column, action) in actions.enumerated() {
      guard case .text(let slot) = action else { continue }
      let field = fields[column]
      if field.hasDoubledQuotes {
        texts[slot].append(fieldText(span, field).utf8)
      } else {
        texts[slot].append(table.bytes[field.start..<field.end])
      }
    }
    for (slot, column) in numberColumns.enumerated() {
      let parsed = parseNumber(span, fields[column].start..<fields[column].end)
      if case .finite(let number) = parsed {
        values[place + slot] = number
      } else {
        let problem = problem(parsed, fields, span, column: column)
        problems.add(problem)
      }
    }
  }

  private func problem(
    _ parsed: ParsedNumber, _ fields: [FieldRange], _ span: RawSpan, column: Int
  ) -> Problem {
    Problem(
      .unreadable(parsed, column: table.columns[column], text: fieldText(span, fields[column])),
      at: table.place(fields[column].start),
      sample: idColumn.map { fieldText(span, fields[$0]) })
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
