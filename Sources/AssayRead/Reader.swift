import AssayData

/// Reads labels and predictions into one test set.
///
/// In goes a ``ReadRequest``; out come the samples with all models' predictions in the order of the
/// labels, what each file was taken for, and the caveats. It goes in five steps:
///
/// 1. open every file once, as a ``Table``;
/// 2. find the table and the columns with the labels;
/// 3. find each model's columns;
/// 4. decide what the classes are;
/// 5. read labels and scores, and join them by id, or by position where there are no ids.
///
/// It refuses whatever leaves a doubt: see ``Problem/Kind``.
package func read(_ request: ReadRequest) throws(ReadError) -> ReadResult {
  var reader = Reader(request: request)
  return try reader.read()
}

private struct Reader {
  let request: ReadRequest
  private var tables: [String: (table: any Table, byteCount: Int)] = [:]
  private var caveats: [Caveat] = []

  init(request: ReadRequest) {
    self.request = request
  }

  mutating func read() throws(ReadError) -> ReadResult {
    let labels = try findLabels()
    let models = try findModels(labels)
    let classes = try ClassResolver(request: request, labels: labels, models: models).resolve()
    let (truth, caveat) = try LabelReader(source: labels, classes: classes, request: request)
      .read()
    if let caveat { caveats.append(caveat) }

    var predictions: [TestSet.Model] = []
    var positive: Int?
    var joiner = Joiner(labels: labels)
    for model in models {
      let reader = ScoreReader(source: model, classes: classes, request: request)
      try reader.check(positive: positive)
      positive = try reader.positive() ?? positive
      let order = try joiner.order(of: model, caveats: &caveats)
      let (read, caveat) = try reader.read()
      if let caveat, !caveats.contains(caveat) { caveats.append(caveat) }
      noteSums(of: read, model: model)
      predictions.append(
        TestSet.Model(name: model.name, predictions: order.map(read.reordered) ?? read))
    }
    if positive == nil, let stated = request.positive {
      positive = LabelMatcher(classes).index(of: stated, by: .names)
      if positive == nil {
        throw labels.table.problem(.positiveUnknown(stated, classes: classes.names))
      }
    }
    let testSet = TestSet(
      classes: classes, positive: positive, ids: joiner.ids, labels: truth, models: predictions)
    return ReadResult(
      testSet: testSet, sources: sources(labels: labels, models: models), caveats: caveats)
  }

  private mutating func table(_ path: String) throws(ReadError) -> any Table {
    if let known = tables[path] { return known.table }
    let opened = try openTable(path)
    tables[path] = opened
    return opened.table
  }
}

// MARK: - Finding

extension Reader {
  private mutating func findLabels() throws(ReadError) -> LabelTable {
    if let path = request.labels {
      let table = try table(path)
      guard
        let layout = try LabelLayout.find(in: table, request: request, isLabelFile: true)
      else { throw table.problem(.noLabelColumn(among: table.columns)) }
      return labelTable(table, layout)
    }
    var found: LabelTable?
    for model in request.models where found?.table.path != model.path {
      let table = try table(model.path)
      let layout = try LabelLayout.find(in: table, request: request, isLabelFile: false)
      guard let layout else { continue }
      guard found == nil else { throw table.problem(.labelsInEveryModel) }
      found = labelTable(table, layout)
    }
    guard let found else {
      let table = try table(request.models.first?.path ?? "-")
      throw table.problem(
        request.labelColumn.map { .noColumn($0, among: table.columns) } ?? .noLabels)
    }
    return found
  }

  private func labelTable(_ table: any Table, _ layout: LabelLayout) -> LabelTable {
    let texts =
      if case .column(let column) = layout.form { table.texts(of: column) } else { TextColumn() }
    return LabelTable(table: table, layout: layout, distinct: DistinctTexts(texts))
  }

  private mutating func findModels(_ labels: LabelTable) throws(ReadError) -> [ModelTable] {
    var models: [ModelTable] = []
    let inputs =
      request.models.isEmpty
      ? [ReadRequest.ModelInput(path: labels.table.path)] : request.models
    for input in inputs {
      let table = try table(input.path)
      let idColumn = try findIDColumn(of: table, request: request)
      let isLabelTable = table.path == labels.table.path
      var taken: Set<Int> = isLabelTable ? Set(labels.layout.columns) : []
      if let idColumn { taken.insert(idColumn) }
      let layouts = try ScoreLayoutFinder(
        table: table, request: request, scores: input.scores ?? request.scores,
        known: labels.known, taken: taken
      ).find()
      for layout in try chosen(layouts, for: input, in: table) {
        let name = input.name ?? layout.name ?? stem(of: input.path)
        guard !models.contains(where: { $0.name == name }) else {
          throw table.problem(.modelTwice(name))
        }
        models.append(
          ModelTable(
            name: name, table: table, idColumn: idColumn, layout: layout,
            scores: input.scores ?? request.scores))
      }
    }
    return models
  }

