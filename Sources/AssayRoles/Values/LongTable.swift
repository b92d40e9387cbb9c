import AssayData
import AssayTables

/// A table in long form, made wide: where each sample has a row for each class, or for each model, and a
/// column says which, the samples are the rows and the classes or models are columns.
///
/// `id,class,prob` becomes `id,cat,dog`; `id,model,cat,dog` becomes `id,lr.cat,lr.dog,rf.cat,rf.dog`.
/// Columns that are the same in all rows of a sample, as its label, stay one column.
struct LongTable: Table {
  private let base: any Table
  /// What the columns are called, and which column of the file they are of, for which key.
  private let places: [(name: String, column: Int, key: Int)]
  /// The rows of each sample, one for each key.
  private let rows: [[Int]]
  private let keyName: String

  /// How columns are called that say which class or model a row is about.
  private static let keyNames: Set<String> = [
    "class", "classes", "class_name", "classname", "category", "variable", "model", "model_name",
    "classifier", "algorithm", "run", "system", "estimator", "method", "learner",
  ]

  /// Whether a table may be in long form, by its columns' names and the ids in some of its rows.
  static func mayBe(_ table: any Table, _ request: ReadRequest) -> Bool {
    guard let key = keyColumn(of: table), !hasColumns(for: key, of: table),
      let id = try? findIDColumn(of: table, request: request)
    else {
      return false
    }
    return !TextIndex(table.texts(of: id)).repeated.isEmpty
  }

  /// Whether the classes in a column have columns of their own, as labels have beside scores.
  private static func hasColumns(for key: Int, of table: any Table) -> Bool {
    let numeric = table.columns.indices.filter(table.looksNumeric)
    return ClassColumns(numeric, of: table, known: DistinctTexts(table.texts(of: key)).texts) != nil
  }

  /// Whether a column is called so.
  static func hasKey(_ table: any Table) -> Bool { keyColumn(of: table) != nil }

  private static func keyColumn(of table: any Table) -> Int? {
    table.hasNames && table.columns.count > 2
      ? table.columns.firstIndex { keyNames.contains($0.lowercased()) } : nil
  }

  /// Makes all rows of a table wide.
  ///
  /// - Returns: nil for a table whose ids are distinct, or that has no column for classes or models.
  /// - Throws: ``ReadError`` where samples have several rows and not one for each class or model.
  init?(_ table: any Table, _ request: ReadRequest) throws(ReadError) {
    guard LongTable.mayBe(table, request), let key = LongTable.keyColumn(of: table),
      let id = try findIDColumn(of: table, request: request), id != key
    else { return nil }
    let ids = DistinctTexts(table.texts(of: id))
    let keys = DistinctTexts(table.texts(of: key))
    // Without a second key in each sample's rows the ids are just not distinct.
    guard keys.texts.count > 1 else { return nil }
    base = table
    keyName = table.columns[key]
    let rows = try LongTable.rows(ids, keys, of: table, id: id, key: key)
    self.rows = rows
    let isValue = table.columns.indices.map { column in
      column != id && column != key && !LongTable.isSame(table.texts(of: column), in: rows)
    }
    let values = isValue.indices.filter { isValue[$0] }
    guard !values.isEmpty else { return nil }
    var places = isValue.indices.filter { !isValue[$0] && $0 != key }.map {
      (name: table.columns[$0], column: $0, key: 0)
    }
    for (place, text) in keys.texts.enumerated() {
      for value in values {
        places.append(
          (values.count == 1 ? text : "\(text).\(table.columns[value])", value, place))
      }
    }
    self.places = places
  }

  /// The rows of each sample in the order of the keys.
  private static func rows(
    _ ids: DistinctTexts, _ keys: DistinctTexts, of table: any Table, id: Int, key: Int
  ) throws(ReadError) -> [[Int]] {
    var rows = [[Int]](
      repeating: Array(repeating: -1, count: keys.texts.count), count: ids.texts.count)
    for (row, (sample, place)) in zip(ids.codes, keys.codes).enumerated() {
      guard rows[Int(sample)][Int(place)] < 0 else {
        throw table.problem(
          .pairing(
            .longTwice(
              ids.texts[Int(sample)], key: table.columns[key], value: keys.texts[Int(place)])),
          at: table.cell(row: row, column: id).place)
      }
      rows[Int(sample)][Int(place)] = row
    }
    for (sample, found) in rows.enumerated() {
      guard let place = found.firstIndex(of: -1) else { continue }
      throw table.problem(
        .pairing(
          .longMissing(
            ids.texts[sample], key: table.columns[key], value: keys.texts[place])))
    }
    return rows
  }

  /// Whether a column says the same in all rows of each sample.
  private static func isSame(_ texts: TextColumn, in rows: [[Int]]) -> Bool {
    let codes = DistinctTexts(texts).codes
    return rows.allSatisfy { rows in rows.allSatisfy { codes[$0] == codes[rows[0]] } }
  }

  var path: String { base.path }
  var format: String { "\(base.format), a row for each \(keyName)" }
  var columns: [String] { places.map(\.name) }
  var rowCount: Int { rows.count }
  var precision: Precision { base.precision }
  var recognition: InspectedFile.Recognition { base.recognition }

  func texts(of column: Int) -> TextColumn {
    let all = base.texts(of: places[column].column)
    return all.reordered(rows.map { $0[places[column].key] })
  }

  func looksNumeric(_ column: Int) -> Bool { base.looksNumeric(places[column].column) }

  func holdsNumbers(_ column: Int) -> Bool { base.holdsNumbers(places[column].column) }

  func numbers(of columns: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    let wanted = columns.map { places[$0].column }.reduce(into: [Int]()) { found, column in
      if !found.contains(column) { found.append(column) }
    }
    let all = try base.numbers(of: wanted, idColumn: idColumn.map { places[$0].column })
    let sources = columns.map {
      (key: places[$0].key, slot: wanted.firstIndex(of: places[$0].column) ?? 0)
    }
    var matrix = Matrix(columns: max(1, columns.count))
    matrix.reserve(rows: rows.count)
    for sample in rows {
      for source in sources { matrix.append(all[sample[source.key], source.slot]) }
    }
    return matrix
  }

  func cell(row: Int, column: Int) -> Cell {
    base.cell(row: rows[row][places[column].key], column: places[column].column)
  }

  func checked() throws(ReadError) -> any Table { self }

  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table { self }
}
