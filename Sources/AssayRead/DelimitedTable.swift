import AssayBytes
import AssayData
import AssaySystem

/// A text table by RFC 4180: comma, tab or semicolon, a header, quotes where needed.
///
/// The first pass finds where each record starts and that all have as many fields as the header;
/// cells are parsed when a column is asked for.
struct DelimitedTable: Table {
  let path: String
  let columns: [String]
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let starts: [Int]

  init(path: String, bytes: [UInt8]) throws(ReadError) {
    self.path = path
    self.bytes = bytes
    let span = bytes.span.bytes
    try DelimitedTable.checkText(bytes, path: path)
    delimiter = detectDelimiter(span)
    var reader = RecordReader(span, delimiter: delimiter)
    var fields: [FieldRange] = []
    guard try DelimitedTable.next(&reader, into: &fields, path: path, span) else {
      throw DelimitedTable.failure(.empty, path: path)
    }
    columns = fields.map { fieldText(span, $0) }
    try DelimitedTable.checkHeader(columns, path: path)

    var starts: [Int] = []
    var problems = ProblemList(path: path)
    var start = reader.offset
    while try DelimitedTable.next(&reader, into: &fields, path: path, span) {
      if fields.count != columns.count {
        let place = DelimitedTable.place(fields.first?.start ?? start, in: span)
        problems.add(
          Problem(.fieldCount(expected: columns.count, found: fields.count), at: place))
      }
      starts.append(start)
      start = reader.offset
    }
    try problems.check()
    guard !starts.isEmpty else { throw DelimitedTable.failure(.noRows, path: path) }
    self.starts = starts
    if let value = headerThatIsARow {
      throw DelimitedTable.failure(.headerIsData(value), path: path)
    }
  }

  var byteCount: Int { bytes.count }
  var rowCount: Int { starts.count }

  var format: String {
    switch delimiter {
    case UInt8(ascii: "\t"): "TSV"
    case UInt8(ascii: ";"): "CSV with semicolons"
    default: "CSV"
    }
  }

  func texts(of column: Int) -> TextColumn {
    let span = bytes.span.bytes
    var result = TextColumn()
    forEachRecord { fields in
      let field = fields[column]
      if field.hasDoubledQuotes {
        result.append(fieldText(span, field).utf8)
      } else {
        result.append(bytes[field.start..<field.end])
      }
    }
    return result
  }

  func looksNumeric(_ column: Int) -> Bool {
    let span = bytes.span.bytes
    var numbers = 0
    var texts = 0
    for row in 0..<min(rowCount, 100) {
      let field = fields(ofRow: row)[column]
      if field.start == field.end { continue }
      if NumberLook.isNumeric(span, field.start..<field.end) { numbers += 1 } else { texts += 1 }
    }
    return numbers > 0 && numbers >= texts
  }

  /// A name that also stands as a value in its column, where every name does: a first row of data.
  private var headerThatIsARow: String? {
    let span = bytes.span.bytes
    let rows = (0..<min(rowCount, 100)).map(fields(ofRow:))
    let isRow = columns.indices.allSatisfy { column in
      rows.contains { fieldText(span, $0[column]) == columns[column] }
    }
    return isRow ? columns.first : nil
  }

  func numbers(of wanted: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    let span = bytes.span.bytes
    var matrix = Matrix(columns: wanted.count)
    matrix.reserve(rows: rowCount)
    var problems = ProblemList(path: path)
    var row = 0
    forEachRecord { fields in
      for column in wanted {
        let range = fields[column].start..<fields[column].end
        var value = 0.0
        if parsePlainDecimal(span, from: range.lowerBound, into: &value) != range.upperBound {
          let parsed = parseNumber(span, range)
          if case .finite(let number) = parsed {
            value = number
          } else {
            problems.add(
              numberProblem(parsed, row: row, column: column, idColumn: idColumn))
          }
        }
        matrix.append(value)
      }
      row += 1
    }
    try problems.check()
    return matrix
  }

