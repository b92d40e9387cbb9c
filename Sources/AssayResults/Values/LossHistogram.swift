package import AssayData

/// A histogram of losses: accumulate, merge, value.
///
/// It holds integers only, so neither order nor merging changes a bit.
package struct LossHistogram: Sendable, Equatable {
  package static let bins = LossBins.fine

  /// The number of samples in each of ``bins``; infinite losses are in the last.
  package private(set) var counts: [Int]
  package private(set) var infinite = 0

  package init() { counts = Array(repeating: 0, count: LossHistogram.bins.count) }

  package mutating func add(_ losses: [Double]) {
    for loss in losses {
      counts[LossHistogram.bins.bin(of: loss)] += 1
      if loss == .infinity { infinite += 1 }
    }
  }

  package mutating func merge(_ other: LossHistogram) {
    infinite += other.infinite
    for bin in counts.indices { counts[bin] += other.counts[bin] }
  }

  package var total: Int { counts.reduce(0, +) }

  /// The nonempty bins, each as its index and its count.
  var filled: [[Int]] { counts.indices.filter { counts[$0] > 0 }.map { [$0, counts[$0]] } }

  /// Nil if a bin does not exist, or if the last bin has fewer losses than are infinite.
  init?(filled: [[Int]], infinite: Int) {
    self.init()
    for entry in filled {
      guard entry.count == 2, counts.indices.contains(entry[0]) else { return nil }
      counts[entry[0]] += entry[1]
    }
    guard infinite <= counts.last ?? 0 else { return nil }
    self.infinite = infinite
  }
}

/// A joint histogram of two models' losses, in bins of both: accumulate, merge, value.
package struct LossDensity: Sendable, Equatable {
  package static let bins = LossBins.coarse

  /// The number of samples, indexed by the baseline's bin · number of bins + the candidate's bin.
  private var counts: [Int]

  package init() {
    counts = Array(repeating: 0, count: LossDensity.bins.count * LossDensity.bins.count)
  }

  /// Adds samples by their losses; both arrays have the same length.
  package mutating func add(baseline: [Double], candidate: [Double]) {
    let bins = LossDensity.bins
    for (old, new) in zip(baseline, candidate) {
      counts[bins.bin(of: old) * bins.count + bins.bin(of: new)] += 1
    }
  }

  package mutating func merge(_ other: LossDensity) {
    for cell in counts.indices { counts[cell] += other.counts[cell] }
  }

  var total: Int { counts.reduce(0, +) }

  /// Nil if a bin does not exist.
  init?(filled: [[Int]]) {
    self.init()
    let bins = 0..<LossDensity.bins.count
    for entry in filled {
      guard entry.count == 3, bins.contains(entry[0]), bins.contains(entry[1]) else { return nil }
      counts[entry[0] * bins.count + entry[1]] += entry[2]
    }
  }

  /// The nonempty cells.
  package var cells: [(baseline: Int, candidate: Int, count: Int)] {
    counts.indices.filter { counts[$0] > 0 }.map { cell in
      let (old, new) = cell.quotientAndRemainder(dividingBy: LossDensity.bins.count)
      return (old, new, counts[cell])
    }
  }
}

// MARK: - Saved form

extension LossHistogram {
  package var saved: Saved {
    .members([("bins", .list(counts.map(Saved.count))), ("infinite", .count(infinite))])
  }

  /// Restores the histogram of `count` samples.
  package init(saved: Saved, count: Int) throws(SavedFault) {
    self.init()
    let list = try saved.member("bins")
    for (bin, entry) in try list.list(count: counts.count).enumerated() {
      counts[bin] = try entry.count(to: count)
    }
    guard total == count else {
      throw list.fault(.notAddingUp(list.name, expected: count, found: total))
    }
    infinite = try saved.member("infinite").count(to: counts[counts.count - 1])
  }
}

extension LossDensity {
  /// The nonempty cells, each as its two bins and its count.
  package var saved: Saved {
    .list(cells.map { .list([.count($0.baseline), .count($0.candidate), .count($0.count)]) })
  }

  /// Restores the histogram of `count` samples.
  package init(saved: Saved, count: Int) throws(SavedFault) {
    self.init()
    let bins = LossDensity.bins.count
    var (total, last) = (0, -1)
    for entry in try saved.list() {
      let numbers = try entry.list(count: 3)
      let cell =
        try numbers[0].count(to: bins - 1) * bins + numbers[1].count(to: bins - 1)
      guard cell > last else { throw entry.fault(.outOfOrder(saved.name)) }
      last = cell
      counts[cell] = try numbers[2].count(from: 1, to: count)
      total += counts[cell]
      guard total <= count else { break }
    }
    guard total == count else {
      throw saved.fault(.notAddingUp(saved.name, expected: count, found: total))
    }
  }
}
