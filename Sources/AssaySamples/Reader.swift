package import AssayData
package import AssayRoles
package import AssayTables

/// Reads labels and predictions into one test set.
///
/// The result has the samples with all models' predictions, in the order of the labels, the use of
/// each file's columns, and the caveats. Reading takes five steps:
///
/// 1. open every file once, as a ``Table``;
/// 2. find the table and the columns with the labels;
/// 3. find each model's columns;
/// 4. determine the classes;
/// 5. read labels and scores, and join them by id, or by position if there are no ids.
///
/// Whatever is ambiguous is refused: see ``Problem/Kind``.
package func read(_ request: ReadRequest) throws(ReadError) -> ReadResult {
  var reader = WholeReader(request)
  return try reader.read()
}

/// Reads whole files, in the order of the labels.
struct WholeReader {
  private let request: ReadRequest
  private var finder: RoleFinder

  /// - Parameters:
  ///   - request: What to read.
  ///   - opened: Files of which all rows are already known.
  init(
    _ request: ReadRequest, opened: [ExactText: (table: any Table, byteCount: Int)] = [:]
  ) {
    self.request = request
    finder = RoleFinder(request: request, opened: opened)
  }

  mutating func read() throws(ReadError) -> ReadResult {
    let plan = try finder.plan()
    var tables = Tables(plan)
    var notes = ReadNotes()
    let labels = try tables.decoded(plan.labels)
    let truth = try LabelReader(source: labels, plan: plan).read()
    notes.add(truth.caveat)
    notes.addIgnored(truth.ignored.count, of: request)
    var joiner = Joiner(plan, labels: labels, ignored: truth.ignored)
    var matched: [(model: ModelTable, rows: [Int]?)] = []
    for model in plan.models {
      let model = try tables.decoded(model)
      matched.append((model, try joiner.rows(of: model, caveat: { notes.add($0) })))
    }
    let kept = joiner.kept
    try plan.checkCount(kept?.count ?? truth.labels.count)
    var side = SideReader(plan)
    try side.read(labels.table, idColumn: labels.layout.idColumn, order: kept)
    var predictions: [TestSet.Model] = []
    for (model, rows) in matched {
      let order = kept.map { kept in rows.map { rows in kept.map { rows[$0] } } ?? kept } ?? rows
      let (read, caveat) = try ScoreReader(source: model, plan: plan).read()
      notes.add(caveat)
      notes.addSums(of: read, model: model)
      try side.read(model.table, idColumn: model.idColumn, order: order)
      predictions.append(
        TestSet.Model(
          name: model.name, predictions: order.map(read.reordered) ?? read,
          precision: model.table.precision))
    }
    let columns = side.columns
    try plan.checkWeights(hasAny: columns.hasAnyWeight)
    let testSet = TestSet(
      classes: plan.classes, positive: plan.positive, ids: labels.ids(of: kept),
      labels: kept.map(truth.labels.reordered) ?? truth.labels, models: predictions,
      side: columns)
    return ReadResult(
      testSet: testSet, sources: sources(plan), caveats: plan.caveats + notes.caveats)
  }

  private func sources(_ plan: ReadPlan) -> [Source] {
    plan.paths.compactMap { finder.opened($0) }.map { table, byteCount in
      plan.source(table, rowCount: table.rowCount, byteCount: byteCount)
    }
  }
}

/// The tables of a plan with the needed columns parsed, each table once.
private struct Tables {
  private let plan: ReadPlan
  private var decoded: [ExactText: any Table] = [:]

  init(_ plan: ReadPlan) { self.plan = plan }

  mutating func decoded(_ labels: LabelTable) throws(ReadError) -> LabelTable {
    labels.parsed(try decoded(labels.table))
  }

  mutating func decoded(_ model: ModelTable) throws(ReadError) -> ModelTable {
    model.of(try decoded(model.table))
  }

  private mutating func decoded(_ table: any Table) throws(ReadError) -> any Table {
    if let known = decoded[table.path] { return known }
    let wanted = plan.wanted(of: table.path)
    let result = try table.decoded(
      texts: wanted.texts, numbers: wanted.numbers, idColumn: wanted.idColumn)
    decoded[table.path] = result
    return result
  }
}

extension LabelTable {
  /// The names of the samples: their ids, or their row numbers if some rows are left out.
  fileprivate func ids(of kept: [Int]?) -> TextColumn? {
    let ids = layout.idColumn.map(table.texts)
    guard let kept else { return ids }
    return ids?.reordered(kept) ?? TextColumn(kept.map { "\($0 + 1)" })
  }
}

extension ReadPlan {
  /// Refuses files of which no row is kept.
  func checkCount(_ count: Int) throws(ReadError) {
    guard count == 0, !request.ignoredLabels.isEmpty || request.usesCommonIDs else { return }
    throw labels.table.problem(
      .label(
        .noneLeft(ignoresLabels: !request.ignoredLabels.isEmpty, commonIDs: request.usesCommonIDs)))
  }
}

/// The result of reading.
package struct ReadResult: Sendable {
  package let testSet: TestSet
  package let sources: [Source]
  package let caveats: [Caveat]
}

/// Reads the ids of the samples from the file with the labels.
///
/// - Parameter request: The files, and the names of their columns.
/// - Returns: The ids, row by row; nil if the file has none.
/// - Throws: ``ReadError`` if the file cannot be read or has no labels.
package func sampleIDs(_ request: ReadRequest) throws(ReadError) -> TextColumn? {
  var reader = RoleFinder(request: request)
  let labels = try reader.findLabels()
  return labels.layout.idColumn.map(labels.table.texts)
}