  /// The model of this name where the file has several; all of them where no name was given.
  private func chosen(
    _ layouts: [ScoreLayout], for input: ReadRequest.ModelInput, in table: any Table
  ) throws(ReadError) -> [ScoreLayout] {
    guard let name = input.name, layouts.count > 1 else { return layouts }
    guard let layout = layouts.first(where: { $0.name == name }) else {
      throw table.problem(.noSuchModel(name, among: layouts.compactMap(\.name)))
    }
    return [layout]
  }

  private func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

// MARK: - What was made of it

extension Reader {
  private mutating func noteSums(of predictions: Predictions, model: ModelTable) {
    guard case .probabilities(let probabilities) = predictions else { return }
    let sums = probabilities.sums
    if sums.renormalizedRows > 0 {
      caveats.append(
        .renormalized(
          model: model.name, rows: sums.renormalizedRows, largest: sums.largestDeviation))
    } else if sums.warnings > 0 {
      let sample =
        model.idColumn.map { model.table.cell(row: sums.row, column: $0).text }
        ?? "row \(sums.row + 1)"
      caveats.append(
        .sumsOff(
          of: model.name, rows: sums.warnings, largest: sums.largestDeviation, sample: sample))
    }
  }

  private func sources(labels: LabelTable, models: [ModelTable]) -> [Source] {
    var paths = [labels.table.path]
    for model in models where !paths.contains(model.table.path) { paths.append(model.table.path) }
    return paths.compactMap { tables[$0] }.map { table, byteCount in
      SourceDescription(table: table, byteCount: byteCount, labels: labels, models: models).source
    }
  }
}

/// Joins each model's table to the labels, and keeps the samples' ids.
private struct Joiner {
  private let labels: LabelTable
  private var join: Join?
  private(set) var ids: TextColumn?
  /// A model's ids where the labels have none.
  private var positional: (path: String, ids: TextColumn)?

  init(labels: LabelTable) {
    self.labels = labels
    ids = labels.layout.idColumn.map(labels.table.texts)
  }

  mutating func order(
    of model: ModelTable, caveats: inout [Caveat]
  ) throws(ReadError) -> [Int]? {
    let isLabelTable = model.table.path == labels.table.path
    guard let labelIDs = labels.layout.idColumn, let modelIDs = model.idColumn, let ids else {
      guard model.table.rowCount == labels.table.rowCount else {
        throw model.table.problem(
          .rowCounts(labels: labels.table.rowCount, found: model.table.rowCount))
      }
      if labels.layout.idColumn == nil { try checkOrder(of: model) }
      if !isLabelTable { try checkRowNumbers(of: model) }
      let caveat = Caveat.pairedByPosition(path: model.table.path)
      if !isLabelTable, !caveats.contains(caveat) { caveats.append(caveat) }
      return nil
    }
    if join == nil { join = try Join(labels: labels.table, idColumn: labelIDs, ids: ids) }
    guard let join else { return nil }
    return isLabelTable ? nil : try join.order(of: model.table, idColumn: modelIDs)
  }

  /// Row numbers that pandas wrote into both files must be the same where rows pair by position.
  private func checkRowNumbers(of model: ModelTable) throws(ReadError) {
    guard let mine = model.table.columns.firstIndex(where: ColumnNames.isPandasIndex),
      let theirs = labels.table.columns.firstIndex(where: ColumnNames.isPandasIndex),
      model.table.texts(of: mine) != labels.table.texts(of: theirs)
    else { return }
    throw model.table.problem(.rowNumbers(other: labels.table.path))
  }

  /// Models that are paired with labels without ids must at least agree among themselves.
  private mutating func checkOrder(of model: ModelTable) throws(ReadError) {
    guard let column = model.idColumn else { return }
    let found = model.table.texts(of: column)
    if let positional, positional.ids != found {
      throw model.table.problem(.idOrder(other: positional.path))
    }
    positional = (model.table.path, found)
  }
}
