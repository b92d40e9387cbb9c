import AssayData

/// One worker's share of the chunks: what it folded, and what it found.
struct ChunkWorker<Folded: SampleFold>: Sendable {
  private(set) var folded: Folded
  private(set) var notes = ReadNotes()
  private(set) var problems = ChunkProblems()
  private let reader: ChunkReader
  private var ids = IDOrder()
  /// Whether chunks alone do not do.
  private(set) var needsWhole = false
  /// Whether no further chunk changes what becomes of all.
  var isAtEnd: Bool { needsWhole || folded.failure != nil }
  /// Whether some sample has a weight above 0.
  private(set) var hasAnyWeight = false

  init(folded: Folded, reader: ChunkReader) {
    self.folded = folded
    self.reader = reader
  }

  mutating func add(_ step: Step) {
    do {
      let (samples, found) = try reader.read(step)
      notes.merge(found)
      if let column = samples.ids { ids.add(column, firstRow: step.firstRow) }
      hasAnyWeight = hasAnyWeight || samples.side.hasAnyWeight
      if problems.isEmpty { folded.add(samples, firstRow: step.firstRow) }
    } catch {
      switch error {
      case .needsWhole: needsWhole = true
      case .read(let error): problems.add(error, firstRow: step.firstRow)
      }
    }
  }

  mutating func merge(_ other: ChunkWorker) {
    folded.merge(other.folded)
    notes.merge(other.notes)
    problems.merge(other.problems)
    ids.merge(other.ids)
    needsWhole = needsWhole || other.needsWhole
    hasAnyWeight = hasAnyWeight || other.hasAnyWeight
  }

  /// Whether the chunks are all there is to know: no id can have come twice.
  var isSound: Bool { !needsWhole && ids.areDistinct }
}

/// What is wrong with the rows of chunks, to be put together in the order of the rows.
struct ChunkProblems: Sendable {
  private var found: [(firstRow: Int, error: ReadError)] = []

  var isEmpty: Bool { found.isEmpty }

  mutating func add(_ error: ReadError, firstRow: Int) {
    found.append((firstRow, error))
  }

  mutating func merge(_ other: ChunkProblems) {
    found += other.found
  }

  /// Throws the problems of the first of the files that has any, all counted.
  func check(in paths: [String]) throws(ReadError) {
    let sorted = found.sorted { $0.firstRow < $1.firstRow }
    for path in paths {
      var list = ProblemList(path: path)
      for (_, error) in sorted {
        if case .problems(let problems) = error, problems.path.isExactly(path) {
          list.merge(problems)
        }
      }
      try list.check()
    }
    if let first = sorted.first { throw first.error }
  }
}

/// Whether ids rise, as numbers or as texts, and so cannot come twice.
struct IDOrder: Sendable {
  private struct Run {
    let firstRow: Int
    let first: ArraySlice<UInt8>
    let last: ArraySlice<UInt8>
  }

  private var runs: [Run] = []
  private var riseAsNumbers = true
  private var riseAsTexts = true

  /// Adds the ids of a chunk.
  mutating func add(_ ids: TextColumn, firstRow: Int) {
    guard ids.count > 0 else { return }
    let rises = ids.rises
    riseAsTexts = riseAsTexts && rises.asTexts
    riseAsNumbers = riseAsNumbers && rises.asNumbers
    runs.append(
      Run(
        firstRow: firstRow, first: ArraySlice(Array(ids.bytes(at: 0))),
        last: ArraySlice(Array(ids.bytes(at: ids.count - 1)))))
  }

  mutating func merge(_ other: IDOrder) {
    runs += other.runs
    riseAsNumbers = riseAsNumbers && other.riseAsNumbers
    riseAsTexts = riseAsTexts && other.riseAsTexts
  }

  /// Whether each id is beyond the one before, in the order of the rows.
  var areDistinct: Bool {
    var order = self
    let sorted = runs.sorted { $0.firstRow < $1.firstRow }
    for (one, next) in zip(sorted, sorted.dropFirst()) { order.note(one.last, next.first) }
    return order.riseAsNumbers || order.riseAsTexts
  }

  /// Compares two ids that follow each other.
  ///
  /// As numbers a shorter one is less; among equally long ids both orders agree. Either order alone
  /// makes ids distinct.
  private mutating func note(_ one: ArraySlice<UInt8>, _ next: ArraySlice<UInt8>) {
    guard riseAsNumbers || riseAsTexts else { return }
    let rises = one.lexicographicallyPrecedes(next)
    riseAsTexts = riseAsTexts && rises
    riseAsNumbers = riseAsNumbers && (one.count < next.count || (one.count == next.count && rises))
  }
}
