import AssayData
import AssayRoles
import AssayTables

/// Makes samples of chunks, by what was decided from the first of them.
struct ChunkReader: Sendable {
  private let plan: ReadPlan
  private let labelsAreSoft: Bool
  /// How the first rows name the classes: the labels', and each model's where it gives classes.
  private let labelConvention: LabelMatcher.Convention
  private let modelConventions: [LabelMatcher.Convention?]

  /// Why a chunk cannot be read by itself.
  enum Failure: Error {
    case read(ReadError)
    /// The first rows misled, or the rows of the files are not about the same samples.
    case needsWhole
  }

  init(_ plan: ReadPlan) {
    self.plan = plan
    let truth = try? LabelReader(
      source: plan.labels, classes: plan.classes, request: plan.request
    ).read().labels
    labelsAreSoft = truth?.isSoft ?? false
    let matcher = LabelMatcher(plan.classes)
    labelConvention = matcher.convention(of: plan.labels.distinct.texts)
    modelConventions = plan.models.map { model in
      guard case .predictedClass(let column) = model.layout.form else { return nil }
      return matcher.convention(of: DistinctTexts(model.table.texts(of: column)).texts)
    }
  }

  /// What is known of the samples before they are read.
  var shape: TestSet.Shape {
    TestSet.Shape(
      classes: plan.classes, labelsAreSoft: labelsAreSoft, models: plan.models.map(\.name),
      positive: plan.positive, sliceNames: plan.side.slices.map(\.name),
      isWeighted: plan.side.weight != nil, isGrouped: plan.side.group != nil,
      task: plan.request.task)
  }

  /// The samples of a step.
  func read(_ step: Step) throws(Failure) -> (samples: TestSet, notes: ReadNotes) {
    do {
      return try samples(step)
    } catch let failure as Failure {
      throw failure
    } catch let error as ReadError {
      throw .read(error)
    } catch {
      throw .needsWhole
    }
  }

  private func decoded(_ step: Step) throws -> [ExactText: any Table] {
    var tables: [ExactText: any Table] = [:]
    for (key, table) in step.tables {
      let wanted = plan.wanted(of: key.text)
      tables[key] = try table.decoded(
        texts: wanted.texts, numbers: wanted.numbers, idColumn: wanted.idColumn)
    }
    return tables
  }

  private func samples(_ step: Step) throws -> (TestSet, ReadNotes) {
    let tables = try decoded(step)
    var notes = ReadNotes()
    let labels = plan.labels.of(try tables.of(plan.labels.table.path))
    let truth = try labelsOf(labels, firstRow: step.firstRow, &notes)
    let ids = labels.layout.idColumn.map(labels.table.texts)
    guard truth.count == step.rowCount else { throw Failure.needsWhole }
    var side = SideReader(plan)
    try side.read(labels.table, idColumn: labels.layout.idColumn)

    var models: [TestSet.Model] = []
    for (model, convention) in zip(plan.models, modelConventions) {
      let source = model.of(try tables.of(model.table.path))
      try checkPairing(source, labels: labels, ids: ids, notes: &notes)
      let (predictions, caveat) = try predictionsOf(source, convention)
      guard predictions.count == truth.count else { throw Failure.needsWhole }
      notes.add(caveat)
      notes.addSums(of: predictions, model: source, firstRow: step.firstRow)
      try side.read(source.table, idColumn: source.idColumn)
      models.append(
        TestSet.Model(
          name: model.name, predictions: predictions, precision: source.table.precision))
    }
    let columns = side.columns
    guard columns.haveRows(truth.count) else { throw Failure.needsWhole }
    return (
      TestSet(
        classes: plan.classes, positive: plan.positive, ids: ids, labels: truth, models: models,
        side: columns),
      notes
    )
  }

