package import AssayData
import AssayStatistics

/// The sums of one loss over samples, the finite ones; logarithms in nats.
package struct LossStatistics: Sendable, Equatable {
  package let count: Int
  package let infinite: Int
  package let sum: Double
  /// Of the squares and of the cubes; nil where they were not added up.
  package let powers: PowerSums.Values?
}

/// Folds one loss over samples: its exact sum, and the infinite ones apart.
package struct MeanLoss: Sendable {
  /// So many rows of infinite losses are kept.
  package static let keptRows = 5

  private var finiteSum = ExactSum()
  /// What bounds of the mean need; nil where nobody asks for them.
  private var powers: PowerSums?
  private var count = 0
  private var infiniteCount = 0
  private var infiniteRows: [Int] = []

  package init(withPowers: Bool = false) {
    powers = withPowers ? PowerSums() : nil
  }

  /// Adds the losses of samples with these rows.
  package mutating func add(_ losses: [Double], rows: SampleRows) {
    add(losses.span, rows: rows)
  }

  /// Adds the losses of samples with these rows.
  mutating func add(_ losses: Span<Double>, rows: SampleRows) {
    count += losses.count
    if finiteSum.add(ofFinite: losses) {
      powers?.add(losses)
      return
    }
    var finite: [Double] = []
    for offset in 0..<losses.count {
      if losses[offset] == .infinity {
        infiniteCount += 1
        keep(infiniteRow: rows[offset])
      } else {
        finite.append(losses[offset])
      }
    }
    finiteSum.add(finite.span)
    powers?.add(finite.span)
  }

  /// Keeps the first rows, in whatever order they come.
  private mutating func keep(infiniteRow row: Int) {
    if infiniteRows.count == MeanLoss.keptRows, let last = infiniteRows.last, row > last { return }
    let place = infiniteRows.firstIndex { $0 > row } ?? infiniteRows.count
    infiniteRows.insert(row, at: place)
    if infiniteRows.count > MeanLoss.keptRows { infiniteRows.removeLast() }
  }

  /// Adds what another fold saw of other samples.
  package mutating func merge(_ other: MeanLoss) {
    finiteSum.merge(other.finiteSum)
    if let sums = other.powers { powers?.merge(sums) }
    count += other.count
    infiniteCount += other.infiniteCount
    infiniteRows = Array((infiniteRows + other.infiniteRows).sorted().prefix(MeanLoss.keptRows))
  }

  /// What a later comparison can be made from without the samples.
  var statistics: LossStatistics {
    LossStatistics(
      count: count, infinite: infiniteCount, sum: finiteSum.value, powers: powers?.values)
  }

  /// The moments of the losses, all of which must be finite; nil where nobody asked for them.
  var moments: Result<Moments, Indeterminate>? {
    powers.map { powers in
      Result { () throws(Indeterminate) in try powers.moments(count: count, sum: finiteSum) }
    }
  }

  /// The mean: the correctly rounded sum, divided once; infinite as soon as one loss is.
  package var estimate: Estimate {
    let finiteCount = count - infiniteCount
    let mean = finiteCount > 0 ? finiteSum.value / Double(finiteCount) : nil
    if infiniteCount > 0 {
      return .infinite(
        InfiniteMean(count: infiniteCount, firstRows: infiniteRows, finiteMean: mean))
    }
    return mean.map(Estimate.value) ?? .undefined(.noSamples)
  }
}

// MARK: - Written

extension MeanLoss {
  /// Makes room for so many samples before these.
  mutating func move(by rows: Int) {
    infiniteRows = infiniteRows.map { $0 + rows }
  }

  var saved: Saved {
    .members([
      ("sum", finiteSum.saved), ("infinite", .count(infiniteCount)),
      ("infinite_rows", .list(infiniteRows.map(Saved.row))),
      ("powers", powers?.saved ?? .null),
    ])
  }

  /// Reads it back, of `count` samples.
  init(saved: Saved, count: Int, withPowers: Bool = false) throws(SavedFault) {
    self.count = count
    let sum = try saved.member("sum")
    finiteSum = try ExactSum(saved: sum)
    guard finiteSum.value.isFinite else { throw sum.wrongKind(.number) }
    infiniteCount = try saved.member("infinite").count(to: count)
    guard infiniteCount < count || finiteSum.value == 0 else {
      throw sum.fault(.contradiction(sum.name, other: "infinite"))
    }
    let powers = try saved.member("powers")
    if withPowers {
      self.powers = try PowerSums(saved: powers, count: count - infiniteCount, sum: finiteSum)
    } else {
      try powers.null()
    }
    let rows = try saved.member("infinite_rows")
    for row in try rows.list(count: min(infiniteCount, MeanLoss.keptRows)) {
      infiniteRows.append(try row.row(of: count))
    }
    guard zip(infiniteRows, infiniteRows.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw rows.fault(.outOfOrder(rows.name))
    }
  }
}
