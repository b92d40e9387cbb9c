/// The measurements of samples that are units by themselves, batch by batch.
struct SampleColumns: Sendable {
  struct Batch: Sendable {
    var rows: SampleRows
    let weights: [Double]?
    var columns: [UnitColumn: [Double]]
    let labels: [Int32]
    /// By model.
    let predicted: [[Int32]]

    var count: Int { labels.count }
  }

  private var batches: [Batch] = []

  mutating func add(_ batch: Batch) { if batch.count > 0 { batches.append(batch) } }

  mutating func merge(_ other: SampleColumns) { batches += other.batches }

  /// Moves these samples behind that many others.
  mutating func move(by rows: Int) {
    for index in batches.indices { batches[index].rows = batches[index].rows.moved(by: rows) }
  }

  /// The numbers of a column as they were measured.
  func written(_ column: UnitColumn) -> [Double] {
    joined { $0.columns[column] ?? Array(repeating: 0, count: $0.count) }
  }

  /// Forgets some columns.
  mutating func drop(_ isDropped: (UnitColumn) -> Bool) {
    for index in batches.indices {
      for column in batches[index].columns.keys where isDropped(column) {
        batches[index].columns[column] = nil
      }
    }
  }

  // MARK: - Read

  var columns: Set<UnitColumn> {
    batches.reduce(into: []) { $0.formUnion($1.columns.keys) }
  }

  /// The same batches in the order of their rows, as far as they have one.
  var sorted: SampleColumns {
    var sorted = self
    sorted.batches.sort { $0.rows[0] < $1.rows[0] }
    return sorted
  }

  /// The places of the samples, batch after batch, in the order of their rows; nil if they are in it.
  var order: [Int]? {
    var rows: [Int] = []
    rows.reserveCapacity(batches.reduce(0) { $0 + $1.count })
    for batch in batches {
      for place in 0..<batch.count { rows.append(batch.rows[place]) }
    }
    guard zip(rows, rows.dropFirst()).contains(where: { $0 > $1 }) else { return nil }
    return rows.indices.sorted { rows[$0] < rows[$1] }
  }

  /// The weights, the largest from ½ up to 1; 1 each of samples without weights.
  var weights: [Double] {
    let scale = batches.compactMap { $0.weights?.max() }.max().map { ScaledWeight($0).exponent }
    return joined { batch in
      guard let weights = batch.weights, let scale else {
        return Array(repeating: 1, count: batch.count)
      }
      // Far below the largest weight it would be 0, which is no weight.
      return weights.map {
        max(ScaledWeight($0).divided(by: scale), .leastNormalMagnitude)
      }
    }
  }

  /// The numbers of a column; one that is not finite, or is missing, counts as 0.
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
