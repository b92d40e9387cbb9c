extension Interval {
  /// The score interval of the difference (b−c)/n of two proportions of the same samples.
  ///
  /// T. Tango, "Equivalence test and confidence interval for the difference in proportions for the
  /// paired-sample design" (1998). Of n samples, b count only for the first proportion and c only
  /// for the second. The interval is within −1...1.
  ///
  /// - Throws: `tooFew` without samples, `impossible` unless b and c are parts of n.
  package static func tango(
    b: Int, c: Int, of n: Int, _ confidence: Confidence
  ) throws(Indeterminate) -> Interval {
    guard b >= 0, c >= 0, n >= b, n - b >= c else { throw .impossible }
    guard n > 0 else { throw .tooFew(least: 1) }
    let z = confidence.critical
    let table = Discordance(b: Double(b), c: Double(c), n: Double(n))
    return Interval(low: -table.swapped.upperLimit(z), high: table.upperLimit(z))
  }
}

/// The discordant samples of a paired table.
private struct Discordance {
  let b: Double
  let c: Double
  let n: Double

  var swapped: Discordance { Discordance(b: c, c: b, n: n) }

  /// The largest difference that the score test does not reject, found by bisection to the last
  /// bit.
  func upperLimit(_ z: Double) -> Double {
    var low = (b - c) / n
    var high = 1.0
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return high }
      let excess = n * middle - (b - c)
      if excess < z * (n * variance(at: middle)).squareRoot() {
        low = middle
      } else {
        high = middle
      }
    }
  }

  /// The maximum-likelihood variance of one sample's difference, given its mean `difference` in
  /// −1...1.
  private func variance(at difference: Double) -> Double {
    if difference < 0 { return swapped.variance(at: -difference) }
    // The probability q of a sample in c solves 2n·q² + linear·q − c·d·(1−d) = 0.
    let d = difference
    let linear = (2 * n - b + c) * d - (b + c)
    let constant = c * d * (1 - d)
    let root = (linear * linear + 8 * n * constant).squareRoot()
    let q =
      linear > 0 ? 2 * constant / (linear + root) : (root - linear) / (4 * n)
    return max(2 * q + d * (1 - d), 0)
  }
}
