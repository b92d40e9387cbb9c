import AssayData
import AssayTables

/// The columns of a table that hold the true labels.
package struct LabelLayout {
  package enum Form {
    /// One column that names the class.
    case column(Int)
    /// One column for each class, with 0 and 1 or with shares.
    case shares(columns: [Int], classes: [String])
  }

  package let idColumn: Int?
  package let form: Form
  /// Why these columns were chosen.
  var reason = RoleReason.usualName
  /// Whether the class columns hold words such as `true` instead of numbers.
  var isOfTexts = false

  /// Finds the label columns; nil if the table has none that can be identified.
  ///
  /// In a file that was named as the label file, the labels may also be the only column beside the
  /// ids, whatever its name, or several numeric columns.
  static func find(
    in table: any Table, request: ReadRequest, isLabelFile: Bool
  ) throws(ReadError) -> LabelLayout? {
    if request.task == .multilabel {
      return try findSets(in: table, request: request, isLabelFile: isLabelFile)
    }
    let idColumn = try findIDColumn(of: table, request: request)
    if let name = request.labelColumn {
      guard let form = try stated(name, in: table, request: request) else {
        guard !isLabelFile else {
          throw table.problem(.columns(.noColumn(name, among: table.columns)))
        }
        return nil
      }
      return LabelLayout(idColumn: idColumn, form: form, reason: .stated)
    }
    let sides = request.sideColumns(of: table)
    let others = table.scalars(among: table.columns.indices).filter {
      $0 != idColumn && !sides.contains($0) && !ColumnNames.isPandasIndex(table.columns[$0])
        && !ColumnNames.isLeaderboard(table.columns[$0])
    }
    if let column = labelColumn(among: others, of: table) {
      // `gold,silver,bronze` are three classes, although `gold` alone would be a label.
      if isLabelFile, table.looksNumeric(column), let shares = try shares(others, of: table) {
        return LabelLayout(idColumn: idColumn, form: shares, reason: .numbersAmongLabels)
      }
      try refuseSecond(
        besides: column, among: others, of: table,
        isOfLabelsAlone: isLabelFile && !request.models.contains { $0.path.isExactly(table.path) })
      return LabelLayout(idColumn: idColumn, form: .column(column))
    }
    let vectors = table.vectors.filter {
      sides.isDisjoint(with: $0.columns)
        && (ColumnNames.isLabel($0.name)
          || (isLabelFile && others.isEmpty && table.vectors.count == 1))
    }
    if let vector = vectors.first {
      return LabelLayout(
        idColumn: idColumn, form: try .vector(vector, of: table, request: request),
        reason: ColumnNames.isLabel(vector.name) ? .usualName : .onlyColumn)
    }
    if let groups = ColumnGroups(others.filter(table.looksNumeric), of: table, known: []),
      let truth = groups.groups.first(where: { ColumnNames.isLabel($0.prefix) })
    {
      return LabelLayout(
        idColumn: idColumn, form: .shares(columns: truth.columns, classes: groups.classes),
        reason: .labelPrefix)
    }
    if let column = predictedColumn(among: others, of: table) {
      return LabelLayout(idColumn: idColumn, form: .column(column), reason: .hasPrediction)
    }
    return isLabelFile
      ? try findByPlace(others, of: table, idColumn: idColumn, request: request) : nil
  }

  /// The labels in a file that was named as the label file, if its columns have no usual names.
  private static func findByPlace(
    _ others: [Int], of table: any Table, idColumn: Int?, request: ReadRequest
  ) throws(ReadError) -> LabelLayout? {
    if others.count > 1, let column = try labelByWord(others, of: table) {
      return LabelLayout(idColumn: idColumn, form: .column(column))
    }
    if others.count == 1 {
      return LabelLayout(idColumn: idColumn, form: .column(others[0]), reason: .onlyColumn)
    }
    let numeric = others.filter(table.looksNumeric)
    guard numeric.count > 1 else { return nil }
    return LabelLayout(
      idColumn: idColumn,
      form: .shares(
        columns: numeric, classes: table.classNames(of: numeric, stated: request.classes)),
      reason: .numbersAmongLabels)
  }

  /// The column or the arrays that the user named; nil if the table has none of that name.
  static func stated(
    _ name: String, in table: any Table, request: ReadRequest
  ) throws(ReadError) -> Form? {
    if let column = table.column(named: name) { return .column(column) }
    guard let vector = table.vectors.first(where: { $0.name.isExactly(name) }) else { return nil }
    return try .vector(vector, of: table, request: request)
  }

  /// The column named for labels; of several, the one least likely to be predictions.
  static func labelColumn(among columns: [Int], of table: any Table) -> Int? {
    let named = columns.filter { ColumnNames.isLabel(table.columns[$0]) }
    // `labels` beside `label` may be the names of the scores.
    let plain = named.count > 1 ? named.filter { !table.holdsLists($0) } : named
    return (plain.isEmpty ? named : plain)
      .min { ColumnNames.labelRank(table.columns[$0]) < ColumnNames.labelRank(table.columns[$1]) }
  }

  /// The column for which another is named as the prediction.
  private static func predictedColumn(among columns: [Int], of table: any Table) -> Int? {
    let predictions = columns.filter { NameTokens(table.columns[$0]).saysPrediction }
    return columns.first { column in
      predictions.contains {
        $0 != column && ColumnNames.isPrediction(table.columns[$0], of: table.columns[column])
      }
    }
  }

  /// The only column with a word for labels in its name; throws if several columns or arrays have
  /// one, and nil if only an array does.
  ///
  /// Several numeric columns may be shares of classes: `label_cat,label_dog`.
  private static func labelByWord(_ columns: [Int], of table: any Table) throws(ReadError) -> Int? {
    let named = columns.filter { NameTokens(table.columns[$0]).saysLabel }
    let arrays = table.vectors.map(\.name).filter { NameTokens($0).saysLabel }
    // `label_counter.e, label_counter.n` are one column.
    let texts = named.filter { !table.looksNumeric($0) }.map { table.columns[$0] }
    let objects = named.compactMap { column in
      table.columns[column].firstIndex(of: ".").map { String(table.columns[column][..<$0]) }
    }.distinct
    let found = (texts + arrays + objects).distinct
    if found.count > 1 { throw table.problem(.columns(.severalLabelColumns(found))) }
    return named.count == 1 && arrays.isEmpty ? named[0] : nil
  }

  /// The columns as shares of classes, if all are numeric and every row is a distribution.
  private static func shares(
    _ columns: [Int], of table: any Table
  ) throws(ReadError) -> Form? {
    guard columns.count > 1, columns.allSatisfy(table.looksNumeric) else { return nil }
    let matrix = try table.numbers(of: columns, idColumn: nil)
    guard case .success = Probabilities.check(matrix) else { return nil }
    return .shares(columns: columns, classes: columns.map { table.columns[$0] })
  }

  package var columns: [Int] {
    switch form {
    case .column(let column): [column]
    case .shares(let columns, _): columns
    }
  }
}

