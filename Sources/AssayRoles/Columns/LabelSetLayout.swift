import AssayData
import AssayTables

// Where samples have any number of classes: a column a class with 0 and 1, or a column of names.

extension LabelLayout {
  /// Finds the label columns; nil when the table has none that can be told.
  static func findSets(
    in table: any Table, request: ReadRequest, isLabelFile: Bool
  ) throws(ReadError) -> LabelLayout? {
    let idColumn = try findIDColumn(of: table, request: request)
    if let name = request.labelColumn {
      if let form = try stated(name, in: table, request: request) {
        return LabelLayout(idColumn: idColumn, form: form, reason: .stated)
      }
      guard isLabelFile else { return nil }
      throw table.problem(.columns(.noColumn(name, among: table.columns)))
    }
    let sides = request.sideColumns(of: table)
    let others = table.scalars(among: table.columns.indices).filter {
      $0 != idColumn && !sides.contains($0) && !ColumnNames.isPandasIndex(table.columns[$0])
    }
    let flags = others.filter(table.holdsTruthValues)
    if let groups = ColumnGroups(others.filter(table.looksLikeFlags), of: table, known: []),
      let truth = groups.groups.first(where: { ColumnNames.isLabel($0.prefix) })
    {
      return sets(
        truth.columns, classes: groups.classes, in: table, idColumn: idColumn, .labelPrefix)
    }
    if let column = labelColumn(among: others, of: table), !flags.contains(column) {
      return LabelLayout(idColumn: idColumn, form: .column(column))
    }
    if let vector = table.vectors.first(where: {
      sides.isDisjoint(with: $0.columns) && (ColumnNames.isLabel($0.name) || isLabelFile)
    }) {
      return LabelLayout(
        idColumn: idColumn, form: try .vector(vector, of: table, request: request),
        reason: ColumnNames.isLabel(vector.name) ? .usualName : .onlyColumn)
    }
    guard isLabelFile else { return nil }
    return columnsOfClasses(others, in: table, request: request, idColumn: idColumn)
  }

  /// The columns of a file that was named for its labels: those of the stated classes, or else all of
  /// numbers or truth values; a single other column has names of classes.
  private static func columnsOfClasses(
    _ others: [Int], in table: any Table, request: ReadRequest, idColumn: Int?
  ) -> LabelLayout? {
    let stated = (request.classes ?? []).compactMap(table.column(named:))
    if let classes = request.classes, stated.count == classes.count, table.hasNames {
      return sets(stated, classes: classes, in: table, idColumn: idColumn, .statedClasses)
    }
    let flags = others.filter(table.looksLikeFlags)
    guard !flags.isEmpty else {
      return others.count == 1
        ? LabelLayout(idColumn: idColumn, form: .column(others[0]), reason: .onlyColumn) : nil
    }
    return sets(
      flags, classes: table.classNames(of: flags, stated: request.classes), in: table,
      idColumn: idColumn, .numbersAmongLabels)
  }

  private static func sets(
    _ columns: [Int], classes: [String], in table: any Table, idColumn: Int?, _ reason: RoleReason
  ) -> LabelLayout {
    LabelLayout(
      idColumn: idColumn, form: .shares(columns: columns, classes: classes), reason: reason,
      isOfTexts: !columns.allSatisfy(table.looksNumeric))
  }
}

extension Table {
  /// Whether a column looks as if it held numbers, or words for yes and no; that some cell is neither
  /// is said where it is read.
  fileprivate func looksLikeFlags(_ column: Int) -> Bool {
    looksNumeric(column)
      || firstTexts(of: column).first { !$0.isEmpty }.flatMap(LabelMatcher.truthValue) != nil
  }

  /// Whether the first cells are all 0 or 1, or words for them.
  fileprivate func holdsTruthValues(_ column: Int) -> Bool {
    firstTexts(of: column).allSatisfy { LabelMatcher.truthValue($0) != nil }
  }

  /// So few that a stream has them as well.
  private func firstTexts(of column: Int) -> [String] {
    let texts = texts(of: column)
    return (0..<min(100, texts.count)).map { texts[$0] }
  }
}

extension LabelMatcher {
  /// Whether a class is true of a sample, by a cell that says 0 or 1, or false or true.
  static func truthValue(_ text: String) -> Bool? {
    switch number(text) {
    case 0: false
    case 1: true
    default: nil
    }
  }
}
