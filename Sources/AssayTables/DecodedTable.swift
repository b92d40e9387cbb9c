import AssayData

/// The requested columns of a chunk, parsed in one pass.
struct DecodedTable<Base: Table>: Table {
  let base: Base
  let rowCount: Int
  let textColumns: [Int: TextColumn]
  /// The columns of ``matrix``.
  let numberColumns: [Int]
  let matrix: Matrix

  var path: String { base.path }
  var format: String { base.format }
  var columns: [String] { base.columns }
  var vectors: [VectorColumn] { base.vectors }
  var hasNames: Bool { base.hasNames }
  var precision: Precision { base.precision }

  func texts(of column: Int) -> TextColumn {
    textColumns[column] ?? base.texts(of: column)
  }

  func looksNumeric(_ column: Int) -> Bool { base.looksNumeric(column) }

  func holdsNumbers(_ column: Int) -> Bool { base.holdsNumbers(column) }

  func numbers(of columns: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    if columns == numberColumns { return matrix }
    let places = columns.compactMap(numberColumns.firstIndex(of:))
    guard places.count == columns.count else {
      return try base.numbers(of: columns, idColumn: idColumn)
    }
    return matrix.columns(places)
  }

  func cell(row: Int, column: Int) -> Cell { base.cell(row: row, column: column) }

  func checked() throws(ReadError) -> any Table { self }

  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table { self }
}