  func cell(row: Int, column: Int) -> Cell {
    let span = bytes.span.bytes
    let field = fields(ofRow: row)[column]
    return Cell(
      text: fieldText(span, field), place: DelimitedTable.place(field.start, in: span))
  }

  private func numberProblem(
    _ parsed: ParsedNumber, row: Int, column: Int, idColumn: Int?
  ) -> Problem {
    let cell = cell(row: row, column: column)
    let name = columns[column]
    let kind: Problem.Kind =
      switch parsed {
      case .overflow: .tooLarge(column: name, text: cell.text)
      case .nan, .infinity: .notFinite(column: name, text: cell.text)
      case .finite, .notANumber:
        NumberLook.isDecimalComma(cell.text)
          ? .decimalComma(column: name, text: cell.text)
          : .notANumber(column: name, text: cell.text)
      }
    return Problem(
      kind, at: cell.place, sample: idColumn.map { self.cell(row: row, column: $0).text })
  }
}

// MARK: - Records

extension DelimitedTable {
  /// Visits every record after the header; the first pass made sure that none fails.
  private func forEachRecord(_ body: ([FieldRange]) -> Void) {
    let span = bytes.span.bytes
    var reader = RecordReader(span, delimiter: delimiter)
    var fields: [FieldRange] = []
    var isHeader = true
    while (try? reader.next(into: &fields)) == true {
      if !isHeader { body(fields) }
      isHeader = false
    }
  }

  /// The fields of one record.
  private func fields(ofRow row: Int) -> [FieldRange] {
    let start = starts[row]
    var reader = RecordReader(
      bytes.span.bytes.extracting(start..<bytes.count), delimiter: delimiter)
    var fields: [FieldRange] = []
    _ = try? reader.next(into: &fields)
    return fields.map { field in
      var moved = field
      moved.start += start
      moved.end += start
      return moved
    }
  }

  private static func next(
    _ reader: inout RecordReader, into fields: inout [FieldRange], path: String, _ span: RawSpan
  ) throws(ReadError) -> Bool {
    do {
      return try reader.next(into: &fields)
    } catch {
      let kind: Problem.Kind =
        switch error.kind {
        case .unterminatedQuote: .unterminatedQuote
        case .textAfterClosingQuote: .textAfterQuote
        }
      throw failure(kind, path: path, at: place(error.offset, in: span))
    }
  }
}

// MARK: - Checks

extension DelimitedTable {
  private static func checkText(_ bytes: [UInt8], path: String) throws(ReadError) {
    let span = bytes.span.bytes
    if let offset = firstInvalidUTF8(in: span) {
      throw failure(.invalidUTF8, path: path, at: place(offset, in: span))
    }
    if let offset = bytes.firstIndex(of: 0) {
      throw failure(.nulByte, path: path, at: place(offset, in: span))
    }
  }

  private static func checkHeader(_ columns: [String], path: String) throws(ReadError) {
    // Class names may be whole numbers, but 0.25 in a header is a missing header.
    if let number = columns.first(where: { $0.utf8.contains(UInt8(ascii: ".")) }),
      columns.allSatisfy({ Double($0) != nil })
    {
      throw failure(.headerIsData(number), path: path)
    }
    var seen: Set<[UInt8]> = []
    for column in columns where !seen.insert(Array(column.utf8)).inserted {
      let isDecimal = column.utf8.contains(UInt8(ascii: ".")) && Double(column) != nil
      throw failure(isDecimal ? .headerIsData(column) : .duplicateColumn(column), path: path)
    }
  }

  private static func failure(
    _ kind: Problem.Kind, path: String, at place: Problem.Place? = nil
  ) -> ReadError {
    var list = ProblemList(path: path)
    list.add(Problem(kind, at: place))
    return .problems(list)
  }

  private static func place(_ offset: Int, in span: RawSpan) -> Problem.Place {
    let position = textPosition(of: offset, in: span)
    return Problem.Place(line: position.line, column: position.column)
  }
}
