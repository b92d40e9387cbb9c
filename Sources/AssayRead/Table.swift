import AssayData

/// Named columns of cells: what every format of file looks like to the rest of this module.
///
/// A new format is one file with a type that conforms, and one line in ``openTable(_:)``.
protocol Table: Sendable {
  var path: String { get }
  var format: String { get }
  var byteCount: Int { get }
  var columns: [String] { get }
  var rowCount: Int { get }

  /// The texts of one column.
  func texts(of column: Int) -> TextColumn

  /// Whether a column looks as if it held numbers, judged by its first cells.
  func looksNumeric(_ column: Int) -> Bool

  /// The numbers of some columns, row by row, or the cells that are none, with their samples' ids.
  func numbers(of columns: [Int], idColumn: Int?) throws(ReadError) -> Matrix

  /// Where a cell stands and what it says.
  func cell(row: Int, column: Int) -> Cell
}

/// A cell, found again for a message.
struct Cell {
  let text: String
  let place: Problem.Place?
}

extension Table {
  /// The column with exactly this name.
  func column(named name: String) -> Int? {
    columns.firstIndex { $0.utf8.elementsEqual(name.utf8) }
  }

  /// The column a user named, or an error with the columns there are.
  func requiredColumn(named name: String) throws(ReadError) -> Int {
    guard let column = column(named: name) else {
      throw problem(.noColumn(name, among: columns))
    }
    return column
  }

  func problem(_ kind: Problem.Kind, at place: Problem.Place? = nil) -> ReadError {
    var list = ProblemList(path: path)
    list.add(Problem(kind, at: place))
    return .problems(list)
  }
}

/// Opens a file as a table, by what its bytes are.
///
/// The door for further formats.
func openTable(_ path: String) throws(ReadError) -> any Table {
  try DelimitedTable(path: path, bytes: readBytes(path))
}