  /// The labels of a chunk; where they do not fit what the first rows promised, and more rows could
  /// have promised otherwise, everything is needed.
  private func labelsOf(
    _ labels: LabelTable, firstRow: Int, _ notes: inout ReadNotes
  ) throws -> Labels {
    let (truth, caveat): (Labels, Caveat?)
    do {
      (truth, caveat) = try LabelReader(
        source: labels, classes: plan.classes, request: plan.request, convention: labelConvention
      ).read()
    } catch {
      throw isCertain(labelConvention) ? error : Failure.needsWhole
    }
    notes.add(caveat, firstRow: firstRow)
    switch (truth, labelsAreSoft) {
    case (.hard, false), (.soft, true), (.several, _): return truth
    case (.soft, false): throw Failure.needsWhole
    case (.hard(let classes), true): return .soft(plan.classes.oneHot(classes))
    }
  }

  /// A model's predictions; of classes that the first rows do not have, everything is needed.
  private func predictionsOf(
    _ model: ModelTable, _ convention: LabelMatcher.Convention?
  ) throws -> (Predictions, Caveat?) {
    do {
      return try ScoreReader(
        source: model, classes: plan.classes, request: plan.request, convention: convention
      ).read()
    } catch {
      throw convention.map(isCertain) ?? true ? error : Failure.needsWhole
    }
  }

  /// Whether further rows cannot change what a text means.
  private func isCertain(_ convention: LabelMatcher.Convention) -> Bool {
    plan.classesAreGiven && convention == .names
  }

  /// Rows of both files are about the same samples, by their ids or by their place.
  private func checkPairing(
    _ model: ModelTable, labels: LabelTable, ids: TextColumn?, notes: inout ReadNotes
  ) throws {
    guard !model.table.path.isExactly(labels.table.path) else { return }
    guard let ids, let column = model.idColumn else {
      // Ids or row numbers on one side only have rules of their own.
      if model.idColumn != nil || model.table.columns.contains(where: ColumnNames.isPandasIndex) {
        throw Failure.needsWhole
      }
      for (mine, theirs) in model.columnsShared(with: labels)
      where model.table.texts(of: mine) != labels.table.texts(of: theirs) {
        throw Failure.needsWhole
      }
      if let group = plan.request.group, !model.hasSameGroups(as: labels, group) {
        throw Failure.needsWhole
      }
      notes.add(.pairedByPosition(path: model.table.path))
      return
    }
    guard model.table.texts(of: column) == ids else { throw Failure.needsWhole }
  }
}

// MARK: - One file at a time

extension ChunkReader {
  /// The labels of a step through the file with the labels, as samples without any model.
  func readLabels(_ step: Step, _ notes: inout ReadNotes) throws -> TestSet {
    let labels = plan.labels.of(try decoded(step).of(plan.labels.table.path))
    let truth = try labelsOf(labels, firstRow: step.firstRow, &notes)
    var side = SideReader(plan)
    try side.read(labels.table, idColumn: labels.layout.idColumn)
    let columns = side.columns
    guard columns.haveRows(truth.count) else { throw Failure.needsWhole }
    return TestSet(
      classes: plan.classes, ids: labels.layout.idColumn.map(labels.table.texts), labels: truth,
      models: [], side: columns)
  }

  /// What a model says of the samples of a step through its file.
  func predictions(_ step: Step, model index: Int) throws -> Predictions {
    let model = plan.models[index]
    let source = model.of(try decoded(step).of(model.table.path))
    return try predictionsOf(source, modelConventions[index]).0
  }

  /// The samples of a step through one model's file, and their rows among all labels.
  func read(
    _ step: Step, model index: Int, _ truth: JoinedLabels, _ ids: TextIndex,
    _ notes: inout ReadNotes
  ) throws -> (samples: TestSet, rows: [Int32]) {
    let model = plan.models[index]
    let source = model.of(try decoded(step).of(model.table.path))
    guard let column = source.idColumn.map(source.table.texts) else { throw Failure.needsWhole }
    guard let rows = ids.rows(of: column) else { throw Failure.needsWhole }
    let (predictions, caveat) = try predictionsOf(source, modelConventions[index])
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
  /// The rows of a file in a step.
  fileprivate func of(_ path: String) throws -> any Table {
    guard let table = self[path] else { throw ChunkReader.Failure.needsWhole }
    return table
  }
}
