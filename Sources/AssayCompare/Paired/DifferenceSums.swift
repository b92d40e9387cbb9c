import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics

/// Folds the differences of two models' losses, candidate minus baseline, sample by sample.
struct DifferenceSums: Sendable {
  /// Test sets up to this size get an exact test, which needs every difference.
  static let keptLimit = SignFlip.most

  private(set) var count = 0
  /// The number of samples where one of the two losses, or both, are infinite.
  private(set) var infinite = 0
  /// The number of samples where the candidate's loss is lower.
  private(set) var wins = 0
  private(set) var ties = 0
  private(set) var losses = 0
  private var sum = ExactSum()
  private var powers = PowerSums()
  /// The mean of samples that have weights or are in groups, instead of ``sum``; else nil.
  private var weighed: WeighedMean?
  /// The smallest and the largest finite difference of samples that have weights or are in groups.
  private var range: (low: Double, high: Double)?
  /// The differences of the first rows, in the order of the rows, in case there are no more.
  private var first: [(row: Int, difference: Double)] = []

  /// Adds the differences of samples with these rows, which must rise: 0 for equal losses, NaN
  /// where both are infinite.
  mutating func add(_ differences: Span<Double>, rows: SampleRows, units: UnitRange? = nil) {
    if let units {
      add(differences, weighedBy: units)
      return
    }
    var (lower, higher, unknown) = (0, 0, 0)
    for place in 0..<differences.count {
      let difference = differences[place]
      lower &+= difference < 0 ? 1 : 0
      higher &+= difference > 0 ? 1 : 0
      unknown &+= difference.magnitude < .infinity ? 0 : 1
    }
    count += differences.count
    wins += lower
    losses += higher
    ties += differences.count - lower - higher
    infinite += unknown
    guard unknown > 0 else {
      addFinite(differences, rows)
      return
    }
    var finite = [Double](repeating: 0, count: differences.count)
    for place in 0..<differences.count where differences[place].isFinite {
      finite[place] = differences[place]
    }
    addFinite(finite.span, rows)
  }

  private mutating func addFinite(_ differences: Span<Double>, _ rows: SampleRows) {
    let known = NumbersToAdd(differences)
    sum.add(differences, known)
    powers.add(differences, known)
    keepFirst(differences, rows: rows)
  }

  /// Adds the differences of samples that have weights or are in groups.
  private mutating func add(_ differences: Span<Double>, weighedBy units: UnitRange) {
    var finite: [(place: Int, value: Double)] = []
    finite.reserveCapacity(differences.count)
    for place in 0..<differences.count {
      let difference = differences[place]
      count += 1
      wins += difference < 0 ? 1 : 0
      losses += difference > 0 ? 1 : 0
      ties += difference < 0 || difference > 0 ? 0 : 1
      if difference.magnitude < .infinity {
        finite.append((place, difference))
        widen(to: difference, difference)
      } else {
        infinite += 1
      }
    }
    var sums = weighed ?? WeighedMean()
    weighed = nil
    sums.add(finite, units)
    weighed = sums
  }

  private mutating func widen(to low: Double, _ high: Double) {
    range = range.map { (min($0.low, low), max($0.high, high)) } ?? (low, high)
  }

  /// Sets the sums over the units of all samples.
  mutating func set(_ units: UnitSums) { weighed?.set(units) }

  private mutating func keepFirst(_ differences: Span<Double>, rows: SampleRows) {
    let limit = DifferenceSums.keptLimit
    if first.count == limit, let last = first.last, differences.isEmpty || rows[0] > last.row {
      return
    }
    var others: [(row: Int, difference: Double)] = []
    for place in 0..<min(limit, differences.count) {
      others.append((rows[place], differences[place]))
    }
    keep(others)
  }

  private mutating func keep(_ others: [(row: Int, difference: Double)]) {
    first = Array(
      (first + others).sorted { $0.row < $1.row }.prefix(DifferenceSums.keptLimit))
  }

  mutating func merge(_ other: DifferenceSums) {
    count += other.count
    infinite += other.infinite
    wins += other.wins
    ties += other.ties
    losses += other.losses
    sum.merge(other.sum)
    powers.merge(other.powers)
    if let range = other.range { widen(to: range.low, range.high) }
    if let sums = other.weighed {
      if weighed == nil { weighed = sums } else { weighed?.merge(sums) }
    }
    keep(other.first)
  }

