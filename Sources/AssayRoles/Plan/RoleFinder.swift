// This module finds the roles of columns. It takes the tables of all files and a `ReadRequest`, and
// gives a `ReadPlan`: which columns are ids, labels, scores or side columns such as slices, and
// which classes there are, in which order. With a plan, `LabelReader` and `ScoreReader` turn chunks
// of rows into labels and predictions. It refuses whatever has two readings, naming the option that
// decides, and never drops a column of scores silently. Start with `RoleFinder` below, then read
// `LabelLayout`, `ScoreLayoutFinder` and `ClassResolver` in `Columns`. `Inspect` answers
// `assay inspect` with the same code.

package import AssayData
package import AssayTables

/// Finds the roles of all columns: the labels, each model's scores, and the classes.
package struct RoleFinder {
  package let request: ReadRequest
  private var tables: [ExactText: (table: any Table, byteCount: Int)] = [:]
  /// The files already checked for long form and made wide if they have it.
  private var wide: [String] = []
  /// The known texts of rows beyond those of the open tables.
  package var survey = TextSurvey()

  /// More models than this in one file are a mistake.
  private static let mostModels = 1_000

  /// Creates a finder for whole files, or for the first rows of files that are already open.
  package init(
    request: ReadRequest, opened: [ExactText: (table: any Table, byteCount: Int)] = [:],
    survey: TextSurvey = TextSurvey()
  ) {
    (self.request, self.survey) = (request, survey)
    tables = opened
  }

  /// Finds the columns and determines the classes.
  package mutating func plan() throws(ReadError) -> ReadPlan {
    try checkSideColumns()
    let labels = try findLabels()
    if let stated = request.classes, let twice = stated.firstTwice {
      throw labels.table.problem(.classes(.classTwice(twice)))
    }
    return try plan(labels, findModels(labels))
  }

  /// Determines the classes, once the columns are known.
  func plan(_ labels: LabelTable, _ models: [ModelTable]) throws(ReadError) -> ReadPlan {
    let resolver = ClassResolver(request: request, labels: labels, models: models)
    let classes = try resolver.resolve()
    try resolver.checkNumberedLabels(classes)
    let matcher = LabelMatcher(classes, isLoose: request.classMatching == .loose)
    var resolved: [ModelTable] = []
    var positive: Int?
    for model in models {
      let model = try model.resolved(matcher)
      let reader = ScoreReader(source: model, matcher: matcher, request: request)
      try reader.check(positive: positive)
      positive = try reader.positive() ?? positive
      try reader.checkConfidence()
      try reader.checkLogits()
      resolved.append(model)
    }
    if positive == nil, let stated = request.positive {
      positive = matcher.index(of: stated, by: .names)
      if positive == nil {
        throw labels.table.problem(.classes(.positiveUnknown(stated, classes: classes.names)))
      }
      if classes.count > 2 {
        throw labels.table.problem(.classes(.positiveOfMany(classes: classes.names)))
      }
    }
    var side = SideLayout(request, in: [labels.table] + models.map(\.table))
    if let problem = side.problem { throw problem }
    if request.findsSlices { try side.search(labels, resolved) }
    let plan = ReadPlan(
      request: request, labels: try labels.resolved(matcher), models: resolved, matcher: matcher,
      positive: positive, side: side, survey: survey)
    try plan.checkPairing()
    return plan
  }

  /// A file that was opened; nil for any other.
  package func opened(_ path: String) -> (table: any Table, byteCount: Int)? { tables[path] }

  mutating func table(_ path: String) throws(ReadError) -> any Table {
    if let known = tables[path], wide.contains(exactly: path) { return known.table }
    let known = tables[path]
    var opened = if let known { known } else { try openTable(path, request.options(opening: path)) }
    if let table = try LongTable(opened.table, request) {
      opened.table = table
    } else {
      try StackedRows(table: opened.table, request: request).refuse()
    }
    wide.append(path)
    tables[path] = opened
    return opened.table
  }
}

// MARK: - Finding

