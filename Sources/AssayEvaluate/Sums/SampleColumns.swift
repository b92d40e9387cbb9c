/// The measurements of samples without groups, batch by batch.
struct SampleColumns: Sendable {
  struct Batch: Sendable {
    var rows: SampleRows
    let weights: [Double]?
    var columns: [UnitColumn: [Double]]
    let labels: [Int32]
    /// The predicted classes, by model.
    let predicted: [[Int32]]

    var count: Int { labels.count }
  }

  private var batches: [Batch] = []

  mutating func add(_ batch: Batch) { if batch.count > 0 { batches.append(batch) } }

  mutating func merge(_ other: SampleColumns) { batches += other.batches }

  /// Moves the samples down by `rows` rows.
  mutating func move(by rows: Int) {
    for index in batches.indices { batches[index].rows = batches[index].rows.moved(by: rows) }
  }

  /// The numbers of a column as measured; 0 where they are missing.
  func written(_ column: UnitColumn) -> [Double] {
    joined { $0.columns[column] ?? Array(repeating: 0, count: $0.count) }
  }

  /// Drops some columns.
  mutating func drop(_ isDropped: (UnitColumn) -> Bool) {
    for index in batches.indices {
      for column in batches[index].columns.keys where isDropped(column) {
        batches[index].columns[column] = nil
      }
    }
  }

  // MARK: - Results

  var columns: Set<UnitColumn> {
    batches.reduce(into: []) { $0.formUnion($1.columns.keys) }
  }

  /// The same batches, ordered by their first rows.
  var sorted: SampleColumns {
    var sorted = self
    sorted.batches.sort { $0.rows[0] < $1.rows[0] }
    return sorted
  }

  /// The indices of the samples, over all batches, in the order of their rows; nil if they are
  /// already in it.
  var order: [Int]? {
    var rows: [Int] = []
    rows.reserveCapacity(batches.reduce(0) { $0 + $1.count })
    for batch in batches {
      for place in 0..<batch.count { rows.append(batch.rows[place]) }
    }
    guard zip(rows, rows.dropFirst()).contains(where: { $0 > $1 }) else { return nil }
    return rows.indices.sorted { rows[$0] < rows[$1] }
  }

  /// The weights, scaled such that the largest is from ½ up to 1; all 1 for samples without
  /// weights.
  var weights: [Double] {
    let scale = batches.compactMap { $0.weights?.max() }.max().map { ScaledWeight($0).exponent }
    return joined { batch in
      guard let weights = batch.weights, let scale else {
        return Array(repeating: 1, count: batch.count)
      }
      // A weight far below the largest would become 0, which is no weight.
      return weights.map {
        max(ScaledWeight($0).divided(by: scale), .leastNormalMagnitude)
      }
    }
  }

  /// The numbers of a column; one that is missing or not finite counts as 0.
  func values(of column: UnitColumn) -> [Double] {
    joined { batch in
      batch.columns[column]?.map { $0.isFinite ? $0 : 0 } ?? Array(repeating: 0, count: batch.count)
    }
  }

  var labels: [Int32] { joined(\.labels) }

  func predicted(by model: Int) -> [Int32] { joined { $0.predicted[model] } }

  private func joined<Value>(_ part: (Batch) -> [Value]) -> [Value] {
    var joined: [Value] = []
    joined.reserveCapacity(batches.reduce(0) { $0 + $1.count })
    for batch in batches { joined += part(batch) }
    return joined
  }
}
