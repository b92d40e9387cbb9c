package import AssayData
import Dispatch
import Synchronization

/// The samples of some files, in parts: however many rows there are, only some are in memory.
///
/// Files are cut into chunks of the same rows, in step; several workers parse and fold chunks at
/// the same time. That works while the first rows show what the files are, and while the rows of
/// all files are about the same samples in the same order. Where a later row says otherwise,
/// everything is read whole and joined: see ``read(_:)``, which gives the same samples.
package struct SampleStream: Sendable {
  /// Rows in a chunk: some hundred kilobytes of text.
  package static let chunkRows = 4096

  package let shape: TestSet.Shape
  private let request: ReadRequest
  private let form: Form
  /// The files of which all rows are known already; standard input cannot be read twice.
  private let complete: [String: (table: any Table, byteCount: Int)]

  private enum Form {
    case whole(ReadResult)
    case stream(ReadPlan, [FileInStep])
  }

  /// What is known at the end.
  package struct Summary: Sendable {
    package let sources: [Source]
    package let caveats: [Caveat]
  }

  /// Opens the files and decides what their columns are.
  package init(_ request: ReadRequest, chunkRows: Int = chunkRows) throws(ReadError) {
    self.request = request
    var files: [FileInStep] = []
    for path in request.paths {
      files.append(
        try FileInStep(path, request.options(opening: path), chunkRows: chunkRows))
    }
    var opened: [String: (table: any Table, byteCount: Int)] = [:]
    for file in files { opened[file.path] = (file.head, file.bytesRead) }
    let ends = files.filter(\.isComplete).map(\.path)
    complete = opened.filter { ends.contains($0.key) }
    var reader = Reader(request: request, opened: opened)
    if files.allSatisfy(\.isComplete) {
      let result = try reader.read()
      (form, shape) = (.whole(result), result.testSet.shape)
    } else if let plan = try reader.planOfFirstRows() {
      (form, shape) = (.stream(plan, files), ChunkReader(plan).shape)
    } else {
      var reader = Reader(request: request, opened: complete)
      let result = try reader.read()
      (form, shape) = (.whole(result), result.testSet.shape)
    }
  }

  /// Folds all samples.
  ///
  /// - Parameters:
  ///   - jobs: How many workers there are; no bit of the result depends on it.
  ///   - start: What each worker starts from, once the shape of the test set is certain.
  ///   - add: Adds samples, given the row of the first; a worker gets its chunks in rising order.
  ///   - merge: Adds what another worker has.
  /// - Returns: What all workers have, and what is to be said of the files.
  /// - Throws: ``ReadError``, or what `start` throws.
  package func fold<Folded: Sendable>(
    jobs: Int, from start: (TestSet.Shape) throws -> Folded,
    add: @Sendable (inout Folded, TestSet, Int) -> Void,
    merge: (inout Folded, Folded) -> Void
  ) throws -> (folded: Folded, summary: Summary) {
    guard case .stream(let plan, let files) = form else { return try foldWhole(start, add) }
    let initial = try start(shape)
    let steps = StepReader(files)
    let results = Results<Folded>()
    DispatchQueue.concurrentPerform(iterations: max(1, jobs)) { _ in
      var worker = ChunkWorker(folded: initial, reader: ChunkReader(plan))
      while !worker.needsWhole, let step = steps.next() { worker.add(step, add) }
      if worker.needsWhole { steps.stop() }
      results.append(worker)
    }
    let workers = results.all
    if let failure = steps.failure { throw failure }
    var whole = workers[0]
    for worker in workers.dropFirst() { whole.merge(worker, merge) }
    try whole.problems.check(in: plan.paths)
    guard steps.areInStep, whole.isSound else { return try foldWhole(start, add) }
    return (
      whole.folded, Summary(sources: steps.sources(plan), caveats: whole.notes.caveats)
    )
  }

  private func foldWhole<Folded>(
    _ start: (TestSet.Shape) throws -> Folded, _ add: (inout Folded, TestSet, Int) -> Void
  ) throws -> (folded: Folded, summary: Summary) {
    var reader = Reader(request: request, opened: complete)
    let result = if case .whole(let result) = form { result } else { try reader.read() }
    var folded = try start(result.testSet.shape)
    add(&folded, result.testSet, 0)
    return (folded, Summary(sources: result.sources, caveats: result.caveats))
  }
}

/// Where workers leave what they have.
private final class Results<Folded: Sendable>: Sendable {
  private let workers = Mutex<[ChunkWorker<Folded>]>([])

  func append(_ worker: ChunkWorker<Folded>) {
    workers.withLock { $0.append(worker) }
  }

  var all: [ChunkWorker<Folded>] { workers.withLock { $0 } }
}
