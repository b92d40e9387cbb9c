import AssayData
import AssayTables

/// A table in long form, converted to wide form.
///
/// In long form each sample has a row for each class or for each model, and a column names it. In
/// wide form the samples are the rows, and the classes or models are columns. `id,class,prob`
/// becomes `id,cat,dog`; `id,model,cat,dog` becomes `id,lr.cat,lr.dog,rf.cat,rf.dog`. Columns that
/// are the same in all rows of a sample, such as its label, remain one column.
struct LongTable: Table {
  private let base: any Table
  /// The columns: their names, the column of the file, and the place of the key.
  private let places: [(name: String, column: Int, key: Int)]
  /// The rows of each sample, one for each key.
  private let rows: [[Int]]
  private let keyName: String
  /// The labels, as the last column, if 0 and 1 say in each row whether its class is the sample's.
  private let truth: Truth?

  /// Names of columns that hold the class of a row.
  private static let classNames: Set<String> = [
    "class", "classes", "class_name", "classname", "category", "variable",
  ]
  /// Names of columns that hold the model of a row.
  private static let modelNames: Set<String> = [
    "model", "model_name", "classifier", "algorithm", "run", "system", "estimator", "method",
    "learner", "epoch", "seed", "checkpoint", "trial", "experiment", ".config",
  ]

  /// Whether a table may be in long form, judged by its column names and the ids in some of its
  /// rows.
  static func mayBe(_ table: any Table, _ request: ReadRequest) -> Bool {
    guard let id = try? findIDColumn(of: table, request: request) else {
      return !modelColumns(of: table, request).isEmpty
    }
    return !TextIndex(table.texts(of: id)).repeated.isEmpty
      && (keyColumn(of: table) != nil || LongRows(table, request, id: id) != nil)
  }

  /// The columns named for models that the user gave no other use.
  static func modelColumns(of table: any Table, _ request: ReadRequest) -> [Int] {
    let sides = request.sideColumns(of: table)
    return keyColumns(of: table).filter { column in
      modelNames.contains(table.columns[column].lowercased()) && !sides.contains(column)
    }
  }

  /// Whether the classes in a column have their own columns, as the classes of labels do beside
  /// scores.
  private static func hasColumns(for key: Int, of table: any Table) -> Bool {
    let numeric = table.columns.indices.filter(table.looksNumeric)
    return ClassColumns(numeric, of: table, known: DistinctTexts(table.texts(of: key)).texts) != nil
  }

  static func isClassName(_ name: String) -> Bool { classNames.contains(name.lowercased()) }

  /// Whether a column is named for classes or models.
  static func hasKey(_ table: any Table) -> Bool { !keyColumns(of: table).isEmpty }

  private static func keyColumns(of table: any Table) -> [Int] {
    guard table.hasNames, table.columns.count > 2 else { return [] }
    let hasValue = table.columns.contains("value")
    return table.columns.indices.filter {
      let name = table.columns[$0].lowercased()
      return classNames.contains(name) || modelNames.contains(name) || hasValue && name == "name"
    }
  }

  /// The key columns whose texts do not have their own columns.
  private static func freeKeys(of table: any Table) -> [Int] {
    keyColumns(of: table).filter { !hasColumns(for: $0, of: table) }
  }

  /// The column that names the class or model of a row, rather than the label or prediction of its
  /// sample; of several, the first that differs between rows.
  private static func keyColumn(of table: any Table) -> Int? {
    let keys = freeKeys(of: table)
    return keys.count > 1
      ? keys.first { DistinctTexts(table.texts(of: $0)).texts.count > 1 } : keys.first
  }

  /// The same, or else the column that the rows themselves show to be the key.
  private static func keyColumn(
    of table: any Table, id: Int, _ request: ReadRequest
  ) throws(ReadError) -> Int? {
    if let key = keyColumn(of: table) { return key }
    guard let rows = LongRows(table, request, id: id) else { return nil }
    if let key = rows.key(in: table) { return key }
    throw table.problem(
      .pairing(.longKeys(rows.keys.map { table.columns[$0] }, id: table.columns[id])))
  }

