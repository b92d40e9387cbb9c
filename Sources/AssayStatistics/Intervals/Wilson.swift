extension Interval {
  /// Wilson's score interval of a proportion.
  ///
  /// E. B. Wilson 1927; recommended by Brown, Cai and DasGupta 2001. Without successes it begins at
  /// exactly 0; without failures it ends at exactly 1.
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
    // The product of both limits is k²/(n·(n+z²)), so the lower one needs no subtraction.
    let low = k * (k / n) / (center + half)
    let high = (center + half) / (n + z * z)
    return Interval(
      low: successes == 0 ? 0 : low, high: successes == trials ? 1 : min(high, 1), around: k / n)
  }

  /// The score interval of a share whose effective number of samples is below their number.
  ///
  /// For samples with weights or in groups, Wilson's interval uses the number of independent
  /// samples that would give the share the same standard error (E. L. Korn and B. I. Graubard,
  /// 1998; N. Dean and M. Pagano, 2015), and the quantile of t for the degrees of freedom of that
  /// standard error.
  ///
  /// - Parameters:
  ///   - share: The share, in 0…1.
  ///   - samples: The effective number of samples, above 0.
  ///   - degreesOfFreedom: Those of the share's standard error.
  ///   - confidence: The confidence level.
  /// - Returns: The interval, within 0…1.
  /// - Throws: `tooFew` below one degree of freedom, `impossible` outside these ranges.
  package static func wilson(
    share: Double, effective samples: Double, degreesOfFreedom: Double, _ confidence: Confidence
  ) throws(Indeterminate) -> Interval {
    guard let t = StudentT(degreesOfFreedom: degreesOfFreedom) else { throw .tooFew(least: 2) }
    guard 0...1 ~= share, samples > 0, samples.isFinite else { throw .impossible }
    let z = t.critical(confidence)
    let center = share + z * z / (2 * samples)
    let half = z * (share * (1 - share) / samples + z * z / (4 * samples * samples)).squareRoot()
    let scale = 1 + z * z / samples
    return Interval(
      low: share == 0 ? 0 : share * share / (center + half),
      high: share == 1 ? 1 : min((center + half) / scale, 1), around: share)
  }
}
