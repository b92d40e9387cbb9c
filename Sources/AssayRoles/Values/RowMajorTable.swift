import AssayData
import AssayTables

/// A numeric column read as a matrix in row-major order: XGBoost writes the N·K probabilities of a
/// multi-class model one per line.
struct RowMajorTable: Table {
  private let base: any Table
  private let classCount: Int

  /// Takes a column without a name as rows of `classCount` scores.
  ///
  /// - Returns: nil if the table has more columns, or another number of scores than that for each
  ///   label.
  init?(_ table: any Table, classCount: Int, labelCount: Int) {
    let (count, overflow) = classCount.multipliedReportingOverflow(by: labelCount)
    guard !overflow, RowMajorTable.isColumn(table), classCount > 1, table.rowCount == count else {
      return nil
    }
    base = table
    self.classCount = classCount
  }

  /// Whether a table is one numeric column without a name.
  static func isColumn(_ table: any Table) -> Bool {
    table.columns.count == 1 && !table.hasNames && table.looksNumeric(0)
  }

  var path: String { base.path }
  var format: String { "\(base.format), \(classCount) lines per row" }
  var columns: [String] { (0..<classCount).map(String.init) }
  var rowCount: Int { base.rowCount / classCount }
  var hasNames: Bool { false }
  var precision: Precision { base.precision }
  var recognition: InspectedFile.Recognition { base.recognition }

  func texts(of column: Int) -> TextColumn {
    let all = base.texts(of: 0)
    var texts = TextColumn()
    for row in 0..<rowCount { texts.append(all, row * classCount + column) }
    return texts
  }

  func looksNumeric(_ column: Int) -> Bool { true }

  func holdsNumbers(_ column: Int) -> Bool { base.holdsNumbers(0) }

  func numbers(of columns: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    Matrix(columns: classCount, values: try base.numbers(of: [0], idColumn: nil).values)
      .columns(columns)
  }

  func cell(row: Int, column: Int) -> Cell {
    base.cell(row: row * classCount + column, column: 0)
  }

  func checked() throws(ReadError) -> any Table { self }

  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table { self }
}
