import AssayData
import AssayRoles
import AssayTables

/// Reads files whose rows are in different orders: first the labels, then each model's file in
/// chunks, whose ids determine their samples.
///
/// Only labels, ids, their index and the results of the fold are in memory. If anything is wrong
/// with the rows, or if a model's file has side columns of the samples, it gives up; reading the
/// files whole then finds the reason.
struct JoinedStream: Sendable {
  let plan: ReadPlan
  let chunkRows: Int
  let jobs: Int
  var progress: ProgressGate?

  /// Folds all samples; nil if the files cannot be joined in this way.
  func fold<Fold: SampleFold>(
    from start: Fold
  ) throws(ReadError) -> (folded: Fold, summary: SampleStream.Summary)? {
    guard plan.side.isInside(plan.labels.table.path), plan.request.ignoredLabels.isEmpty,
      !plan.request.usesCommonIDs,
      plan.models.allSatisfy({ if case .ids = plan.pairing(of: $0) { true } else { false } }),
      let (truth, labelFold) = try readLabels(start), let ids = truth.ids
    else { return nil }
    guard plan.side.weight == nil || truth.side.hasAnyWeight else { return nil }
    let index = TextIndex(ids)
    guard index.repeated.isEmpty else { return nil }
    var (fold, notes) = (labelFold, truth.notes)
    var orders: [JoinedOrder] = []
    var files = [ExactText(truth.file.path): truth.file]
    for model in plan.models.indices {
      guard let joined = try join(model, to: truth, by: index, start: start) else { return nil }
      fold.merge(joined.folded)
      notes.merge(joined.notes)
      orders.append(joined.order)
      files[joined.file.path] = joined.file
    }
    guard let samples = try samples(fold.join(), truth, orders) else { return nil }
    for (row, sample) in samples { fold.add(sample: sample, row: row) }
    let sources = plan.paths.compactMap { files[$0]?.source(plan) }
    return (fold, SampleStream.Summary(sources: sources, caveats: plan.caveats + notes.caveats))
  }

  /// Processes the chunks of one file with `jobs` workers.
  ///
  /// - Returns: The results of each worker, and the file at its end; nil if a body throws.
  private func overChunks<Part: Sendable>(
    of path: String, activity: ReadProgress.Activity, start: @Sendable () -> Part,
    body: @Sendable (inout Part, Step) throws -> Void
  ) throws(ReadError) -> (parts: [Part], file: FileInStep)? {
    let file = try FileInStep(
      path, plan.request.options(opening: path), headRows: chunkRows, headBytes: .max)
    let steps = StepReader([file], progress: progress, activity: activity)
    let parts = workers(jobs) {
      var part = start()
      while let step = steps.next() {
        do {
          try body(&part, step)
        } catch {
          steps.stop()
        }
      }
      return part
    }
    guard steps.failure == nil, steps.areInStep, let file = steps.files.first else { return nil }
    return (parts, file)
  }
}

/// The labels of all samples.
struct JoinedLabels: Sendable {
  let labels: Labels
  let ids: TextColumn?
  let side: SideColumns
  let notes: ReadNotes
  let file: FileInStep
}

// MARK: - Labels

extension JoinedStream {
  private struct LabelPart: Sendable {
    let firstRow: Int
    let labels: Labels
    let ids: TextColumn?
    let side: SideColumns
  }

  private func readLabels<Fold: SampleFold>(
    _ start: Fold
  ) throws(ReadError) -> (labels: JoinedLabels, folded: Fold)? {
    let reader = ChunkReader(plan)
    let read = try overChunks(
      of: plan.labels.table.path, activity: .joining(plan.labels.table.path),
      start: { (folded: start, notes: ReadNotes(), labels: [LabelPart]()) },
      body: { part, step in
        let samples = try reader.readLabels(step, &part.notes)
        part.folded.add(labels: samples, firstRow: step.firstRow)
        part.labels.append(
          LabelPart(
            firstRow: step.firstRow, labels: samples.labels, ids: samples.ids?.packed,
            side: samples.side.packed))
      })
    guard let (parts, file) = read, var whole = parts.first else { return nil }
    for part in parts.dropFirst() {
      whole.folded.merge(part.folded)
      whole.notes.merge(part.notes)
      whole.labels += part.labels
    }
    let sorted = whole.labels.sorted { $0.firstRow < $1.firstRow }
    var ids = TextColumn()
    for part in sorted { if let column = part.ids { ids.append(column) } }
    let labels = Labels(sorted.map(\.labels), classCount: plan.classes.count)
    let joined = JoinedLabels(
      labels: labels, ids: ids, side: SideColumns(sorted.map(\.side)), notes: whole.notes,
      file: file)
    return (joined, whole.folded)
  }
}

