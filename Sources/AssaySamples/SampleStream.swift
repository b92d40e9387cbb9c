package import AssayData
package import AssayRoles
package import AssayTables

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
    var files = try SampleStream.open(request, headRows: chunkRows ?? SampleStream.headRows)
    let bytesPerRow = files.map { $0.bytesRead / max(1, $0.head.rowCount) }.max() ?? 1
    for index in files.indices {
      files[index].chunkRows = chunkRows ?? SampleStream.chunkRows(bytesPerRow: bytesPerRow)
    }
    var opened: [ExactText: (table: any Table, byteCount: Int)] = [:]
    for file in files { opened[file.path] = (file.head, file.bytesRead) }
    let ends = files.filter(\.isComplete).map(\.path)
    complete = opened.filter { ends.contains(exactly: $0.key.text) }
    if files.allSatisfy(\.isComplete) {
      var reader = WholeReader(request, opened: opened)
      let result = try reader.read()
      (form, shape) = (.whole(result), result.testSet.shape)
    } else if let plan = try SampleStream.planOfFirstRows(request, opened) {
      (form, shape) = (.stream(plan, files), ChunkReader(plan).shape)
    } else {
      var reader = WholeReader(request, opened: complete)
      let result = try reader.read()
      (form, shape) = (.whole(result), result.testSet.shape)
    }
  }

  private static func planOfFirstRows(
    _ request: ReadRequest, _ opened: [ExactText: (table: any Table, byteCount: Int)]
  ) throws(ReadError) -> ReadPlan? {
    var finder = RoleFinder(request: request, opened: opened)
    return try finder.planOfFirstRows()
  }

  /// Opens all files with equally many first rows.
  private static func open(
    _ request: ReadRequest, headRows: Int
  ) throws(ReadError) -> [FileInStep] {
    var files: [FileInStep] = []
    for path in request.paths {
      files.append(
        try FileInStep(
          path, request.options(opening: path), headRows: headRows, headBytes: FileInStep.headBytes)
      )
    }
    // Of which the rows are long, fewer were taken.
    let counts = files.filter { !$0.isComplete }.map(\.head.rowCount)
    guard let rows = counts.min(), rows < headRows else { return files }
    for index in files.indices
    where files[index].head.rowCount > rows && files[index].isRereadable {
      let path = files[index].path
      files[index] = try FileInStep(
        path, request.options(opening: path), headRows: rows, headBytes: .max)
    }
    return files
  }

  /// As many rows as go fast, in whole words of bits; of long rows no more than fit in memory.
  private static func chunkRows(bytesPerRow: Int) -> Int {
    let bytesPerRow = max(1, bytesPerRow)
    let fastRows = min(max(chunkBytes / bytesPerRow / 64 * 64, 64), headRows)
    return min(fastRows, max(1, FileInStep.headBytes / bytesPerRow))
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
    let parts = workers(jobs) {
      var worker = ChunkWorker(folded: initial, reader: ChunkReader(plan))
      while !worker.isAtEnd, let step = steps.next() { worker.add(step) }
      if worker.isAtEnd { steps.stop() }
      return worker
    }
    if let failure = steps.failure { throw failure }
    var whole = parts[0]
    for part in parts.dropFirst() { whole.merge(part) }
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
    var reader = WholeReader(request, opened: complete)
    let result = if case .whole(let result) = form { result } else { try reader.read() }
    var folded = try start(result.testSet.shape)
    folded.add(result.testSet, firstRow: 0)
    if let failure = folded.failure { throw failure }
    return (folded, Summary(sources: result.sources, caveats: result.caveats))
  }
}
