import AssayData
import AssayEvaluate

/// Folds samples by the values of the columns that make slices: accumulate, merge, value.
///
/// Nothing is measured again: the losses that were measured wait until there are enough of them to
/// be put in the order of their values.
struct SliceFold: Sendable {
  /// So many samples wait, that each of many values has enough of them to be added up many at a time;
  /// but no more than this many losses, unless that were few samples.
  private static let (fewestWaiting, mostWaiting, mostLosses) = (1 << 12, 1 << 16, 1 << 21)

  private(set) var tables: [SliceTableFold]
  private var waiting: MeasuredSamples
  /// By table, the places of the values of the samples that wait.
  private var places: [[Int32]]
  private let mostWaiting: Int

  /// Creates a fold without samples.
  init(_ tables: [SliceTableFold], modelCount: Int, pairCount: Int, lossCount: Int) {
    self.tables = tables
    mostWaiting = min(
      SliceFold.mostWaiting,
      max(
        SliceFold.fewestWaiting, SliceFold.mostLosses / max(1, (modelCount + pairCount) * lossCount)
      ))
    waiting = MeasuredSamples(modelCount: modelCount, pairCount: pairCount)
    places = tables.map { _ in [] }
  }

  /// Why the samples cannot be put into slices; nil if they can.
  var failure: CompareError? {
    tables.first { $0.isOverfull }.map { .tooManySlices($0.columns) }
  }

  /// By table, the place of each sample's value; to be given to ``add(_:_:_:)`` for the same samples.
  mutating func places(of side: SideColumns) -> [[Int32]] {
    tables.indices.map { tables[$0].places(of: side) }
  }

  /// Adds samples as each of the models sees them, with their losses, how these differ between the
  /// models of each pair, and the places of their values.
  mutating func add(
    _ batches: [SampleBatch], _ losses: [LossColumns], _ differences: [LossColumns],
    _ places: [ArraySlice<Int32>]
  ) {
    guard failure == nil else { return }
    waiting.append(batches, losses, differences)
    for table in tables.indices {
      self.places[table] += places[table]
      if let rows = batches.first?.rows { tables[table].note(rows, places[table]) }
    }
    if waiting.count >= mostWaiting { addWaiting() }
  }

  /// Adds the samples that wait.
  mutating func addWaiting() {
    guard waiting.count > 0, failure == nil else { return }
    for table in tables.indices {
      tables[table].add(waiting, places[table])
      places[table] = []
    }
    waiting = MeasuredSamples(
      modelCount: waiting.models.count, pairCount: waiting.differences.count)
  }

  /// Ends the adding: values with enough samples get to know what groups come to.
  mutating func close(least: Int, jobs: Int) {
    addWaiting()
    for table in tables.indices { tables[table].close(least: least, jobs: jobs) }
  }

  mutating func merge(_ other: SliceFold) {
    var other = other
    other.addWaiting()
    addWaiting()
    for table in tables.indices { tables[table].merge(other.tables[table]) }
  }

  /// Makes room for so many samples before these.
  mutating func move(by rows: Int) {
    addWaiting()
    for table in tables.indices { tables[table].move(by: rows) }
  }
}