extension RoleFinder {
  /// Refuses side columns that no file has, before columns are given another role.
  private mutating func checkSideColumns() throws(ReadError) {
    guard !request.sideNames.isEmpty else { return }
    var tables: [any Table] = []
    for path in request.paths { tables.append(try table(path)) }
    if let problem = SideLayout(request, in: tables).problem { throw problem }
  }

  /// The column of labels, if they are texts.
  package mutating func labelColumns() throws(ReadError) -> [ExactText: [Int]] {
    try findLabels().textColumns
  }

  package mutating func findLabels() throws(ReadError) -> LabelTable {
    if let path = request.labels {
      let table = try table(path)
      var request = request.taking(request.labelOptions)
      if request.idColumn == nil { request.idColumn = idNamedByModels(in: table) }
      guard
        let layout = try LabelLayout.find(in: table, request: request, isLabelFile: true)
      else { throw table.problem(.columns(.noLabelColumn(among: table.columns))) }
      return labelTable(table, layout)
    }
    var found: LabelTable?
    for model in request.models where !(found?.table.path).isExactly(model.path) {
      let table = try table(model.path)
      if let name = model.options.labelColumn { _ = try table.requiredColumn(named: name) }
      let layout = try LabelLayout.find(
        in: table, request: request.taking(model.options), isLabelFile: false)
      guard let layout else { continue }
      guard found == nil else { throw table.problem(.columns(.labelsInEveryModel)) }
      found = labelTable(table, layout)
    }
    guard let found else {
      let table = try table(request.models.first?.path ?? "-")
      throw table.problem(
        request.labelColumn.map { .columns(.noColumn($0, among: table.columns)) }
          ?? .columns(.noLabels(among: table.columns)))
    }
    return found
  }

  /// The label file's column without a usual name that a model uses as its id, such as
  /// `passengerid` beside `PassengerId`; nil if absent, or if the labels have their own ids.
  private mutating func idNamedByModels(in labels: any Table) -> String? {
    let hasOwn = labels.columns.contains { ColumnNames.isID($0) && !request.group.isExactly($0) }
    guard labels.hasNames, !hasOwn else { return nil }
    for model in request.models where !model.path.isExactly(labels.path) {
      // Problems with a model's file are reported when its columns are looked for.
      guard tables[model.path] != nil || model.path != "-", let table = try? table(model.path),
        let theirs = table.columns.first(where: ColumnNames.isID),
        let mine = labels.onlyColumn(like: theirs), !request.sideColumns(of: labels).contains(mine)
      else { continue }
      return labels.columns[mine]
    }
    return nil
  }

  func labelTable(_ table: any Table, _ layout: LabelLayout) -> LabelTable {
    guard case .column(let column) = layout.form else {
      return LabelTable(
        table: table, layout: layout, distinct: DistinctTexts(TextColumn()), request: request)
    }
    let known = survey.texts(of: column, in: table.path)
    var labels = LabelTable(
      table: table, layout: layout,
      distinct: DistinctTexts(known.map { TextColumn($0) } ?? table.texts(of: column)),
      request: request)
    if let rows = survey.rowCount(of: table.path) { labels.rowCount = rows }
    return labels
  }

  private mutating func findModels(_ labels: LabelTable) throws(ReadError) -> [ModelTable] {
    var models: [ModelTable] = []
    for input in request.modelInputs { try addModels(of: input, labels, to: &models) }
    return models
  }

