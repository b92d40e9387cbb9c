package import AssayData
import AssayResults
import AssayStatistics

/// Folds one loss over samples: its exact sums, by class if requested, with infinite losses
/// separate.
package struct MeanLoss: Sendable {
  /// The maximum number of rows of infinite losses that are kept.
  package static let keptRows = 5

  /// The sums of all samples, or of each class.
  private var sums: [LossSums]
  private let isByClass: Bool
  /// Whether bounds of the mean will be requested.
  private let withPowers: Bool
  /// The mean of samples that have weights or are in groups, instead of ``sums``; else nil.
  private var weighed: WeighedMean?
  private var count = 0
  private var weighedInfinite = 0
  private var infiniteRows: [Int] = []

  package init(withPowers: Bool = false) {
    self.init(withPowers: withPowers, classCount: nil)
  }

  /// Keeps the sums by class if there is a number of classes.
  init(withPowers: Bool, classCount: Int?) {
    (self.withPowers, isByClass) = (withPowers, classCount != nil)
    sums = Array(repeating: LossSums(withPowers: withPowers), count: classCount ?? 1)
  }

  /// Adds the losses of samples with these rows.
  package mutating func add(_ losses: [Double], rows: SampleRows, units: SampleUnits? = nil) {
    add(losses.span, rows: rows, units: units.map { UnitRange(units: $0, start: 0) })
  }

  /// Adds the losses of samples with these rows to the sums of their classes, which are those of
  /// `order`.
  mutating func add(_ losses: [Double], rows: SampleRows, by order: ClassOrder) {
    let ordered = order.ordered(losses.span)
    count += losses.count
    for label in sums.indices {
      let range = order.range(of: label)
      if range.isEmpty { continue }
      let infinite = sums[label].add(ordered.span.extracting(range))
      for place in infinite { keep(infiniteRow: rows[order.place(range.lowerBound + place)]) }
    }
  }

  /// Adds the losses of samples with these rows.
  mutating func add(_ losses: Span<Double>, rows: SampleRows, units: UnitRange?) {
    if let units {
      add(losses, rows: rows, weighedBy: units)
      return
    }
    count += losses.count
    for place in sums[0].add(losses) { keep(infiniteRow: rows[place]) }
  }

  /// Adds the losses of samples that have weights or are in groups.
  private mutating func add(_ losses: Span<Double>, rows: SampleRows, weighedBy units: UnitRange) {
    var sums = weighed ?? WeighedMean()
    weighed = nil
    var finite: [(place: Int, value: Double)] = []
    finite.reserveCapacity(losses.count)
    count += losses.count
    for place in 0..<losses.count {
      if losses[place] == .infinity {
        weighedInfinite += 1
        keep(infiniteRow: rows[place])
        if units.haveWeights { sums.note(ScaledWeight(units.weight(place))) }
      } else {
        finite.append((place, losses[place]))
      }
    }
    sums.add(finite, units)
    weighed = sums
  }

  /// Keeps the first rows, in whatever order they arrive.
  private mutating func keep(infiniteRow row: Int) {
    if infiniteRows.count == MeanLoss.keptRows, let last = infiniteRows.last, row > last { return }
    let place = infiniteRows.firstIndex { $0 > row } ?? infiniteRows.count
    infiniteRows.insert(row, at: place)
    if infiniteRows.count > MeanLoss.keptRows { infiniteRows.removeLast() }
  }

  /// Adds the samples of another fold.
  package mutating func merge(_ other: MeanLoss) {
    for index in sums.indices { sums[index].merge(other.sums[index]) }
    if let sums = other.weighed {
      if weighed == nil { weighed = sums } else { weighed?.merge(sums) }
    }
    count += other.count
    weighedInfinite += other.weighedInfinite
    infiniteRows = Array((infiniteRows + other.infiniteRows).sorted().prefix(MeanLoss.keptRows))
  }

  /// The sums from which a later comparison can be made without the samples.
  var statistics: LossStatistics {
    let total = total
    let error = infiniteCount == 0 ? standardError : nil
    if let sums = weighed?.sums {
      return LossStatistics(
        count: count, infinite: infiniteCount, sum: sums.sum, squares: nil, cubes: nil,
        weight: sums.weight, standardError: error?.value,
        degreesOfFreedom: error?.degreesOfFreedom)
    }
    return LossStatistics(
      count: count, infinite: infiniteCount, sum: total.sum.value,
      squares: total.powers?.values.squares, cubes: total.powers?.values.cubes,
      standardError: error?.value, degreesOfFreedom: error?.degreesOfFreedom)
  }

  /// The sums of each class; nil if they are not kept by class, or if samples have weights or
  /// groups.
  var classStatistics: ClassStatistics? {
    guard isByClass, weighed == nil else { return nil }
    return ClassStatistics(
      counts: sums.map { $0.finite + $0.infinite }, infinite: sums.map(\.infinite),
      sums: sums.map(\.sum.value),
      squares: sums.map { $0.powers?.values.squares ?? 0 })
  }

  /// The sums of all samples.
  private var total: LossSums {
    let first = sums.first ?? LossSums(withPowers: withPowers)
    return sums.dropFirst().reduce(into: first) { $0.merge($1) }
  }

  private var infiniteCount: Int { sums.reduce(weighedInfinite) { $0 + $1.infinite } }

  /// The spread of the mean, if all losses are finite; nil if not requested.
  var spread: Result<MeanSpread, Indeterminate>? {
    if let weighed { return weighed.units?.spread }
    return total.spread
  }

  /// The spread of a skill's residuals; nil if sums are not kept by class.
  func spread(_ residual: SkillResidual) -> Result<MeanSpread, Indeterminate>? {
    guard isByClass, weighed == nil else { return nil }
    return Result { () throws(Indeterminate) in try sums.spread(residual) }
  }

  /// The standard error of the mean, 0 for equal losses, and its degrees of freedom.
  private var standardError: (value: Double, degreesOfFreedom: Double)? {
    switch spread {
    case .success(let spread): (spread.standardError, spread.degreesOfFreedom)
    case .failure(.noSpread): (0, weighed?.units?.degreesOfFreedom ?? Double(count - 1))
    case .failure, nil: nil
    }
  }

  /// Sets the sums over the units of all samples.
  mutating func set(_ units: UnitSums) { weighed?.set(units) }

  /// The sums over units and the mean; nil unless samples have weights or are in groups.
  var ofUnits: (sums: UnitSums, mean: Double)? {
    guard let sums = weighed?.units, let mean = weighed?.mean else { return nil }
    return (sums, mean)
  }

  /// The mean: the correctly rounded sum, divided once; infinite if any loss is.
  ///
  /// For samples with weights it is the sum of the weighted losses divided by the sum of the
  /// weights.
  package var estimate: Estimate {
    let (total, infiniteCount) = (total, infiniteCount)
    let mean =
      weighed.map(\.mean) ?? (total.finite > 0 ? total.sum.mean(of: total.finite) : nil)
    if infiniteCount > 0 {
      return .infinite(
        InfiniteMean(count: infiniteCount, firstRows: infiniteRows, finiteMean: mean))
    }
    return mean.map(Estimate.value) ?? .undefined(weighed == nil ? .noSamples : .noWeight)
  }
}

// MARK: - Saved form

extension MeanLoss {
  /// Moves the samples down by `rows` rows.
  mutating func move(by rows: Int) {
    infiniteRows = infiniteRows.map { $0 + rows }
  }

  var saved: Saved {
    .members([
      ("sums", .list(sums.map(\.saved))),
      ("infinite_rows", .list(infiniteRows.map(Saved.row))),
    ])
  }

  /// Reads the fold of `count` samples back; `byClass` has the number of samples of each class, if
  /// sums are kept by class.
  init(
    saved: Saved, count: Int, byClass counts: [Int]? = nil, withPowers: Bool = false
  ) throws(SavedFault) {
    self.init(withPowers: withPowers, classCount: counts?.count)
    self.count = count
    let given = try saved.member("sums").list(count: sums.count)
    for (index, entry) in given.enumerated() {
      sums[index] = try LossSums(
        saved: entry, count: counts?[index] ?? count, withPowers: withPowers)
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
