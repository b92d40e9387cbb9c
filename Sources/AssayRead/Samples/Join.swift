import AssayData

/// Finds, for every sample, the row of a model's table that is about it.
struct Join {
  private let labels: any Table
  private let labelColumn: Int
  private let ids: TextColumn
  private let rows: [ArraySlice<UInt8>: Int]

  /// Indexes the labels' ids; an id that occurs twice is an error.
  init(labels: any Table, idColumn: Int, ids: TextColumn) throws(ReadError) {
    self.labels = labels
    self.ids = ids
    labelColumn = idColumn
    rows = try Join.index(ids, of: labels, column: idColumn)
  }

  /// The model's row for each sample, or nil where both have the same ids in the same order.
  ///
  /// A missing, extra or doubled id is an error that names it.
  func order(of table: any Table, idColumn: Int) throws(ReadError) -> [Int]? {
    let others = table.texts(of: idColumn)
    if others == ids { return nil }
    _ = try Join.index(others, of: table, column: idColumn)

    var order: [Int] = Array(repeating: -1, count: ids.count)
    var problems = ProblemList(path: table.path)
    for row in 0..<others.count {
      if let sample = rows[others.bytes(at: row)] {
        order[sample] = row
      } else {
        problems.add(
          Problem(
            .extraID(others[row], labels: labels.path),
            at: table.cell(row: row, column: idColumn).place))
      }
    }
    for sample in order.indices where order[sample] < 0 {
      problems.add(
        Problem(.missingID(ids[sample], labels: labels.path, line: line(of: sample, in: labels))))
    }
    try problems.check()
    return order
  }

  private func line(of sample: Int, in labels: any Table) -> Int {
    Join.line(of: sample, in: labels, column: labelColumn)
  }

  private static func line(of row: Int, in table: any Table, column: Int) -> Int {
    table.cell(row: row, column: column).place?.line ?? row + 1
  }

  private static func index(
    _ ids: TextColumn, of table: any Table, column: Int
  ) throws(ReadError) -> [ArraySlice<UInt8>: Int] {
    var rows: [ArraySlice<UInt8>: Int] = [:]
    rows.reserveCapacity(ids.count)
    var problems = ProblemList(path: table.path)
    for row in 0..<ids.count {
      let bytes = ids.bytes(at: row)
      if let first = rows[bytes] {
        problems.add(
          Problem(
            .duplicateID(ids[row], firstLine: Join.line(of: first, in: table, column: column)),
            at: table.cell(row: row, column: column).place))
      } else {
        rows[bytes] = row
      }
    }
    try problems.check()
    return rows
  }
}
