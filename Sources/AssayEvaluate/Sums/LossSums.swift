import AssayData
import AssayStatistics

/// Exact sums of the finite losses of some samples, and the number of infinite ones.
struct LossSums: Sendable {
  private(set) var finite = 0
  private(set) var infinite = 0
  private(set) var sum = ExactSum()
  /// Sums of squares and cubes; nil if not requested.
  private(set) var powers: PowerSums?

  init(withPowers: Bool) {
    powers = withPowers ? PowerSums() : nil
  }

  /// Adds losses.
  ///
  /// - Returns: The indices of infinite losses.
  mutating func add(_ losses: Span<Double>) -> [Int] {
    if let known = NumbersToAdd(losses) {
      sum.add(losses, known)
      powers?.add(losses, known)
      finite += losses.count
      return []
    }
    var others: [Double] = []
    var infinite: [Int] = []
    for place in 0..<losses.count {
      if losses[place] == .infinity { infinite.append(place) } else { others.append(losses[place]) }
    }
    sum.add(others.span)
    powers?.add(others.span)
    finite += others.count
    self.infinite += infinite.count
    return infinite
  }

  mutating func merge(_ other: LossSums) {
    finite += other.finite
    infinite += other.infinite
    sum.merge(other.sum)
    if let sums = other.powers { powers?.merge(sums) }
  }

  /// The spread of the mean, if all losses are finite; nil if not requested.
  var spread: Result<MeanSpread, Indeterminate>? {
    powers.map { powers in
      Result { () throws(Indeterminate) in
        try powers.moments(count: finite + infinite, sum: sum).spread()
      }
    }
  }
}

// MARK: - Saved form

extension LossSums {
  var saved: Saved {
    .members([
      ("sum", sum.saved), ("infinite", .count(infinite)), ("powers", powers?.saved ?? .null),
    ])
  }

  /// Reads the sums of `count` samples back.
  init(saved: Saved, count: Int, withPowers: Bool) throws(SavedFault) {
    let sum = try saved.member("sum")
    self.sum = try ExactSum(saved: sum)
    guard self.sum.mean(of: max(1, count)).isFinite else { throw sum.wrongKind(.number) }
    infinite = try saved.member("infinite").count(to: count)
    finite = count - infinite
    guard finite > 0 || self.sum.value == 0 else {
      throw sum.fault(.contradiction(sum.name, other: "infinite"))
    }
    let powers = try saved.member("powers")
    if withPowers {
      self.powers = try PowerSums(saved: powers, count: finite, sum: self.sum)
    } else {
      try powers.null()
    }
  }
}
