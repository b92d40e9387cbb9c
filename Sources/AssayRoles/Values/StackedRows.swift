import AssayData
import AssayTables

/// Rows of several models, runs or classes stacked without ids that show which are the same sample.
struct StackedRows {
  let table: any Table
  let request: ReadRequest

  /// Refuses such rows, naming the column that shows which rows belong together.
  func refuse() throws(ReadError) {
    guard table.hasNames, try findIDColumn(of: table, request: request) == nil else { return }
    try refuseClasses()
    guard table.columns.count > 2 else { return }
    let labels =
      try LabelLayout.find(in: table, request: request, isLabelFile: false)?.columns ?? []
    for column in LongTable.modelColumns(of: table, request)
    where !labels.contains(column) && !(labels.isEmpty && table.looksNumeric(column)) {
      try refuseNamed(column, labels)
    }
    try refuseRepeated(labels)
  }

  /// Refuses a row for each class.
  private func refuseClasses() throws(ReadError) {
    guard let rows = LongRows(table, request, id: nil) else {
      return
    }
    let key = rows.key(in: table) ?? rows.keys[0]
    throw table.problem(
      .pairing(
        .stackedClasses(
          column: table.columns[key], count: rows.rowsPerSample,
          id: rows.idColumn(in: table).map { table.columns[$0] })))
  }

  /// Refuses a column named for models, each with the same number of rows and, if there are labels,
  /// the same labels in the same order.
  private func refuseNamed(_ column: Int, _ labels: [Int]) throws(ReadError) {
    let models = DistinctTexts(table.texts(of: column))
    let rows = Dictionary(grouping: models.codes.indices) { models.codes[$0] }
    let counts = Set(rows.values.map(\.count))
    guard models.texts.count > 1, counts.count == 1, counts != [1] else { return }
    let areSame = labels.allSatisfy { column in
      let codes = DistinctTexts(table.texts(of: column)).codes
      return Set(rows.values.map { $0.map { codes[$0] } }).count == 1
    }
    guard areSame else { return }
    throw problem(column, models.texts)
  }

  /// Refuses labels that repeat in the same order, beside a column of any name with a constant text
  /// in each round and another in the next.
  ///
  /// Sorted labels repeat in any folds, so labels must change more often than twice the number of
  /// classes.
  private func refuseRepeated(_ labels: [Int]) throws(ReadError) {
    guard let label = labels.first, labels.count == 1 else { return }
    let codes = DistinctTexts(table.texts(of: label)).codes
    guard let period = StackedRows.period(of: codes) else { return }
    let round = codes[..<period]
    let changes = zip(round, round.dropFirst()).count { $0 != $1 }
    guard changes > 2 * Set(round).count else { return }
    let sides = request.sideColumns(of: table)
    for column in table.columns.indices where column != label && !sides.contains(column) {
      let texts = DistinctTexts(table.texts(of: column))
      let isOnePerRound = texts.codes.indices.allSatisfy { row in
        row == 0 || (texts.codes[row] != texts.codes[row - 1]) == (row % period == 0)
      }
      guard isOnePerRound else { continue }
      let classes = DistinctTexts(table.texts(of: label)).texts
      guard classes.allSatisfy(texts.texts.contains(exactly:)) else {
        throw problem(column, texts.texts)
      }
      throw table.problem(
        .pairing(
          .stackedClasses(column: table.columns[column], count: texts.texts.count, id: nil)))
    }
  }

  /// The number of rows after which all rows repeat, at least twice; nil if they do not.
  private static func period(of codes: [Int32]) -> Int? {
    guard codes.count > 1 else { return nil }
    // For each row, the length of the longest prefix that is also a suffix of the rows so far.
    var border = [Int](repeating: 0, count: codes.count)
    for row in 1..<codes.count {
      var length = border[row - 1]
      while length > 0, codes[row] != codes[length] { length = border[length - 1] }
      border[row] = codes[row] == codes[length] ? length + 1 : 0
    }
    let period = codes.count - border[codes.count - 1]
    return period * 2 <= codes.count ? period : nil
  }

  private func problem(_ column: Int, _ models: [String]) -> ReadError {
    table.problem(.pairing(.stackedModels(column: table.columns[column], models: models)))
  }
}