  /// The columns named for scores or predictions, which may be equal for two models.
  private static func answers(of table: any Table, besides others: [Int]) -> Set<Int> {
    let columns = table.columns.indices.filter { !others.contains($0) }
    let label = LabelLayout.labelColumn(among: columns, of: table)
    let known = label.map { DistinctTexts(table.texts(of: $0)).texts } ?? []
    let scores = ClassColumns(columns.filter(table.looksNumeric), of: table, known: known)
    let named = columns.filter { column in
      let words = NameTokens(table.columns[column])
      return column != label && !words.saysSpread
        && (words.saysScore || words.saysPrediction
          || ColumnNames.isPredictedClass(table.columns[column]))
    }
    return Set(named + (scores?.groups.flatMap(\.columns) ?? []))
  }

  /// Converts all rows of a table to wide form.
  ///
  /// - Returns: nil for a table whose ids are distinct, or without a column of classes or models.
  /// - Throws: ``ReadError`` if samples have several rows but not one for each class or model.
  init?(_ table: any Table, _ request: ReadRequest) throws(ReadError) {
    guard LongTable.mayBe(table, request),
      let id = try findIDColumn(of: table, request: request),
      let key = try LongTable.keyColumn(of: table, id: id, request),
      id != key
    else { return nil }
    let ids = DistinctTexts(table.texts(of: id))
    let keys = DistinctTexts(table.texts(of: key))
    try LongTable.refuseSecondKey(table)
    // With only one key the ids are simply not distinct.
    guard keys.texts.count > 1 else { return nil }
    base = table
    keyName = table.columns[key]
    let rows = try LongTable.rows(ids, keys, of: table, id: id, key: key)
    self.rows = rows
    let answers = LongTable.answers(of: table, besides: [id, key])
    let isOfModels = LongTable.modelNames.contains(keyName.lowercased())
    let others = answers.union([id, key])
    let truth =
      isOfModels
      ? nil
      : try Truth(
        of: table, request, rows: rows, keys: keys.texts, ids: ids.texts, besides: others)
    self.truth = truth
    let columns = table.columns.indices.filter { $0 != key && $0 != truth?.column }
    let shared = columns.filter {
      $0 == id || !answers.contains($0) && LongTable.isSame(table.texts(of: $0), in: rows)
    }
    var values = columns.filter {
      !shared.contains($0)
        && (answers.contains($0) || !LongTable.isOfKey(table.texts(of: $0), in: rows))
    }
    if let label = LabelLayout.labelColumn(among: values, of: table) {
      try LongTable.refuseOddLabels(label, of: table, rows: rows, ids: ids.texts)
    }
    // Rows with different labels are different samples, such as a patient's two eyes.
    let areLabelsShared = LabelLayout.labelColumn(among: shared, of: table) != nil
    guard !values.isEmpty,
      areLabelsShared || LabelLayout.labelColumn(among: values, of: table) == nil
    else { return nil }
    // Beside scores, other numbers of each class, such as its rank, are left out.
    if !isOfModels, values.contains(where: answers.contains) {
      values.removeAll { !answers.contains($0) }
    }
    var places = shared.map {
      (name: table.columns[$0], column: $0, key: 0)
    }
    for (place, text) in keys.texts.enumerated() {
      for value in values {
        // tidymodels' `.pred_cat` is the model's `cat`.
        let name = table.columns[value]
        let end = name.hasExactPrefix(".pred_") ? String(name.dropFirst(6)) : name
        places.append((values.count == 1 ? text : "\(text).\(end)", value, place))
      }
    }
    if let truth { places.append((truth.name, truth.column, 0)) }
    self.places = places
  }

