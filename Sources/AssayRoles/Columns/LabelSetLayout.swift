import AssayData
import AssayTables

// Samples with any number of classes: labels are a column per class with 0 and 1, or a column of
// names, and a model has a score, and thus a column, for each class.

extension LabelLayout {
  /// Finds the label columns; nil if the table has none that can be identified.
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

  /// The columns of a label file: those of the stated classes, or else all with numbers or truth
  /// values; a single other column holds class names.
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
  /// Whether a column seems to hold numbers, or words for yes and no; a cell that is neither is
  /// reported when it is read.
  fileprivate func looksLikeFlags(_ column: Int) -> Bool {
    looksNumeric(column)
      || firstTexts(of: column).first { !$0.isEmpty }.flatMap(LabelMatcher.truthValue) != nil
  }

  /// Whether the first cells are all 0 or 1, or words for them.
  fileprivate func holdsTruthValues(_ column: Int) -> Bool {
    firstTexts(of: column).allSatisfy { LabelMatcher.truthValue($0) != nil }
  }

  /// Few enough that a stream has them as well.
  private func firstTexts(of column: Int) -> [String] {
    let texts = texts(of: column)
    return (0..<min(100, texts.count)).map { texts[$0] }
  }
}

extension LabelMatcher {
  /// Whether a cell means true (1) or false (0); nil if it means neither.
  static func truthValue(_ text: String) -> Bool? {
    switch number(text) {
    case 0: false
    case 1: true
    default: nil
    }
  }
}

// MARK: - Scores

extension ScoreLayoutFinder {
  /// The models of the table, each with a column for each class.
  func foundOfSeveral() throws(ReadError) -> [ScoreLayout] {
    var layouts: [ScoreLayout] = []
    for layout in try found() {
      switch layout.form {
      case .classes: layouts.append(layout)
      case .positive(let column, let name):
        let form = ScoreLayout.Form.classes(
          columns: [column], names: [name ?? (request.classes ?? known).first ?? "0"])
        layouts.append(ScoreLayout(name: layout.name, form: form, reason: layout.reason))
      case .predictedClass(let column), .predictedScore(_, let column):
        throw table.problem(.scores(.classOfSeveral(column: table.columns[column])))
      }
    }
    return layouts
  }
}