extension Table {
  /// The classes of score or share columns: the column names; without names, the stated classes, or
  /// numbers from 0 regardless of the columns' positions.
  func classNames(of columns: [Int], stated: [String]? = nil) -> [String] {
    if hasNames { return columns.map { self.columns[$0] } }
    if let stated, stated.count == columns.count { return stated }
    return columns.indices.map(String.init)
  }
}

extension Table {
  /// The only column with this name, ignoring case.
  func onlyColumn(like name: String) -> Int? {
    let name = name.lowercased()
    let found = columns.indices.filter { columns[$0].lowercased().isExactly(name) }
    return found.count == 1 ? found[0] : nil
  }

  /// The name of the only score column; nil if it is just the column's number.
  ///
  /// The only column of an array is its column 0, whichever class it is for, and pandas writes `0`
  /// as the name of data without one.
  func nameOfSingle(_ column: Int) -> String? {
    let name = columns[column]
    return hasNames && name != "0" ? name : nil
  }
}

/// The column with the ids: the one the user named, or one with a usual name.
///
/// A column used for slices is taken only if there is no other; one used for groups never, since
/// ids distinguish samples and groups combine them.
func findIDColumn(of table: any Table, request: ReadRequest) throws(ReadError) -> Int? {
  if let name = request.idColumn {
    // One name is used for all files, and one file may write `Name` where another writes `name`.
    let found = table.column(named: name) ?? table.onlyColumn(like: name)
    if let found { return found }
    return try table.requiredColumn(named: name)
  }
  let named = table.columns.indices.filter { ColumnNames.isID(table.columns[$0]) }
  let sides = request.sideColumns(of: table)
  let group = request.group.flatMap(table.column(named:))
  // Beside the row number, tidymodels calls the fold `id`.
  if let row = named.first(where: { table.columns[$0] == ".row" }), !sides.contains(row) {
    return row
  }
  return named.first { !sides.contains($0) } ?? named.first { $0 != group }
}
