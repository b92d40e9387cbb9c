extension Interval {
  /// The score interval of a proportion.
  ///
  /// E. B. Wilson 1927; recommended by Brown, Cai and DasGupta 2001. Of no successes it begins at exactly 0, of nothing else it ends at exactly 1.
  ///
  /// - Throws: `tooFew` without trials, `impossible` unless 0 ≤ successes ≤ trials.
  package static func wilson(
    _ successes: Int, of trials: Int, _ confidence: Confidence
  ) throws(Indeterminate) -> Interval {
    guard trials >= 0, 0...trials ~= successes else { throw .impossible }
    guard trials > 0 else { throw .tooFew(least: 1) }
    let k = Double(successes)
    let n = Double(trials)
    let z = confidence.critical
    let center = k + z * z / 2
    let half = z * (k * (Double(trials - successes) / n) + z * z / 4).squareRoot()
    // The product of both limits is k²/(n·(n+z²)); so the lower one is no difference.
    let low = k * (k / n) / (center + half)
    let high = (center + half) / (n + z * z)
    // Both sides of k/n, also where rounding is all that parts them.
    return Interval(
      low: successes == 0 ? 0 : min(low, k / n),
      high: successes == trials ? 1 : min(max(high, k / n), 1))
  }
}
