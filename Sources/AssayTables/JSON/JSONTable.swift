import AssayBytes
import AssayData

/// Some consecutive records of a JSON file, with the schema found in the first ones.
///
/// Values are parsed when a column is asked for.
struct JSONTable: Table {
  let chunk: JSONChunk
  let schema: JSONSchema
  let format: String
  /// Whether some rows may have numbers beside their scores that most rows lack.
  ///
  /// False if the keys determine the classes, since such numbers may then be scores.
  let allowsOtherNumbers: Bool

  var path: String { chunk.path }
  var rowCount: Int { chunk.rowCount }
  var columns: [String] { schema.columns }
  var vectors: [VectorColumn] { schema.vectors }

  var hasNames: Bool {
    if case .object = schema.root { true } else { false }
  }

  func looksNumeric(_ column: Int) -> Bool { schema.numericLooks[column] }

  func holdsNumbers(_ column: Int) -> Bool {
    switch schema.fields[schema.fieldOfColumn[column]].kind {
    case .scalar(let kind): kind == .number
    case .vector: true
    case .topClass, .names: false
    }
  }

  /// The texts of one column; empty if a record lacks the value or cannot be read, which
  /// ``checked()`` and ``decoded(texts:numbers:idColumn:)`` report.
  func texts(of column: Int) -> TextColumn {
    firstTexts(of: [column], rows: rowCount)[0]
  }

  func firstTexts(of columns: [Int], rows: Int) -> [TextColumn] {
    let table = JSONTable(
      chunk: chunk.first(rows), schema: schema, format: format,
      allowsOtherNumbers: allowsOtherNumbers)
    var decoder = JSONRowDecoder(table, texts: columns, numbers: [], idColumn: nil)
    decoder.decode()
    return decoder.texts
  }

  func numbers(of columns: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    try decoded(texts: [], numbers: columns, idColumn: idColumn).numbers(
      of: columns, idColumn: idColumn)
  }

  /// Looks up a cell, with its own position if the record has the value, else the record's.
  func cell(row: Int, column: Int) -> Cell {
    let span = chunk.bytes.span.bytes
    var offset = 0
    var current = 0
    while let record = chunk.record(from: offset, in: span) {
      if current == row { return cell(of: record, column: column) }
      current += 1
      offset = record.upperBound + 1
    }
    return Cell(text: "", place: nil)
  }

  /// Checks that every record is valid JSON, including values that are not read.
  func checked() throws(ReadError) -> any Table {
    var decoder = JSONRowDecoder(self, texts: [], numbers: [], idColumn: nil)
    decoder.decode()
    try decoder.problems.check()
    return self
  }

  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table {
    var decoder = JSONRowDecoder(self, texts: texts, numbers: numbers, idColumn: idColumn)
    decoder.decode()
    try decoder.problems.check()
    return decoder.table
  }

  private func cell(of record: Range<Int>, column: Int) -> Cell {
    let span = chunk.bytes.span.bytes
    let place = chunk.place(record.lowerBound)
    guard let item = try? chunk.item(record, in: span) else { return Cell(text: "", place: place) }
    let reader = JSONRecordReader(schema: schema, columns: [column])
    let field = schema.fieldOfColumn[column]
    switch reader.values(of: item, in: span, complain: { _, _ in })[field] {
    case .scalar(let item):
      return Cell(text: item.shown(in: span), place: chunk.place(item.range.lowerBound))
    case .vector(let entries, _):
      guard let entry = entries[column - schema.fields[field].columns.lowerBound] else {
        return Cell(text: "0", place: place)
      }
      return Cell(text: entry.shown(in: span), place: chunk.place(entry.range.lowerBound))
    case .names(let text, let item):
      return Cell(text: text, place: chunk.place(item.range.lowerBound))
    case .missing, .refused:
      return Cell(text: "", place: place)
    }
  }
}
