// This module turns files into samples. It takes a `ReadRequest` and gives samples with labels,
// every model's predictions and side columns to a `SampleFold`, chunk by chunk, or as one test set.
// It pairs rows in step, by position or by id, and adds caveats for what a report must mention. It
// refuses rows that cannot be paired with certainty, doubled or missing ids, and labels or scores
// that do not fit the classes. Start with `SampleStream` below; `ChunkReader` makes samples of a
// chunk, `JoinedStream` joins files in different orders, and `WholeReader` is the simple way for
// everything else.

package import AssayData
package import AssayRoles
package import AssayTables

/// The samples of some files, read in chunks: however many rows there are, only a few are in
/// memory.
///
/// Files are cut into chunks of the same rows, in step; several workers parse and fold chunks in
/// parallel. The first rows determine the plan. If a later row contradicts it, the labels and
/// predicted classes of all rows are surveyed, and the files are streamed again. If the rows of
/// several files are in different orders, each file is streamed separately and joined by its ids.
/// Files that cannot be joined in this way are read whole by ``read(_:)``, which gives the same
/// samples.
package struct SampleStream: Sendable {
  /// The number of rows that determine the plan.
  private static let headRows = 4096
  /// The approximate size of a chunk in bytes, in the file with the longest rows: small enough to
  /// stay in a processor's cache between parsing and folding, and large enough that the cost per
  /// chunk is small.
  private static let chunkBytes = 384 << 10

  private let request: ReadRequest
  private let chunkRows: Int?
  private let form: Form
  /// The files of which all rows are already known; standard input cannot be read twice.
  private let complete: [ExactText: (table: any Table, byteCount: Int)]

  private enum Form {
    case whole(ReadResult)
    case stream(ReadPlan, [FileInStep])
  }

  /// The sources and caveats, known once all samples were read.
  package struct Summary: Sendable {
    package let sources: [Source]
    package let caveats: [Caveat]
  }

  /// Opens the files and determines the roles of their columns.
  ///
  /// - Parameters:
  ///   - request: What to read.
  ///   - chunkRows: The number of rows in a chunk, the first included; nil for the fastest.
  /// - Throws: ``ReadError`` if a file cannot be opened or its first rows cannot be understood.
  package init(_ request: ReadRequest, chunkRows: Int? = nil) throws(ReadError) {
    (self.request, self.chunkRows) = (request, chunkRows)
    let files = try SampleStream.open(request, chunkRows)
    let opened = SampleStream.heads(files)
    let ends = files.filter(\.isComplete).map(\.path)
    complete = opened.filter { ends.contains(exactly: $0.key.text) }
    var finder = RoleFinder(request: request, opened: opened)
    if files.allSatisfy(\.isComplete) {
      var reader = WholeReader(request, opened: opened)
      form = .whole(try reader.read())
    } else if finder.needsAllRows {
      var reader = WholeReader(request, opened: complete)
      form = .whole(try reader.read())
    } else {
      do {
        form = .stream(try SampleStream.plan(&finder, files), files)
      } catch {
        // Rows of one class or model may come before those of another.
        guard finder.mayBeLong else { throw error }
        var reader = WholeReader(request, opened: complete)
        form = .whole(try reader.read())
      }
    }
  }

  /// The plan based on the first rows, or on all labels if the first rows do not suffice.
  private static func plan(
    _ finder: inout RoleFinder, _ files: [FileInStep]
  ) throws(ReadError) -> ReadPlan {
    do {
      return try finder.plan()
    } catch {
      guard let columns = try? finder.labelColumns(),
        let survey = try survey(columns, known: finder.survey, files, finder.request)
      else { throw error }
      finder.survey = survey
      return try finder.plan()
    }
  }

  /// The same files from the start; nil if one of them cannot be read again.
  package func again() throws(ReadError) -> SampleStream? {
    guard case .stream(_, let files) = form else { return self }
    guard files.allSatisfy(\.isRereadable) else { return nil }
    return try SampleStream(request, chunkRows: chunkRows)
  }

  private static func heads(
    _ files: [FileInStep]
  ) -> [ExactText: (table: any Table, byteCount: Int)] {
    Dictionary(
      files.map { (ExactText($0.path), ($0.head, $0.bytesRead)) }, uniquingKeysWith: { $1 })
  }

  /// The texts of some columns in all rows; nil if they are already known, or if a file cannot be
  /// read again.
  private static func survey(
    _ columns: [ExactText: [Int]], known: TextSurvey, _ files: [FileInStep],
    _ request: ReadRequest, jobs: Int = 1
  ) throws(ReadError) -> TextSurvey? {
    guard !known.has(columns) else { return nil }
    var survey = known
    for file in files {
      guard let columns = columns[ExactText(file.path)] else { continue }
      guard file.isRereadable else { return nil }
      var again = try FileInStep(
        file.path, request.options(opening: file.path), headRows: file.head.rowCount,
        headBytes: FileInStep.headBytes)
      again.chunkRows = file.chunkRows
      guard survey.read(columns, of: again, jobs: jobs) else { return nil }
    }
    return survey
  }

  /// The column names of each file, as far as they are known, if every file is valid but has no
  /// rows; otherwise nil.
  package static func columnsWithoutRows(_ request: ReadRequest) -> [[String]]? {
    var columns: [[String]] = []
    for path in request.paths {
      do throws(ReadError) {
        var file = try openTableFile(path, request.options(opening: path))
        guard try file.next(rows: 1) == nil else { return nil }
        columns.append(file.columnNames)
      } catch {
        guard case .problems(let list) = error, let kind = list.first.map(\.kind).first,
          kind == .file(.noRows) || kind == .array(.emptyArray)
        else { return nil }
        columns.append([])
      }
    }
    return columns
  }

  /// Opens all files with the same number of first rows, and sets the number of rows per later
  /// chunk.
  private static func open(
    _ request: ReadRequest, _ chunkRows: Int?
  ) throws(ReadError) -> [FileInStep] {
    var files = try openHeads(request, headRows: chunkRows ?? headRows)
    let bytesPerRow = files.map { $0.bytesRead / max(1, $0.head.rowCount) }.max() ?? 1
    for index in files.indices {
      files[index].chunkRows = chunkRows ?? SampleStream.chunkRows(bytesPerRow: bytesPerRow)
    }
    return files
  }

  private static func openHeads(
    _ request: ReadRequest, headRows: Int
  ) throws(ReadError) -> [FileInStep] {
    var files: [FileInStep] = []
    for path in request.paths {
      files.append(
        try FileInStep(
          path, request.options(opening: path), headRows: headRows, headBytes: FileInStep.headBytes)
      )
    }
    // Fewer rows were read of files with long rows.
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

  /// The fastest number of rows, a multiple of 64; fewer if long rows would not fit in memory.
  private static func chunkRows(bytesPerRow: Int) -> Int {
    let bytesPerRow = max(1, bytesPerRow)
    let fastRows = min(max(chunkBytes / bytesPerRow / 64 * 64, 64), headRows)
    return min(fastRows, max(1, FileInStep.headBytes / bytesPerRow))
  }

  /// Folds all samples.
  ///
  /// - Parameters:
  ///   - jobs: The number of workers; it does not change any bit of the result.
  ///   - progress: Receives the progress of reading.
  ///   - start: Makes the initial fold of each worker, once the shape of the test set is known.
  /// - Returns: The merged fold, and the sources and caveats of the files.
  /// - Throws: ``ReadError``, or what `start` throws.
  package func fold<Folded: SampleFold>(
    jobs: Int, progress: ProgressGate? = nil, from start: (TestSet.Shape) throws -> Folded
  ) throws -> (folded: Folded, summary: Summary) {
    guard case .stream(var plan, var files) = form else { return try foldWhole(start) }
    while true {
      switch try pass(plan, files, jobs: max(1, jobs), progress, from: start) {
      case .done(let folded, let summary): return (folded, summary)
      case .failed(let error):
        guard let better = try? replanned(plan, files, jobs: jobs) else { throw error }
        plan = better
      case .again(.soft): plan = plan.withSoftLabels
      case .again(.misled):
        guard let better = try replanned(plan, files, jobs: jobs) else {
          return try foldWhole(start)
        }
        plan = better
      case .again(.unpaired):
        return try foldJoined(plan, files, jobs: jobs, progress, from: start)
          ?? foldWhole(start)
      }
      files = try SampleStream.open(request, chunkRows)
    }
  }

  /// The outcome of one pass over the files.
  private enum Pass<Folded> {
    case done(Folded, Summary)
    /// A problem with the rows, under a plan that further rows may change.
    case failed(any Error)
    case again(StreamObstacle)
  }

  /// Reads all files once, in step.
  private func pass<Folded: SampleFold>(
    _ plan: ReadPlan, _ files: [FileInStep], jobs: Int, _ progress: ProgressGate?,
    from start: (TestSet.Shape) throws -> Folded
  ) throws -> Pass<Folded> {
    let initial = try start(ChunkReader(plan).shape)
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
    if let obstacle = whole.obstacle { return .again(obstacle) }
    guard steps.areInStep else { return .again(.unpaired) }
    do {
      try whole.problems.check(in: plan.paths)
    } catch {
      return .failed(error)
    }
    guard whole.idsAreDistinct else { return .again(.unpaired) }
    try plan.checkCount(whole.sampleCount)
    try plan.checkWeights(hasAny: whole.hasAnyWeight)
    return .done(
      whole.folded,
      Summary(sources: steps.sources(plan), caveats: plan.caveats + whole.notes.caveats))
  }

  /// The plan based on the texts of all rows; nil if these are already known or cannot be read.
  private func replanned(
    _ plan: ReadPlan, _ files: [FileInStep], jobs: Int
  ) throws(ReadError) -> ReadPlan? {
    guard
      let survey = try SampleStream.survey(
        plan.textColumns, known: plan.survey, files, request, jobs: jobs)
    else { return nil }
    var finder = RoleFinder(
      request: request, opened: SampleStream.heads(files), survey: survey)
    return try finder.plan()
  }

  /// Reads each file separately and joins by id; nil if the files cannot be joined in this way.
  private func foldJoined<Folded: SampleFold>(
    _ plan: ReadPlan, _ files: [FileInStep], jobs: Int, _ progress: ProgressGate?,
    from start: (TestSet.Shape) throws -> Folded
  ) throws -> (folded: Folded, summary: Summary)? {
    guard files.allSatisfy(\.isRereadable) else { return nil }
    let initial = try start(ChunkReader(plan).shape)
    guard !initial.comparesPredictions else { return nil }
    let stream = JoinedStream(
      plan: plan, chunkRows: files[0].chunkRows, jobs: max(1, jobs), progress: progress)
    if let joined = try stream.fold(from: initial) {
      if let failure = joined.folded.failure { throw failure }
      return joined
    }
    guard let better = try? replanned(plan, files, jobs: jobs) else { return nil }
    return try foldJoined(better, files, jobs: jobs, progress, from: start)
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

extension FileInStep {
  /// The use of the file's columns, once it was read.
  func source(_ plan: ReadPlan) -> Source {
    plan.source(head, rowCount: rowCount, byteCount: bytesRead)
  }
}

extension StepReader {
  /// The use of each file's columns.
  func sources(_ plan: ReadPlan) -> [Source] {
    let files = files
    return plan.paths.compactMap { path in files.first { $0.path.isExactly(path) }?.source(plan) }
  }
}
