/// A readable exact sum to compare with: a growing expansion of numbers that do not overlap
/// (Shewchuk 1997), rounded once at the end, as in Python's `fsum`.
///
/// Intermediate sums must not exceed the largest finite number.
func twinSum(_ values: [Double]) -> Double {
  var parts: [Double] = []
  for value in values {
    var rest = value
    var kept: [Double] = []
    for part in parts {
      let (high, low) = twoSum(rest, part)
      if low != 0 { kept.append(low) }
      rest = high
    }
    parts = kept + [rest]
  }
  return rounded(parts)
}

/// The sum of two numbers, as the rounded value and the rounding error.
private func twoSum(_ one: Double, _ other: Double) -> (high: Double, low: Double) {
  let (large, small) = one.magnitude < other.magnitude ? (other, one) : (one, other)
  let high = large + small
  return (high, small - (high - large))
}

/// The number nearest to the sum of parts that grow and do not overlap.
private func rounded(_ parts: [Double]) -> Double {
  var parts = parts
  var high = parts.popLast() ?? 0
  var low = 0.0
  while let part = parts.popLast() {
    (high, low) = twoSum(high, part)
    if low != 0 { break }
  }
  // At exactly half a step, the parts below decide.
  if let below = parts.last, (low < 0 && below < 0) || (low > 0 && below > 0) {
    let doubled = low * 2
    let moved = high + doubled
    if doubled == moved - high { high = moved }
  }
  return high
}
