import AssayData
import AssayRoles
import AssayTables

/// Finds the row of a model's table for every sample.
struct Join {
  private let labels: any Table
  private let labelColumn: Int
  private let ids: TextColumn
  private let index: TextIndex

  /// Indexes the labels' ids; throws if an id occurs twice.
  init(labels: any Table, idColumn: Int, ids: TextColumn) throws(ReadError) {
    self.labels = labels
    self.ids = ids
    labelColumn = idColumn
    index = TextIndex(ids)
    try Join.check(index, of: ids, in: labels, column: idColumn)
  }

  /// The row of each sample in a model's file.
  struct Match {
    /// The row, or -1 if absent.
    fileprivate(set) var rows: [Int]
    /// The number of rows without a sample.
    fileprivate(set) var extra = 0
  }

  /// The model's row for each sample; nil if both files have the same ids in the same order.
  ///
  /// Throws if an id occurs twice.
  func match(_ table: any Table, idColumn: Int) throws(ReadError) -> Match? {
    let others = table.texts(of: idColumn)
    if others == ids { return nil }
    try Join.check(TextIndex(others), of: others, in: table, column: idColumn)
    var match = Match(rows: Array(repeating: -1, count: ids.count))
    for row in 0..<others.count {
      if let sample = index.row(of: others, row) {
        match.rows[sample] = row
      } else {
        match.extra += 1
      }
    }
    return match
  }

  /// Refuses needed samples without a row, and rows without a sample.
  func check(
    _ match: Match, of table: any Table, idColumn: Int, isNeeded: [Bool]
  ) throws(ReadError) {
    let missing = match.rows.indices.filter { match.rows[$0] < 0 && isNeeded[$0] }
    guard !missing.isEmpty || match.extra > 0 else { return }
    let others = table.texts(of: idColumn)
    if let problem = IDSpelling(ids).problem(of: others, in: table, labels: labels.path) {
      throw problem
    }
    var problems = ProblemList(path: table.path)
    for row in 0..<others.count where index.row(of: others, row) == nil {
      problems.add(
        Problem(
          .pairing(.extraID(others[row], labels: labels.path)),
          at: table.cell(row: row, column: idColumn).place))
    }
    for sample in missing { problems.add(self.missing(sample)) }
    try problems.check()
  }

  /// The problem with a sample without a row.
  private func missing(_ sample: Int) -> Problem {
    let place = labels.cell(row: sample, column: labelColumn).place
    return Problem(
      .pairing(
        .missingID(
          ids[sample], labels: place?.file ?? labels.path, line: place?.line ?? sample + 1)))
  }

  /// Throws the ids that occur twice.
  private static func check(
    _ index: TextIndex, of ids: TextColumn, in table: any Table, column: Int
  ) throws(ReadError) {
    let filters = index.repeated.isEmpty ? [] : filters(of: table)
    if filters.count > 1 { throw table.problem(.pairing(.severalFilters(filters))) }
    var problems = ProblemList(path: table.path)
    for (row, first) in index.repeated {
      problems.add(duplicate(ids[row], in: table, column: column, row: row, first: first))
    }
    try problems.check()
  }

  /// The problem with an id that an earlier row has.
  private static func duplicate(
    _ id: String, in table: any Table, column: Int, row: Int, first: Int
  ) -> Problem {
    let place = table.cell(row: row, column: column).place
    let earlier = table.cell(row: first, column: column).place
    return Problem(
      .pairing(
        .duplicateID(
          id, firstLine: earlier?.line ?? first + 1,
          firstFile: earlier?.file == place?.file ? nil : earlier?.file)), at: place)
  }

  /// The filters of lm-evaluation-harness, which writes each sample once per filter.
  private static func filters(of table: any Table) -> [String] {
    table.column(named: "filter").map { DistinctTexts(table.texts(of: $0)).texts } ?? []
  }
}