// MARK: - Models

/// The sample of each row in a model's file.
struct JoinedOrder: Sendable {
  /// The samples of a chunk of the file, and where the chunk starts.
  struct Part: Sendable {
    let place: StepPlace
    let rows: [Int32]
  }

  fileprivate var parts: [Part] = []

  /// Whether every sample has exactly one row.
  fileprivate func isPermutation(of count: Int) -> Bool {
    var isSeen = [Bool](repeating: false, count: count)
    var rowCount = 0
    for part in parts {
      rowCount += part.rows.count
      for row in part.rows { isSeen[Int(row)] = true }
    }
    return rowCount == count && isSeen.allSatisfy(\.self)
  }

  /// The chunks with rows of wanted samples, in file order, with these rows and samples.
  fileprivate func chunks(
    of isWanted: [Bool]
  ) -> [(place: StepPlace, rows: [(offset: Int, sample: Int)])] {
    parts.sorted { $0.place.row < $1.place.row }.compactMap { part in
      let wanted = part.rows.indices.filter { isWanted[Int(part.rows[$0])] }
      return wanted.isEmpty ? nil : (part.place, wanted.map { ($0, Int(part.rows[$0])) })
    }
  }
}

extension JoinedStream {
  private func join<Fold: SampleFold>(
    _ model: Int, to truth: JoinedLabels, by index: TextIndex, start: Fold
  ) throws(ReadError) -> (folded: Fold, notes: ReadNotes, order: JoinedOrder, file: FileInStep)? {
    let reader = ChunkReader(plan)
    let read = try overChunks(
      of: plan.models[model].table.path,
      activity: .joining(plan.models[model].table.path),
      start: { (start, ReadNotes(), JoinedOrder()) },
      body: { part, step in
        let (samples, rows) = try reader.read(step, model: model, truth, index, &part.1)
        part.0.add(model: model, of: samples, rows: rows)
        part.2.parts.append(JoinedOrder.Part(place: step.place, rows: rows))
      })
    guard let (parts, file) = read, var whole = parts.first else { return nil }
    for part in parts.dropFirst() {
      whole.0.merge(part.0)
      whole.1.merge(part.1)
      whole.2.parts += part.2.parts
    }
    guard whole.2.isPermutation(of: truth.labels.count) else { return nil }
    return (whole.0, whole.1, whole.2, file)
  }

  /// Reads some samples of all models again, using only the chunks that contain them.
  private func samples(
    _ rows: [Int], _ truth: JoinedLabels, _ orders: [JoinedOrder]
  ) throws(ReadError) -> [(row: Int, sample: TestSet)]? {
    guard !rows.isEmpty else { return [] }
    var isWanted = [Bool](repeating: false, count: truth.labels.count)
    for row in rows { isWanted[row] = true }
    let said = concurrentMap(orders.count, jobs: orders.count) { [isWanted] model in
      try? predictions(of: model, in: orders[model].chunks(of: isWanted))
    }
    return rows.compactMap { row in
      let models = plan.models.indices.compactMap { model in
        said[model]?[row].map {
          TestSet.Model(
            name: plan.models[model].name, predictions: $0,
            precision: plan.models[model].table.precision)
        }
      }
      guard models.count == plan.models.count else { return nil }
      let sample = TestSet(
        classes: plan.classes, positive: plan.positive,
        ids: truth.ids.map { TextColumn([$0[row]]) },
        labels: truth.labels.reordered([row]), models: models,
        side: truth.side.reordered([row]))
      return (row, sample)
    }
  }

  /// A model's predictions in some rows of some chunks of its file, by sample.
  private func predictions(
    of model: Int, in chunks: [(place: StepPlace, rows: [(offset: Int, sample: Int)])]
  ) throws -> [Int: Predictions] {
    let reader = ChunkReader(plan)
    let path = plan.models[model].table.path
    let file = try FileInStep(
      path, plan.request.options(opening: path), headRows: chunkRows, headBytes: .max)
    let steps = StepReader([file], progress: progress, activity: .findingSamples)
    var said: [Int: Predictions] = [:]
    for (place, rows) in chunks {
      steps.move(to: place)
      while let step = steps.next(), step.firstRow <= place.row {
        guard step.firstRow == place.row else { continue }
        let found = try reader.predictions(step, model: model)
        for (offset, sample) in rows { said[sample] = found.reordered([offset]) }
        break
      }
    }
    return said
  }
}
