import AssayData
import AssayEvaluate

/// Folds samples by the values of one column, or of two: accumulate, merge, value.
///
/// Values are distinguished by their bytes.
struct SliceTableFold: Sendable {
  /// Columns with more distinct values are rejected.
  static let mostValues = 1000

  /// The names of the one or two columns.
  let columns: [String]
  /// The texts of each value in the columns, and the fold of its samples.
  private(set) var values: [(texts: [String], fold: SliceValueFold)] = []
  /// Whether there are too many values, so that none is folded.
  private(set) var isOverfull = false
  /// The indices of the columns among the side columns.
  private let sides: [Int]
  /// The index of each value, by its bytes in each of the columns.
  private var places: [[[UInt8]]: Int32] = [:]
  private let empty: SliceValueFold
  /// The indices of the samples' values, as long as there are few enough samples to keep
  /// probabilities.
  private var noted: [(rows: SampleRows, places: [Int32])] = []
  private var notedCount = 0

  init(_ columns: [(name: String, found: Int)], empty: SliceValueFold) {
    self.columns = columns.map(\.name)
    sides = columns.map(\.found)
    self.empty = empty
  }

  /// The index of each sample's value.
  mutating func places(of side: SideColumns) -> [Int32] {
    let distinct = sides.map { DistinctTexts(side.slices[$0]) }
    guard !isOverfull, let first = distinct.first else { return [] }
    guard distinct.count > 1 else {
      let known = first.texts.map { place(of: [$0]) }
      return isOverfull ? [] : first.codes.map { known[Int($0)] }
    }
    let second = distinct[1]
    var known: [Int64: Int32] = [:]
    var result: [Int32] = []
    for (one, other) in zip(first.codes, second.codes) {
      let codes = Int64(one) << 32 | Int64(other)
      let found = known[codes] ?? place(of: [first.texts[Int(one)], second.texts[Int(other)]])
      known[codes] = found
      result.append(found)
      if isOverfull { return [] }
    }
    return result
  }

  private mutating func place(of texts: [String]) -> Int32 {
    let key = texts.map { Array($0.utf8) }
    if let known = places[key] { return known }
    guard !isOverfull, values.count < SliceTableFold.mostValues else {
      overfill()
      return 0
    }
    let place = Int32(values.count)
    places[key] = place
    values.append((texts, empty))
    return place
  }

  private mutating func overfill() {
    (isOverfull, values, places) = (true, [], [:])
    noted = []
  }

  /// Notes the value of each sample.
  mutating func note(_ rows: SampleRows, _ places: ArraySlice<Int32>) {
    notedCount += places.count
    if notedCount > ScoreStore.exactLimit {
      noted = []
    } else {
      noted.append((rows, Array(places)))
    }
  }

  /// The index of each row's value; nil if there are too many rows.
  var rowPlaces: [Int32]? {
    guard notedCount <= ScoreStore.exactLimit else { return nil }
    var all = [Int32](repeating: 0, count: notedCount)
    for (rows, places) in noted {
      for (offset, place) in places.enumerated() {
        let row = rows[offset]
        // Samples of weight 0 leave gaps between the rows.
        if row >= all.count { all += repeatElement(0, count: row + 1 - all.count) }
        all[row] = place
      }
    }
    return all
  }

  /// Adds samples whose values have these indices.
  mutating func add(_ samples: MeasuredSamples, _ places: [Int32]) {
    var starts = [Int](repeating: 0, count: values.count + 1)
    for place in places { starts[Int(place) + 1] += 1 }
    for value in values.indices { starts[value + 1] += starts[value] }
    var next = starts
    var order = [Int](repeating: 0, count: places.count)
    for (sample, place) in places.enumerated() {
      order[next[Int(place)]] = sample
      next[Int(place)] += 1
    }
    let grouped = samples.reordered(order)
    for value in values.indices {
      let end = starts[value + 1]
      for start in stride(from: starts[value], to: end, by: Comparer.batchSize) {
        values[value].fold.add(grouped, in: start..<min(start + Comparer.batchSize, end))
      }
    }
  }

  /// Closes the sums over units for values with at least `least` samples.
  mutating func close(least: Int, jobs: Int) {
    let folds = values.map(\.fold)
    let closed = concurrentMap(folds.count, jobs: jobs) {
      folds[$0].count >= least ? folds[$0].closed : folds[$0]
    }
    for value in values.indices { values[value].fold = closed[value] }
  }

  mutating func merge(_ other: SliceTableFold) {
    if other.isOverfull { overfill() }
    var moved: [Int32] = []
    for (texts, fold) in other.values where !isOverfull {
      let place = place(of: texts)
      moved.append(place)
      if !isOverfull { values[Int(place)].fold.merge(fold) }
    }
    guard !isOverfull else { return }
    notedCount += other.notedCount
    noted += other.noted.map { rows, places in (rows, places.map { moved[Int($0)] }) }
    if notedCount > ScoreStore.exactLimit { noted = [] }
  }

  /// Moves the samples down by `rows` rows.
  mutating func move(by rows: Int) {
    for value in values.indices { values[value].fold.move(by: rows) }
    noted = noted.map { ($0.rows.moved(by: rows), $0.places) }
  }
}
