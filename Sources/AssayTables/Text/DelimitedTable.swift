import AssayBytes
import AssayData

/// Rows of a text table by RFC 4180: comma, tab, semicolon, bar or blanks between fields, and
/// quotes where needed.
///
/// They are all rows of a file, or some consecutive ones: the bytes of complete records, with the
/// file's header. Cells are parsed when a column is asked for.
struct DelimitedTable: Table {
  let header: DelimitedHeader
  /// The bytes that contain the records.
  let block: [UInt8]
  let range: Range<Int>
  /// The line where the first record starts.
  let firstLine: Int
  let rowCount: Int
  /// The result of ``looksNumeric(_:)`` for each column, once the rows were checked.
  private var numericLooks: [Bool]?
  /// The texts of all columns, once the rows were checked, if the cells are few: finding roles
  /// reads the first rows again and again.
  private var knownTexts: [Int: TextColumn]?

  private static let knownCells = 1 << 18

  init(
    header: DelimitedHeader, bytes: [UInt8], range: Range<Int>, firstLine: Int, rowCount: Int
  ) {
    self.header = header
    block = bytes
    self.range = range
    self.firstLine = firstLine
    self.rowCount = rowCount
  }

  /// The bytes of the records.
  var bytes: RawSpan {
    @_lifetime(borrow self)
    get { block.span.bytes.extracting(range) }
  }

  /// Converts a range of the records to a range of the block.
  @inline(__always)
  func inBlock(_ start: Int, _ end: Int) -> Range<Int> {
    range.lowerBound &+ start..<range.lowerBound &+ end
  }

  var path: String { header.path }
  var columns: [String] { header.columns }
  var format: String { header.format }
  var hasNames: Bool { header.hasNames }
  var recognition: InspectedFile.Recognition { header.recognition }

  func texts(of column: Int) -> TextColumn {
    firstTexts(of: [column], rows: .max)[0]
  }

  func firstTexts(of wanted: [Int], rows: Int) -> [TextColumn] {
    if let knownTexts { return wanted.map { (knownTexts[$0] ?? TextColumn()).first(rows) } }
    var decoder = RowDecoder(
      table: self, texts: Set(wanted).sorted(), numbers: [], idColumn: nil,
      rowCount: min(rows, rowCount))
    if (try? decoder.decode(bytes)) != nil {
      return wanted.map { decoder.texts[$0] ?? TextColumn() }
    }
    return textsByRecord(of: wanted, rows: rows)
  }

  /// The same if some record is not a row, as far as the records have these columns.
  func textsByRecord(of wanted: [Int], rows: Int) -> [TextColumn] {
    let span = bytes
    var texts = wanted.map { _ in TextColumn() }
    var reader = header.reader(of: span, from: 0)
    var fields: [FieldRange] = []
    var row = 0
    while row < rows, (try? reader.next(into: &fields)) == true {
      row += 1
      for (slot, column) in wanted.enumerated() where fields.indices.contains(column) {
        let field = fields[column]
        if field.hasDoubledQuotes {
          texts[slot].append(fieldText(span, field).utf8)
        } else {
          texts[slot].append(span, field.start..<field.end)
        }
      }
    }
    return texts
  }

  func looksNumeric(_ column: Int) -> Bool {
    (numericLooks ?? looks())[column]
  }

  /// Whether at least half of the first nonempty cells look like numbers, by column.
  private func looks() -> [Bool] {
    let span = bytes
    var numbers = [Int](repeating: 0, count: columns.count)
    var texts = numbers
    for fields in firstRecords(100) {
      // Rows that were not checked may have too many fields.
      for (column, field) in fields.prefix(columns.count).enumerated()
      where field.start < field.end {
        if NumberLook.isNumeric(span, field.start..<field.end) {
          numbers[column] += 1
        } else {
          texts[column] += 1
        }
      }
    }
    return columns.indices.map { numbers[$0] > 0 && numbers[$0] >= texts[$0] }
  }

  /// A name that also occurs as a value in its column, if every name does: the header is a data
  /// row.
  var headerThatIsARow: String? {
    guard header.names == .header, !header.isStated else { return nil }
    let span = bytes
    let records = firstRecords(100)
    let isRow = columns.indices.allSatisfy { column in
      records.contains { fieldText(span, $0[column]) == columns[column] }
    }
    return isRow ? columns.first : nil
  }

  /// Checks that every record can be split and has as many fields as the header, and counts them.
  func checked() throws(ReadError) -> any Table {
    let areFew = rowCount * columns.count <= DelimitedTable.knownCells
    var decoder = RowDecoder(
      table: self, texts: areFew ? Array(columns.indices) : [], numbers: [], idColumn: nil,
      rowCount: rowCount)
    let count = try decoder.decode(bytes)
    if let value = headerThatIsARow {
      throw problem(.columns(.headerIsData(value)))
    }
    var table = DelimitedTable(
      header: header, bytes: block, range: range, firstLine: firstLine, rowCount: count)
    table.numericLooks = looks()
    table.knownTexts = areFew ? decoder.texts : nil
    return table
  }

  func fieldCountProblem(_ fields: [FieldRange]) -> Problem {
    let start = fields.first.map { $0.isQuoted ? $0.start - 1 : $0.start } ?? 0
    let other = FileFormat.allCases.compactMap(\.delimiter).first { delimiter in
      var reader = RecordReader(bytes, delimiter: delimiter, from: start)
      var others: [FieldRange] = []
      return delimiter != header.delimiter && columns.count > 1
        && (try? reader.next(into: &others)) == true && others.count == columns.count
    }
    return Problem(
      other.map {
        .row(
          .otherSeparator(
            found: FileFormat(delimiter: $0), expected: FileFormat(delimiter: header.delimiter)))
      } ?? .row(.fieldCount(expected: columns.count, found: fields.count)),
      at: place(fields.first?.start ?? 0))
  }

  func checkText() throws(ReadError) {
    let span = bytes
    if let offset = firstInvalidUTF8(in: span) {
      throw problem(.file(.invalidUTF8), at: place(offset))
    }
    if let offset = firstNUL(in: span) {
      throw problem(.file(.nulByte), at: place(offset))
    }
  }

  func numbers(of wanted: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    try decoded(texts: [], numbers: wanted, idColumn: idColumn).numbers(
      of: wanted, idColumn: idColumn)
  }

  func cell(row: Int, column: Int) -> Cell {
    let span = bytes
    guard
      let field = firstRecords(row + 1).last.flatMap({
        $0.indices.contains(column) ? $0[column] : nil
      })
    else { return Cell(text: "", place: nil) }
    return Cell(text: fieldText(span, field), place: place(field.start))
  }

  /// The position of a byte in the file.
  func place(_ offset: Int) -> Problem.Place {
    let position = textPosition(of: offset, in: bytes)
    return Problem.Place(line: position.line + firstLine - 1, column: position.column)
  }

  // MARK: - Records

  /// Visits every record; stops at one that cannot be split, which checking or decoding reports.
  func forEachRecord(_ body: ([FieldRange]) -> Void) {
    var reader = header.reader(of: bytes, from: 0)
    var fields: [FieldRange] = []
    while (try? reader.next(into: &fields)) == true { body(fields) }
  }

  func firstRecords(_ count: Int) -> [[FieldRange]] {
    var reader = header.reader(of: bytes, from: 0)
    var fields: [FieldRange] = []
    var result: [[FieldRange]] = []
    while result.count < count, (try? reader.next(into: &fields)) == true { result.append(fields) }
    return result
  }
}
