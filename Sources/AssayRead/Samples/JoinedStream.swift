import AssayData
import Dispatch
import Synchronization

/// Samples of files whose rows are not in one order: the labels are read first, then each model's
/// file in chunks of its own order, whose ids say which samples they are about.
///
/// Only labels, ids and an index of them are in memory, and what the fold keeps. Whatever is wrong
/// with the rows makes it give up: reading whole says what it is.
struct JoinedStream: Sendable {
  let plan: ReadPlan
  let chunkRows: Int
  let jobs: Int
  var progress: ProgressGate?

  /// Folds all samples; nil where the files cannot be joined so.
  func fold<Fold: SampleFold>(
    from start: Fold
  ) throws(ReadError) -> (folded: Fold, summary: SampleStream.Summary)? {
    guard plan.labels.layout.idColumn != nil, plan.models.allSatisfy({ $0.idColumn != nil }),
      let truth = try readLabels(), let ids = truth.ids
    else { return nil }
    let index = TextIndex(ids)
    guard index.repeated.isEmpty else { return nil }
    var (fold, notes) = (start, truth.notes)
    fold.add(
      labels: TestSet(classes: plan.classes, ids: ids, labels: truth.labels, models: []),
      firstRow: 0)
    var orders: [JoinedOrder] = []
    var files = [truth.file.path: truth.file]
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
    return (fold, SampleStream.Summary(sources: sources, caveats: notes.caveats))
  }

  /// Runs over the chunks of one file, `jobs` of them at a time.
  ///
  /// - Returns: What each worker has, and the file at its end; nil where a body gives up.
  private func overChunks<Part: Sendable>(
    of path: String, jobs: Int, activity: ReadProgress.Activity, start: @Sendable () -> Part,
    body: @Sendable (inout Part, Step) throws -> Void
  ) throws(ReadError) -> (parts: [Part], file: FileInStep)? {
    let file = try FileInStep(path, plan.request.options(opening: path), headRows: chunkRows)
    let steps = StepReader([file], progress: progress, activity: activity)
    let results = Mutex<[Part]>([])
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      var part = start()
      while let step = steps.next() {
        do {
          try body(&part, step)
        } catch {
          steps.stop()
        }
      }
      results.withLock { [part] in $0.append(part) }
    }
    guard steps.failure == nil, steps.areInStep, let file = steps.files.first else { return nil }
    return (results.withLock { $0 }, file)
  }
}

/// The labels of all samples.
struct JoinedLabels: Sendable {
  let labels: Labels
  let ids: TextColumn?
  let notes: ReadNotes
  let file: FileInStep
}

// MARK: - Labels

extension JoinedStream {
  private struct LabelPart: Sendable {
    let firstRow: Int
    let labels: Labels
    let ids: TextColumn?
  }

  private func readLabels() throws(ReadError) -> JoinedLabels? {
    let reader = ChunkReader(plan)
    let read = try overChunks(
      of: plan.labels.table.path, jobs: jobs, activity: .joining(plan.labels.table.path),
      start: { ([LabelPart](), ReadNotes()) },
      body: { part, step in
        let (labels, ids) = try reader.readLabels(step, &part.1)
        part.0.append(LabelPart(firstRow: step.firstRow, labels: labels, ids: ids))
      })
    guard let (parts, file) = read else { return nil }
    var notes = ReadNotes()
    for part in parts { notes.merge(part.1) }
    let sorted = parts.flatMap(\.0).sorted { $0.firstRow < $1.firstRow }
    var ids = TextColumn()
    for part in sorted { if let column = part.ids { ids.append(column) } }
    let labels = Labels(sorted.map(\.labels), classCount: plan.classes.count)
    return JoinedLabels(labels: labels, ids: ids, notes: notes, file: file)
  }
}

// MARK: - Models

/// Which sample each row of a model's file is about.
struct JoinedOrder: Sendable {
  fileprivate var parts: [(firstRow: Int, rows: [Int32])] = []

  /// Whether every sample has one row.
  fileprivate func isPermutation(of count: Int) -> Bool {
    var isSeen = [Bool](repeating: false, count: count)
    var rowCount = 0
    for part in parts {
      rowCount += part.rows.count
      for row in part.rows { isSeen[Int(row)] = true }
    }
    return rowCount == count && isSeen.allSatisfy(\.self)
  }

  /// The rows of the file that are about some samples, with these samples.
  fileprivate func fileRows(of isWanted: [Bool]) -> [(fileRow: Int, sample: Int)] {
    var found: [(fileRow: Int, sample: Int)] = []
    for part in parts {
      for (offset, row) in part.rows.enumerated() where isWanted[Int(row)] {
        found.append((part.firstRow + offset, Int(row)))
      }
    }
    return found
  }
}

extension JoinedStream {
  private func join<Fold: SampleFold>(
    _ model: Int, to truth: JoinedLabels, by index: TextIndex, start: Fold
  ) throws(ReadError) -> (folded: Fold, notes: ReadNotes, order: JoinedOrder, file: FileInStep)? {
    let reader = ChunkReader(plan)
    let read = try overChunks(
      of: plan.models[model].table.path, jobs: jobs,
      activity: .joining(plan.models[model].table.path),
      start: { (start, ReadNotes(), JoinedOrder()) },
      body: { part, step in
        let (samples, rows) = try reader.read(step, model: model, truth.labels, index, &part.1)
        part.0.add(model: model, of: samples, rows: rows)
        part.2.parts.append((step.firstRow, rows))
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

  /// Some samples with all models, read again: of each file only the chunks that have them.
  private func samples(
    _ rows: [Int], _ truth: JoinedLabels, _ orders: [JoinedOrder]
  ) throws(ReadError) -> [(row: Int, sample: TestSet)]? {
    guard !rows.isEmpty else { return [] }
    var isWanted = [Bool](repeating: false, count: truth.labels.count)
    for row in rows { isWanted[row] = true }
    let found = Mutex<[Int: [Int: Predictions]]>([:])
    DispatchQueue.concurrentPerform(iterations: orders.count) { [isWanted] model in
      let places = orders[model].fileRows(of: isWanted)
      let said = try? predictions(of: model, at: places)
      found.withLock { $0[model] = said }
    }
    let said = found.withLock { $0 }
    return rows.compactMap { row in
      let models = plan.models.indices.compactMap { model in
        said[model]?[row].map {
          TestSet.Model(name: plan.models[model].name, predictions: $0)
        }
      }
      guard models.count == plan.models.count else { return nil }
      let sample = TestSet(
        classes: plan.classes, positive: plan.positive,
        ids: truth.ids.map { TextColumn([$0[row]]) },
        labels: truth.labels.reordered([row]), models: models)
      return (row, sample)
    }
  }

  /// What a model says in some rows of its file, by the samples these are about.
  private func predictions(
    of model: Int, at places: [(fileRow: Int, sample: Int)]
  ) throws(ReadError) -> [Int: Predictions]? {
    let reader = ChunkReader(plan)
    let read = try overChunks(
      of: plan.models[model].table.path, jobs: 1, activity: .findingSamples,
      start: { [Int: Predictions]() },
      body: { part, step in
        let rows = step.firstRow..<(step.firstRow + step.rowCount)
        let here = places.filter { rows.contains($0.fileRow) }
        guard !here.isEmpty else { return }
        let found = try reader.predictions(step, model: model)
        for (fileRow, sample) in here {
          part[sample] = found.reordered([fileRow - rows.lowerBound])
        }
      })
    return read?.parts.first
  }
}
