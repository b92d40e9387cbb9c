/// A sum of finite binary64 numbers without any rounding until it is read, in little memory.
///
/// A nonoverlapping expansion (J. R. Shewchuk, "Adaptive precision floating-point arithmetic and fast
/// robust geometric predicates", 1997): a few doubles whose exact sum is that of all that was added.
/// It is slower than ``ExactSum`` but takes some dozen bytes instead of 560, for sums of which there are
/// many. In whatever order numbers come, ``value`` has the same bits. Beyond the largest double it
/// overflows.
package struct CompactSum: Sendable {
  /// Rising in magnitude, none overlapping another; none is 0.
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

  /// The sum, rounded once to the nearest double, ties to even.
  ///
  /// As Python's `math.fsum` does it.
  package var value: Double {
    guard var high = parts.last else { return 0 }
    var index = parts.count - 1
    var low = 0.0
    while index > 0, low == 0 {
      index -= 1
      (high, low) = exactSum(high, parts[index])
    }
    // Half a last bit went to even, unless what lies below tips it.
    guard index > 0, low != 0, (low < 0) == (parts[index - 1] < 0) else { return high }
    let doubled = low * 2
    let tipped = high + doubled
    return doubled == tipped - high ? tipped : high
  }
}

/// The sum rounded, and what rounding took.
///
/// D. E. Knuth, "The art of computer programming", 4.2.2.
func exactSum(_ left: Double, _ right: Double) -> (sum: Double, error: Double) {
  let sum = left + right
  let added = sum - left
  return (sum, (left - (sum - added)) + (right - added))
}
