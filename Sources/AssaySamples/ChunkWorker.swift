import AssayData
import AssayRoles
import AssayTables

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
