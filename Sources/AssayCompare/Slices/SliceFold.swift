import AssayData
import AssayEvaluate

/// Folds samples by the values of the columns that make slices: accumulate, merge, value.
///
/// Nothing is measured again: losses that were measured wait until there are enough of them to be
/// put in the order of their values.
struct SliceFold: Sendable {
  /// The limits on the number of samples that wait, and on their losses.
  ///
  /// Samples wait so that each of many values has enough of them to be added many at a time. The
  /// limit on losses may lower the number of samples, but not below the minimum.
  private static let (fewestWaiting, mostWaiting, mostLosses) = (1 << 12, 1 << 16, 1 << 21)

  private(set) var tables: [SliceTableFold]
  private var waiting: MeasuredSamples
  /// By table, the indices of the waiting samples' values.
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

  /// The reason why the samples cannot be put into slices; nil if they can.
  var failure: CompareError? {
    tables.first { $0.isOverfull }.map { .tooManySlices($0.columns) }
  }

  /// By table, the index of each sample's value, to be passed to ``add(_:_:_:_:)`` with the same
  /// samples.
  mutating func places(of side: SideColumns) -> [[Int32]] {
    tables.indices.map { tables[$0].places(of: side) }
  }

  /// Adds samples: a batch and its losses for each model, the differences of the losses for each
  /// pair of models, and by table the indices of the samples' values.
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

  /// Adds the waiting samples to the tables.
  mutating func addWaiting() {
    guard waiting.count > 0, failure == nil else { return }
    for table in tables.indices {
      tables[table].add(waiting, places[table])
      places[table] = []
    }
    waiting = MeasuredSamples(
      modelCount: waiting.models.count, pairCount: waiting.differences.count)
  }

  /// Ends the adding: values with enough samples get the sums over their units.
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

  /// Moves the samples down by `rows` rows.
  mutating func move(by rows: Int) {
    addWaiting()
    for table in tables.indices { tables[table].move(by: rows) }
  }
}
