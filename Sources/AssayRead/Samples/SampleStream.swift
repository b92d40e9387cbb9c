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
  /// How many rows decide what the files are.
  private static let headRows = 4096
  /// About so many bytes of the file with the longest rows make a chunk: what a processor keeps at
  /// hand between parsing and folding.
  private static let chunkBytes = 96 << 10

  package let shape: TestSet.Shape
  private let request: ReadRequest
  private let form: Form
  /// The files of which all rows are known already; standard input cannot be read twice.
  private let complete: [ExactText: (table: any Table, byteCount: Int)]

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
  ///
  /// - Parameters:
  ///   - request: What to read.
  ///   - chunkRows: The rows in a chunk, the first included; nil for as many as go fast.
  /// - Throws: ``ReadError`` where a file cannot be opened or its first rows cannot be understood.
  package init(_ request: ReadRequest, chunkRows: Int? = nil) throws(ReadError) {
    self.request = request
    var files: [FileInStep] = []
    for path in request.paths {
      files.append(
        try FileInStep(
          path, request.options(opening: path), headRows: chunkRows ?? SampleStream.headRows))
    }
    let bytesPerRow = files.map { $0.bytesRead / max(1, $0.head.rowCount) }.max() ?? 1
    let fastRows = SampleStream.chunkBytes / max(1, bytesPerRow) / 64 * 64
    for index in files.indices {
      files[index].chunkRows = chunkRows ?? min(max(fastRows, 64), SampleStream.headRows)
    }
    var opened: [ExactText: (table: any Table, byteCount: Int)] = [:]
    for file in files { opened[file.path] = (file.head, file.bytesRead) }
    let ends = files.filter(\.isComplete).map(\.path)
    complete = opened.filter { ends.contains(exactly: $0.key.text) }
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
  ///   - progress: Whom to tell how far reading is.
  ///   - start: What each worker starts from, once the shape of the test set is certain.
  /// - Returns: What all workers have, and what is to be said of the files.
  /// - Throws: ``ReadError``, or what `start` throws.
  package func fold<Folded: SampleFold>(
    jobs: Int, progress: ProgressGate? = nil, from start: (TestSet.Shape) throws -> Folded
  ) throws -> (folded: Folded, summary: Summary) {
    guard case .stream(let plan, let files) = form else { return try foldWhole(start) }
    let initial = try start(shape)
    let jobs = max(1, jobs)
    let steps = StepReader(files, progress: progress, activity: .measuring)
    let results = Results<Folded>()
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      var worker = ChunkWorker(folded: initial, reader: ChunkReader(plan))
      while !worker.isAtEnd, let step = steps.next() { worker.add(step) }
      if worker.isAtEnd { steps.stop() }
      results.append(worker)
    }
    let workers = results.all
    if let failure = steps.failure { throw failure }
    var whole = workers[0]
    for worker in workers.dropFirst() { whole.merge(worker) }
    if let failure = whole.folded.failure { throw failure }
    // Where not all rows were read, reading whole says all that is wrong.
    if steps.areInStep { try whole.problems.check(in: plan.paths) }
    if steps.areInStep, whole.isSound {
      try plan.checkWeights(hasAny: whole.hasAnyWeight)
      return (
        whole.folded,
        Summary(sources: steps.sources(plan), caveats: plan.caveats + whole.notes.caveats)
      )
    }
    if !initial.comparesPredictions, files.allSatisfy(\.isRereadable) {
      let stream = JoinedStream(
        plan: plan, chunkRows: files[0].chunkRows, jobs: jobs, progress: progress)
      if let joined = try stream.fold(from: initial) {
        if let failure = joined.folded.failure { throw failure }
        return joined
      }
    }
    return try foldWhole(start)
  }

  private func foldWhole<Folded: SampleFold>(
    _ start: (TestSet.Shape) throws -> Folded
  ) throws -> (folded: Folded, summary: Summary) {
    var reader = Reader(request: request, opened: complete)
    let result = if case .whole(let result) = form { result } else { try reader.read() }
    var folded = try start(result.testSet.shape)
    folded.add(result.testSet, firstRow: 0)
    if let failure = folded.failure { throw failure }
    return (folded, Summary(sources: result.sources, caveats: result.caveats))
  }
}

/// Where workers leave what they have.
private final class Results<Folded: SampleFold>: Sendable {
  private let workers = Mutex<[ChunkWorker<Folded>]>([])

  func append(_ worker: ChunkWorker<Folded>) {
    workers.withLock { $0.append(worker) }
  }

  var all: [ChunkWorker<Folded>] { workers.withLock { $0 } }
}