  /// Moves the samples down by `rows` rows.
  mutating func move(by rows: Int) {
    first = first.map { ($0.row + rows, $0.difference) }
  }

  /// All differences if there are few, else nil; for weighted samples or groups, the sum and the
  /// weight of each.
  var all: (differences: [Double], weights: [Double]?)? {
    if let weighed { return weighed.units?.few.map { ($0.map(\.sum), $0.map(\.weight)) } }
    return count <= DifferenceSums.keptLimit ? (first.map(\.difference), nil) : nil
  }

  /// The number of independent samples, or groups of them.
  var units: Int { weighed?.units?.count ?? count }

  /// Whether samples have weights or are in groups.
  var areUnits: Bool { weighed != nil }

  var record: LossRecord { LossRecord(lower: wins, equal: ties, higher: losses) }

  var mean: Double { weighed.map { $0.mean ?? 0 } ?? sum.mean(of: max(1, count)) }

  /// The number of independent samples, or groups of them, in which the models differ.
  var differing: Int { weighed?.units?.nonzero ?? wins + losses }

  /// Whether all differences are equal within rounding: no two differ by more than 10⁻¹² of the
  /// largest.
  ///
  /// Without weights and groups the differences are not kept, but none is further from the mean
  /// than √(n·m₂), where m₂ is their second central moment.
  var isConstant: Bool {
    if let range {
      return range.high - range.low <= 1e-12 * max(range.high.magnitude, range.low.magnitude)
    }
    switch spread {
    case .failure(let reason): return reason == .noSpread || units == 1
    case .success(let spread):
      let n = Double(spread.count)
      let furthest = (n * (n - 1)).squareRoot() * spread.standardError
      return 2 * furthest <= 1e-12 * spread.mean.magnitude
    }
  }

  /// The spread of the mean.
  var spread: Result<MeanSpread, Indeterminate> {
    if let weighed { return weighed.units?.spread ?? .failure(.tooFew(least: 2)) }
    return Result { () throws(Indeterminate) in
      try powers.moments(count: count, sum: sum).spread()
    }
  }
}

// MARK: - Saved form

extension DifferenceSums {
  var saved: Saved {
    .members([
      ("infinite", .count(infinite)), ("wins", .count(wins)), ("ties", .count(ties)),
      ("sum", sum.saved), ("powers", powers.saved), ("all", .numbers(all?.differences ?? [])),
    ])
  }

  /// Reads the differences of `count` samples back.
  init(saved: Saved, count: Int) throws(SavedFault) {
    self.count = count
    infinite = try saved.member("infinite").count(to: count)
    wins = try saved.member("wins").count(to: count)
    ties = try saved.member("ties").count(to: count - wins)
    losses = count - wins - ties
    let sum = try saved.member("sum")
    self.sum = try ExactSum(saved: sum)
    let mean = self.sum.mean(of: max(1, count))
    guard mean.isFinite else { throw sum.wrongKind(.number) }
    guard wins > 0 || mean >= 0, losses > 0 || mean <= 0 else {
      throw sum.fault(.contradiction(sum.name, other: "wins"))
    }
    powers = try PowerSums(saved: saved.member("powers"), count: count - infinite, sum: self.sum)
    try readAll(saved.member("all"))
  }

  /// Reads the differences of a small test set, which must agree with the sums.
  private mutating func readAll(_ saved: Saved) throws(SavedFault) {
    var total = ExactSum()
    let expected = count <= DifferenceSums.keptLimit ? count : 0
    for (row, entry) in try saved.list(count: expected).enumerated() {
      let difference = try entry.number()
      guard difference.isFinite else { throw entry.wrongKind(.number) }
      first.append((row, difference))
      total.add(difference)
    }
    guard expected > 0 else { return }
    guard total.value == sum.value else {
      throw saved.fault(.contradiction(saved.name, other: "sum"))
    }
    // An infinite difference is saved as 0.
    guard infinite > 0 || first.count(where: { $0.difference < 0 }) == wins,
      infinite > 0 || first.count(where: { $0.difference > 0 }) == losses
    else { throw saved.fault(.contradiction(saved.name, other: "wins")) }
  }
}
