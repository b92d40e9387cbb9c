/// Many sums of binary64 numbers that are rounded only when they are read.
///
/// Each takes 8 bytes while all are exact in one double, else 16. The order of the numbers changes
/// no bit of a sum.
package struct SumColumn: Sendable {
  /// Each sum rounded to a double, except those in ``others``.
  private var highs: [Double]
  /// The rounding errors; empty while all are 0.
  private var lows: [Double] = []
  /// The few sums that two doubles cannot hold.
  private var others: [Int: CompactSum] = [:]

  package init(count: Int) { highs = Array(repeating: 0, count: count) }

  /// Grows to `count` sums.
  package mutating func grow(to count: Int) {
    guard count > highs.count else { return }
    highs += repeatElement(0, count: count - highs.count)
    if !lows.isEmpty { lows += repeatElement(0, count: count - lows.count) }
  }

  /// Adds a finite number to one of the sums, exactly.
  package mutating func add(_ value: Double, at index: Int) {
    let (sum, error) = exactSum(highs[index], value)
    if error == 0, lows.isEmpty {
      highs[index] = sum
    } else {
      addTwo(value, sum: sum, error: error, at: index)
    }
  }

  private mutating func addTwo(_ value: Double, sum: Double, error: Double, at index: Int) {
    if lows.isEmpty { lows = Array(repeating: 0, count: highs.count) }
    if !others.isEmpty, others[index] != nil {
      others[index]?.add(value)
      return
    }
    let (low, rest) = exactSum(lows[index], error)
    if rest == 0 {
      (highs[index], lows[index]) = exactSum(sum, low)
      return
    }
    var parts = CompactSum()
    for part in [highs[index], lows[index], value] { parts.add(part) }
    others[index] = parts
    (highs[index], lows[index]) = (0, 0)
  }

  /// Adds other sums, each to the one whose index is in `places`.
  package mutating func merge(_ other: SumColumn, at places: [Int32]) {
    for (index, place) in places.enumerated() where index < other.highs.count {
      add(other.highs[index], at: Int(place))
      if !other.lows.isEmpty { add(other.lows[index], at: Int(place)) }
      for part in other.others[index]?.parts ?? [] { add(part, at: Int(place)) }
    }
  }

  /// Multiplies all sums by a power of two.
  package mutating func scale(by exponent: Int) {
    func scaled(_ value: Double) -> Double {
      Double(sign: .plus, exponent: exponent, significand: value)
    }
    for index in highs.indices { highs[index] = scaled(highs[index]) }
    for index in lows.indices { lows[index] = scaled(lows[index]) }
    others = others.mapValues { sum in
      var parts = CompactSum()
      for part in sum.parts { parts.add(scaled(part)) }
      return parts
    }
  }

  /// The sums, each rounded once.
  package var values: [Double] {
    var values = highs
    for (index, sum) in others { values[index] = sum.value }
    return values
  }
}
