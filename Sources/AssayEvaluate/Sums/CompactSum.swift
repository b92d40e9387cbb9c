/// A sum of finite binary64 numbers that is rounded only when it is read, in little memory.
///
/// It is a nonoverlapping expansion (J. R. Shewchuk, "Adaptive precision floating-point arithmetic
/// and fast robust geometric predicates", 1997): a few doubles whose exact sum is that of all added
/// numbers. It is slower than ``ExactSum`` but takes a few dozen bytes instead of 560, for use
/// where there are many sums. The order of the numbers changes no bit of ``value``. Beyond the
/// largest double it overflows.
package struct CompactSum: Sendable {
  /// The doubles, rising in magnitude; they do not overlap, and none is 0.
  private(set) var parts: [Double] = []

  package init() {}

  /// Adds one finite number, exactly.
  package mutating func add(_ value: Double) {
    var rest = value
    var kept = 0
    for index in parts.indices {
      let (sum, error) = exactSum(rest, parts[index])
      if error != 0 {
        parts[kept] = error
        kept += 1
      }
      rest = sum
    }
    parts.removeLast(parts.count - kept)
    if rest != 0 { parts.append(rest) }
  }

  package mutating func merge(_ other: CompactSum) {
    for part in other.parts { add(part) }
  }

  /// The sum, rounded once to the nearest double, ties to even, as by Python's `math.fsum`.
  package var value: Double {
    guard var high = parts.last else { return 0 }
    var index = parts.count - 1
    var low = 0.0
    while index > 0, low == 0 {
      index -= 1
      (high, low) = exactSum(high, parts[index])
    }
    // A tie was rounded to even; the lower parts may break it the other way.
    guard index > 0, low != 0, (low < 0) == (parts[index - 1] < 0) else { return high }
    let doubled = low * 2
    let tipped = high + doubled
    return doubled == tipped - high ? tipped : high
  }
}

/// The rounded sum, and the rounding error.
///
/// D. E. Knuth, "The art of computer programming", 4.2.2.
func exactSum(_ left: Double, _ right: Double) -> (sum: Double, error: Double) {
  let sum = left + right
  let added = sum - left
  return (sum, (left - (sum - added)) + (right - added))
}

/// The rounded product, and the rounding error, by Dekker (1971); inexact beyond 10²⁹⁰.
func exactProduct(_ left: Double, _ right: Double) -> (high: Double, low: Double) {
  let high = left * right
  let (a, b) = (halves(left), halves(right))
  let low = ((a.upper * b.upper - high) + a.upper * b.lower + a.lower * b.upper) + a.lower * b.lower
  return low.isFinite ? (high, low) : (high, 0)
}

/// The upper 26 bits of a number, and the rest.
private func halves(_ value: Double) -> (upper: Double, lower: Double) {
  let split = value * 134_217_729
  let upper = split - (split - value)
  return (upper, value - upper)
}