  /// Finds the models of one file; its labels may be missing if nothing is to be measured.
  mutating func addModels(
    of input: ReadRequest.ModelInput, _ labels: LabelTable?, to models: inout [ModelTable]
  ) throws(ReadError) {
    let table =
      if let labels { try scoreTable(input.path, labels) } else { try self.table(input.path) }
    let request = request.taking(input.options)
    let isLabelTable = (labels?.table.path).isExactly(table.path)
    var idColumn = try findIDColumn(of: table, request: request)
    // `passengerid` beside the labels' `PassengerId`.
    if idColumn == nil, !isLabelTable, let labels, let theirs = labels.layout.idColumn {
      let mine = table.onlyColumn(like: labels.table.columns[theirs])
      idColumn = mine.flatMap { request.sideColumns(of: table).contains($0) ? nil : $0 }
    }
    var taken: Set<Int> = isLabelTable ? Set(labels?.layout.columns ?? []) : []
    if let idColumn { taken.insert(idColumn) }
    if let name = input.options.labelColumn {
      taken.insert(try table.requiredColumn(named: name))
    }
    let finder = ScoreLayoutFinder(
      table: table, request: request, column: input.options.column, known: labels?.known ?? [],
      taken: taken, sides: request.sideColumns(of: table),
      hasTruth: isLabelTable || input.options.labelColumn != nil)
    let layouts = try finder.find()
    guard layouts.count <= RoleFinder.mostModels else {
      throw table.problem(.columns(.tooManyModels(layouts.count, limit: RoleFinder.mostModels)))
    }
    let unused = labels == nil ? [] : finder.unusedScores(besides: layouts)
    for layout in try chosen(layouts, for: input, in: table) {
      let name = input.name ?? layout.name ?? modelName(of: input.path)
      guard !models.contains(where: { $0.name.isExactly(name) }) else {
        throw table.problem(.columns(.modelTwice(name)))
      }
      var model = ModelTable(
        name: name, table: table, idColumn: idColumn, layout: layout, scores: request.scores,
        unusedScores: unused)
      model.surveyed = layout.predictedColumn.flatMap { survey.texts(of: $0, in: table.path) }
      models.append(model)
    }
  }

  /// A model's table; a column with a number per label and class is taken as rows of scores.
  private mutating func scoreTable(
    _ path: String, _ labels: LabelTable
  ) throws(ReadError) -> any Table {
    let table = try table(path)
    guard let classCount = request.classes?.count, !path.isExactly(labels.table.path),
      let matrix = RowMajorTable(
        table, classCount: classCount, labelCount: labels.table.rowCount)
    else {
      if let count = request.classes?.count, count > 2, RowMajorTable.isColumn(table),
        table.rowCount != labels.table.rowCount
      {
        throw table.problem(
          .array(.rowMajor(numbers: table.rowCount, classes: count, labels: labels.table.rowCount)))
      }
      return table
    }
    tables[path]?.table = matrix
    return matrix
  }

  /// Whether a file has a column that may name the class or model of each row.
  package var mayBeLong: Bool { tables.values.contains { LongTable.hasKey($0.table) } }

  /// Whether only all rows together show what a file is.
  package var needsAllRows: Bool {
    mayBeRowMajor || tables.values.contains { LongTable.mayBe($0.table, request) }
  }

  /// Whether a model's file is a numeric column that may hold the scores of several classes.
  var mayBeRowMajor: Bool {
    guard let classes = request.classes else { return false }
    return request.models.contains { model in
      tables[model.path].map { RowMajorTable.isColumn($0.table) } ?? false
        && (classes.count > 2 || request.positive == nil)
    }
  }

  /// The model of the given name if the file has several; all models if no name was given.
  private func chosen(
    _ layouts: [ScoreLayout], for input: ReadRequest.ModelInput, in table: any Table
  ) throws(ReadError) -> [ScoreLayout] {
    guard let name = input.name, layouts.count > 1 else { return layouts }
    guard let layout = layouts.first(where: { $0.name.isExactly(name) }) else {
      throw table.problem(.columns(.noSuchModel(name, among: layouts.compactMap(\.name))))
    }
    return [layout]
  }
}

/// The name of a model that has no other: that of its array, or else of its file, without the
/// folder and the extension.
package func modelName(of path: String) -> String {
  if let array = ArchivePath.split(path).array { return array }
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let unpacked = name.hasSuffix(".gz") ? name.dropLast(3) : name[...]
  guard let dot = unpacked.lastIndex(of: "."), dot != unpacked.startIndex else {
    return String(unpacked)
  }
  return String(unpacked[..<dot])
}
