package import AssayData
import AssayResults
import AssayStatistics

/// Folds one loss over samples: its exact sum, and the infinite ones apart.
package struct MeanLoss: Sendable {
  /// So many rows of infinite losses are kept.
  package static let keptRows = 5

  private var finiteSum = ExactSum()
  /// What bounds of the mean need; nil if nobody asks for them.
  private var powers: PowerSums?
  /// All of it, of samples that have weights or belong to groups; else nil.
  private var weighed: WeighedMean?
  private var count = 0
  private var infiniteCount = 0
  private var infiniteRows: [Int] = []

  package init(withPowers: Bool = false) {
    powers = withPowers ? PowerSums() : nil
  }

  /// Adds the losses of samples with these rows.
  package mutating func add(_ losses: [Double], rows: SampleRows, units: SampleUnits? = nil) {
    add(losses.span, rows: rows, units: units.map { UnitRange(units: $0, start: 0) })
  }

  /// Adds the losses of samples with these rows.
  mutating func add(_ losses: Span<Double>, rows: SampleRows, units: UnitRange?) {
    if let units {
      add(losses, rows: rows, weighedBy: units)
      return
    }
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

  /// Adds the losses of samples that have weights or belong to groups.
  private mutating func add(_ losses: Span<Double>, rows: SampleRows, weighedBy units: UnitRange) {
    var sums = weighed ?? WeighedMean(keeping: 0, withSpread: powers != nil)
    weighed = nil
    var finite: [(place: Int, value: Double)] = []
    finite.reserveCapacity(losses.count)
    count += losses.count
    for place in 0..<losses.count {
      if losses[place] == .infinity {
        infiniteCount += 1
        keep(infiniteRow: rows[place])
        if units.haveWeights { sums.note(ScaledWeight(units.weight(place))) }
      } else {
        finite.append((place, losses[place]))
      }
    }
    sums.add(finite, units, rows: rows)
    weighed = sums
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
    if let sums = other.weighed {
      if weighed == nil { weighed = sums } else { weighed?.merge(sums) }
    }
    count += other.count
    infiniteCount += other.infiniteCount
    infiniteRows = Array((infiniteRows + other.infiniteRows).sorted().prefix(MeanLoss.keptRows))
  }

  /// What a later comparison can be made from without the samples.
  var statistics: LossStatistics {
    let moments = infiniteCount == 0 ? try? moments?.get() : nil
    let error = moments?.standardError
    let freedom = error == nil ? nil : moments.map { $0.count - 1 }
    if let sums = weighed?.sums {
      return LossStatistics(
        count: count, infinite: infiniteCount, sum: sums.sum, squares: nil, cubes: nil,
        weight: sums.weight, standardError: error, degreesOfFreedom: freedom)
    }
    return LossStatistics(
      count: count, infinite: infiniteCount, sum: finiteSum.value,
      squares: powers?.values.squares, cubes: powers?.values.cubes,
      standardError: error, degreesOfFreedom: freedom)
  }

  /// The moments of the losses, all of which must be finite; nil if nobody asked for them.
  var moments: Result<Moments, Indeterminate>? {
    if let weighed { return weighed.moments }
    return powers.map { powers in
      Result { () throws(Indeterminate) in try powers.moments(count: count, sum: finiteSum) }
    }
  }

  /// Takes what the groups of all samples come to.
  mutating func set(_ groups: GroupSums) { weighed?.set(groups) }

  /// As how many samples, each for itself, those with weights or in groups tell of a share; nil if
  /// samples have neither.
  ///
  /// Where none or all are wrong nothing shows how groups vary: each then counts as one sample.
  var effectiveSamples: (share: Double, samples: Double, units: Int)? {
    guard let parts = weighed?.parts, let share = weighed?.mean else { return nil }
    let error = (try? Moments(parts))?.standardError ?? 0
    let samples = error > 0 ? share * (1 - share) / (error * error) : parts.effectiveCount
    return (share, samples, parts.count)
  }

  /// The mean: the correctly rounded sum, divided once; infinite as soon as one loss is.
  ///
  /// Of samples with weights, the sum of their products with these by the sum of the weights.
  package var estimate: Estimate {
    let finiteCount = count - infiniteCount
    let mean =
      weighed.map(\.mean) ?? (finiteCount > 0 ? finiteSum.mean(of: finiteCount) : nil)
    if infiniteCount > 0 {
      return .infinite(
        InfiniteMean(count: infiniteCount, firstRows: infiniteRows, finiteMean: mean))
    }
    return mean.map(Estimate.value) ?? .undefined(weighed == nil ? .noSamples : .noWeight)
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
    guard finiteSum.mean(of: max(1, count)).isFinite else { throw sum.wrongKind(.number) }
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
