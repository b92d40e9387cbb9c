package import AssayData
package import AssayRoles
package import AssayTables

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
  var reader = WholeReader(request)
  return try reader.read()
}

/// Reads whole files, in the order of the labels.
struct WholeReader {
  private let request: ReadRequest
  private var finder: RoleFinder

  /// - Parameters:
  ///   - request: What to read.
  ///   - opened: Files of which all rows are known already.
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
    let (truth, caveat) = try LabelReader(
      source: labels, classes: plan.classes, request: request
    ).read()
    notes.add(caveat)
    var predictions: [TestSet.Model] = []
    var joiner = Joiner(labels: labels, group: request.group)
    var side = SideReader(plan)
    try side.read(labels.table, idColumn: labels.layout.idColumn)
    for model in plan.models {
      let model = try tables.decoded(model)
      let order = try joiner.order(of: model, caveat: { notes.add($0) })
      let (read, caveat) = try ScoreReader(source: model, classes: plan.classes, request: request)
        .read()
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
      classes: plan.classes, positive: plan.positive, ids: joiner.ids, labels: truth,
      models: predictions, side: columns)
    return ReadResult(
      testSet: testSet, sources: sources(plan), caveats: plan.caveats + notes.caveats)
  }

  private func sources(_ plan: ReadPlan) -> [Source] {
    plan.paths.compactMap { finder.opened($0) }.map { table, byteCount in
      plan.source(table, rowCount: table.rowCount, byteCount: byteCount)
    }
  }
}

/// The tables of a plan with the columns parsed that it needs, each once.
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

/// Everything that was read.
package struct ReadResult: Sendable {
  package let testSet: TestSet
  package let sources: [Source]
  package let caveats: [Caveat]
}
