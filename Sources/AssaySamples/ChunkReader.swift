import AssayData
import AssayRoles
import AssayTables

/// Turns chunks into samples, according to the plan made from the first rows.
struct ChunkReader: Sendable {
  private let plan: ReadPlan
  /// The columns needed of each file.
  private let wanted: [ExactText: (texts: [Int], numbers: [Int], idColumn: Int?)]

  /// Why a chunk cannot be read separately.
  enum Failure: Error {
    case read(ReadError)
    /// This chunk has classes that the first rows lack.
    case misled
    /// The first labels had one class each, but one in this chunk is a distribution.
    case soft
    /// The rows of the files are not about the same samples.
    case unpaired
  }

  init(_ plan: ReadPlan) {
    self.plan = plan
    let paths = [plan.labels.table.path] + plan.models.map(\.table.path)
    wanted = Dictionary(
      paths.map { (ExactText($0), plan.wanted(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The properties of the samples that are known before they are read.
  var shape: TestSet.Shape {
    TestSet.Shape(
      classes: plan.classes, labelsAreSoft: plan.labelsAreSoft, models: plan.models.map(\.name),
      positive: plan.positive, sliceNames: plan.side.slices.map(\.name),
      isWeighted: plan.side.weight != nil, isGrouped: plan.side.group != nil,
      task: plan.request.task,
      searched: plan.side.searched.map {
        SearchedColumns(
          names: $0.map(\.name), more: plan.side.unsearched, skipped: plan.side.skipped)
      })
  }

  /// Reads the samples of a step.
  func read(_ step: Step) throws(Failure) -> (samples: TestSet, notes: ReadNotes) {
    do {
      return try samples(step)
    } catch let failure as Failure {
      throw failure
    } catch let error as ReadError {
      throw .read(error)
    } catch {
      throw .unpaired
    }
  }

  private func decoded(_ step: Step) throws -> [ExactText: any Table] {
    var tables: [ExactText: any Table] = [:]
    for (key, table) in step.tables {
      let wanted = wanted[key] ?? plan.wanted(of: key.text)
      tables[key] = try table.decoded(
        texts: wanted.texts, numbers: wanted.numbers, idColumn: wanted.idColumn)
    }
    return tables
  }

  private func samples(_ step: Step) throws -> (TestSet, ReadNotes) {
    let tables = try decoded(step)
    var notes = ReadNotes()
    let labels = plan.labels.of(try tables.of(plan.labels.table.path))
    let (truth, ignored) = try labelsOf(labels, firstRow: step.firstRow, &notes)
    let ids = labels.layout.idColumn.map(labels.table.texts)
    guard truth.count == step.rowCount else { throw Failure.unpaired }
    var positions = PositionCheck(labels: labels, request: plan.request)
    var side = SideReader(plan)
    try side.read(labels.table, idColumn: labels.layout.idColumn)

    var models: [TestSet.Model] = []
    for model in plan.models {
      let source = model.of(try tables.of(model.table.path))
      try checkPairing(source, labels: labels, &positions, notes: &notes)
      let (predictions, caveat) = try predictionsOf(source)
      guard predictions.count == truth.count else { throw Failure.unpaired }
      notes.add(caveat)
      notes.addSums(of: predictions, model: source, firstRow: step.firstRow)
      try side.read(source.table, idColumn: source.idColumn)
      models.append(
        TestSet.Model(
          name: model.name, predictions: predictions, precision: source.table.precision))
    }
    let columns = side.columns
    guard columns.haveRows(truth.count) else { throw Failure.unpaired }
    let samples = TestSet(
      classes: plan.classes, positive: plan.positive, ids: ids, labels: truth, models: models,
      side: columns)
    guard !plan.request.ignoredLabels.isEmpty else { return (samples, notes) }
    let left = Set(ignored)
    let kept = (0..<truth.count).filter { !left.contains($0) }
    return (samples.keeping(kept, firstRow: step.firstRow), notes)
  }

  /// The labels of a chunk, and the rows to leave out.
  ///
  /// If labels do not fit the plan made from the first rows, and more rows could change that plan,
  /// this throws ``Failure/misled``.
  private func labelsOf(
    _ labels: LabelTable, firstRow: Int, _ notes: inout ReadNotes
  ) throws -> (labels: Labels, ignored: [Int]) {
    let read: ReadLabels
    do {
      read = try LabelReader(source: labels, plan: plan).read()
    } catch {
      throw isCertain(labels.convention) ? error : Failure.misled
    }
    notes.add(read.caveat, firstRow: firstRow)
    notes.addIgnored(read.ignored.count, of: plan.request)
    return switch (read.labels, plan.labelsAreSoft) {
    case (.hard, false), (.soft, true), (.several, _): (read.labels, read.ignored)
    case (.soft, false): throw Failure.soft
    case (.hard(let classes), true): (.soft(plan.classes.oneHot(classes)), read.ignored)
    }
  }

  /// A model's predictions; throws ``Failure/misled`` if the first rows lack some of their classes.
  private func predictionsOf(_ model: ModelTable) throws -> (Predictions, Caveat?) {
    do {
      return try ScoreReader(source: model, plan: plan).read()
    } catch {
      throw model.convention.map(isCertain) ?? true ? error : Failure.misled
    }
  }

  /// Whether further rows cannot change the meaning of a text.
  private func isCertain(_ convention: LabelMatcher.Convention) -> Bool {
    plan.classesAreGiven && convention == .names
  }

  /// Checks that rows of both files are about the same samples, by id or by position; if they are
  /// not, reading all rows finds the reason.
  private func checkPairing(
    _ model: ModelTable, labels: LabelTable, _ positions: inout PositionCheck,
    notes: inout ReadNotes
  ) throws {
    switch plan.pairing(of: model) {
    case .sameFile: break
    case .ids(let theirs, let mine):
      guard model.table.texts(of: mine) == labels.table.texts(of: theirs) else {
        throw Failure.unpaired
      }
    case .position:
      guard positions.doubts(about: model).isEmpty else { throw Failure.unpaired }
      notes.add(.pairedByPosition(path: model.table.path))
    }
  }
}

// MARK: - One file at a time

extension ChunkReader {
  /// The labels of a step through the label file, as samples without models.
  func readLabels(_ step: Step, _ notes: inout ReadNotes) throws -> TestSet {
    let labels = plan.labels.of(try decoded(step).of(plan.labels.table.path))
    let (truth, _) = try labelsOf(labels, firstRow: step.firstRow, &notes)
    var side = SideReader(plan)
    try side.read(labels.table, idColumn: labels.layout.idColumn)
    let columns = side.columns
    guard columns.haveRows(truth.count) else { throw Failure.unpaired }
    return TestSet(
      classes: plan.classes, ids: labels.layout.idColumn.map(labels.table.texts), labels: truth,
      models: [], side: columns)
  }

  /// A model's predictions for a step through its file.
  func predictions(_ step: Step, model index: Int) throws -> Predictions {
    let model = plan.models[index]
    let source = model.of(try decoded(step).of(model.table.path))
    return try predictionsOf(source).0
  }

  /// The samples of a step through one model's file, and their rows among all labels.
  func read(
    _ step: Step, model index: Int, _ truth: JoinedLabels, _ ids: TextIndex,
    _ notes: inout ReadNotes
  ) throws -> (samples: TestSet, rows: [Int32]) {
    let model = plan.models[index]
    let source = model.of(try decoded(step).of(model.table.path))
    guard let column = source.idColumn.map(source.table.texts) else { throw Failure.unpaired }
    guard let rows = ids.rows(of: column) else { throw Failure.unpaired }
    let (predictions, caveat) = try predictionsOf(source)
    notes.add(caveat)
    notes.addSums(of: predictions, model: source, firstRow: step.firstRow)
    let order = rows.map(Int.init)
    let samples = TestSet(
      classes: plan.classes, positive: plan.positive, ids: column,
      labels: truth.labels.reordered(order),
      models: [
        TestSet.Model(
          name: source.name, predictions: predictions, precision: source.table.precision)
      ],
      side: truth.side.reordered(order))
    return (samples, rows)
  }
}

extension Step {
  var rowCount: Int { tables.values.first?.rowCount ?? 0 }
}

extension [ExactText: any Table] {
  /// A file's rows in a step.
  fileprivate func of(_ path: String) throws -> any Table {
    guard let table = self[path] else { throw ChunkReader.Failure.unpaired }
    return table
  }
}
