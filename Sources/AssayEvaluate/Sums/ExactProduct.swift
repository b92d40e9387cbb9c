/// The product rounded, and what rounding took, by Dekker (1971); inexact beyond 10²⁹⁰.
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