  /// Refuses tables with a row for each model and each class.
  private static func refuseSecondKey(_ table: any Table) throws(ReadError) {
    let keys = freeKeys(of: table)
    func first(of names: Set<String>) -> Int? {
      keys.first { names.contains(table.columns[$0].lowercased()) }
    }
    guard let model = first(of: modelNames), first(of: classNames) != nil else { return }
    let models = DistinctTexts(table.texts(of: model)).texts
    guard models.count > 1 else { return }
    throw table.problem(
      .pairing(.stackedModels(column: table.columns[model], models: models, hasIDs: true)))
  }

  /// Refuses a sample with several labels if most samples have one.
  private static func refuseOddLabels(
    _ label: Int, of table: any Table, rows: [[Int]], ids: [String]
  ) throws(ReadError) {
    let codes = DistinctTexts(table.texts(of: label)).codes
    let odd = rows.indices.filter { sample in
      rows[sample].contains { codes[$0] != codes[rows[sample][0]] }
    }
    guard let first = odd.first, odd.count * 2 < rows.count else { return }
    throw table.problem(
      .pairing(.longLabels(ids[first], column: table.columns[label])),
      at: table.cell(row: rows[first][0], column: label).place)
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
            ids.texts[sample], key: table.columns[key], value: keys.texts[place])),
        at: table.cell(row: found.first { $0 >= 0 } ?? 0, column: id).place)
    }
    return rows
  }

  /// Whether a column has the same text in all rows of each sample.
  private static func isSame(_ texts: TextColumn, in rows: [[Int]]) -> Bool {
    let codes = DistinctTexts(texts).codes
    return rows.allSatisfy { rows in rows.allSatisfy { codes[$0] == codes[rows[0]] } }
  }

  /// Whether a column has the same text for a class or model in all samples, like its number or a
  /// setting.
  private static func isOfKey(_ texts: TextColumn, in rows: [[Int]]) -> Bool {
    guard rows.count > 1 else { return false }
    let codes = DistinctTexts(texts).codes
    return rows.allSatisfy { zip($0, rows[0]).allSatisfy { codes[$0] == codes[$1] } }
  }

  var path: String { base.path }
  var format: String { base.format + Source.longForm + keyName }
  var columns: [String] { places.map(\.name) }
  var rowCount: Int { rows.count }
  var precision: Precision { base.precision }
  var recognition: InspectedFile.Recognition { base.recognition }

  private func isTruth(_ column: Int) -> Bool { truth != nil && column == places.count - 1 }

  func texts(of column: Int) -> TextColumn {
    if let truth, isTruth(column) { return TextColumn(truth.labels) }
    let all = base.texts(of: places[column].column)
    return all.reordered(rows.map { $0[places[column].key] })
  }

  func looksNumeric(_ column: Int) -> Bool {
    if let truth, isTruth(column) { return truth.areNumbers }
    return base.looksNumeric(places[column].column)
  }

  func holdsNumbers(_ column: Int) -> Bool {
    if isTruth(column) { return false }
    return base.holdsNumbers(places[column].column)
  }

  func numbers(of columns: [Int], idColumn: Int?) throws(ReadError) -> Matrix {
    let wanted = columns.map { places[$0].column }.reduce(into: [Int]()) { found, column in
      if !found.contains(column) { found.append(column) }
    }
    let all = try base.numbers(of: wanted, idColumn: idColumn.map { places[$0].column })
    let sources = columns.map {
      (key: places[$0].key, slot: wanted.firstIndex(of: places[$0].column) ?? 0)
    }
    return Matrix(rows: rows.count, columns: max(1, columns.count)) { sample, place in
      all[rows[sample][sources[place].key], sources[place].slot]
    }
  }

  func cell(row: Int, column: Int) -> Cell {
    if let truth, isTruth(column) {
      let place = base.cell(row: rows[row][truth.keys[row]], column: truth.column).place
      return Cell(text: truth.labels[row], place: place)
    }
    return base.cell(row: rows[row][places[column].key], column: places[column].column)
  }

  func checked() throws(ReadError) -> any Table { self }

  func decoded(
    texts: [Int], numbers: [Int], idColumn: Int?
  ) throws(ReadError) -> any Table { self }
}
