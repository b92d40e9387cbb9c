import AssayData
import AssayRoles
import AssayTables

/// Why reading in chunks is not enough, from the mildest reason to the worst.
enum StreamObstacle: Int {
  /// The first labels had one class each, but later ones are distributions.
  case soft
  /// Later rows have classes that the first ones lack.
  case misled
  /// The rows of the files are not about the same samples.
  case unpaired
}

/// One worker's share of the chunks: what it folded and found.
struct ChunkWorker<Folded: SampleFold>: Sendable {
  private(set) var folded: Folded
  private(set) var notes = ReadNotes()
  private(set) var problems = ChunkProblems()
  private let reader: ChunkReader
  private var ids = IDOrder()
  /// Why reading in chunks is not enough; nil while it is.
  private(set) var obstacle: StreamObstacle?
  /// Whether further chunks cannot change the outcome.
  var isAtEnd: Bool { obstacle != nil || folded.failure != nil }
  /// Whether some sample has a weight above 0.
  private(set) var hasAnyWeight = false
  private(set) var sampleCount = 0

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
      sampleCount += samples.count
      if problems.isEmpty, samples.count > 0 { folded.add(samples, firstRow: step.firstRow) }
    } catch {
      switch error {
      case .soft: obstacle = .soft
      case .misled: obstacle = .misled
      case .unpaired: obstacle = .unpaired
      case .read(let error): problems.add(error, firstRow: step.firstRow)
      }
    }
  }

  mutating func merge(_ other: ChunkWorker) {
    folded.merge(other.folded)
    notes.merge(other.notes)
    problems.merge(other.problems)
    ids.merge(other.ids)
    obstacle = [obstacle, other.obstacle].compactMap(\.self).max { $0.rawValue < $1.rawValue }
    hasAnyWeight = hasAnyWeight || other.hasAnyWeight
    sampleCount += other.sampleCount
  }

  /// Whether every id is known to be distinct.
  var idsAreDistinct: Bool { ids.areDistinct }
}
