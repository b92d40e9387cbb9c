import AssayStatistics

/// Calibration errors: how far scores are from the observed frequencies, over the bins of a test
/// set.
///
/// The frequencies of the bins vary by chance, so the errors of a perfect model are not 0; the
/// debiased errors are closer to 0. Nil if no bin has a sample.
package struct CalibrationErrors: Sendable, Equatable {
  /// Σ n_b/N·|gap|, the expected calibration error, in 0 … 1.
  ///
  /// M. P. Naeini, G. Cooper and M. Hauskrecht, "Obtaining well calibrated probabilities using
  /// Bayesian binning", 2015.
  package let expected: Double
  /// The largest |gap| of all bins that have samples, in 0 … 1 (same source).
  package let maximum: Double
  /// Σ n_b/N·gap², in 0 … 1: the reliability of Murphy's decomposition.
  package let squared: Double
  /// Σ n_b/N·(gap² − f(1 − f)/(n_b − 1)): ``squared`` less the part due to chance; sometimes below
  /// 0.
  ///
  /// J. Bröcker, "Estimating reliability and resolution of probability forecasts through
  /// decomposition of the empirical score", 2012; A. Kumar, P. Liang and T. Ma, "Verified
  /// uncertainty calibration", 2019. A bin of one sample cannot distinguish chance from error, and
  /// adds 0.
  package let squaredDebiased: Double
  /// Σ n_b/N·(2|gap| − E|X|), X normal around the gap with variance f(1 − f)/n_b: ``expected`` less
  /// the part due to chance, a closed form of Kumar's resampling.
  package let expectedDebiased: Double
  /// The number of bins that have samples.
  package let filledBins: Int

  package init?(_ bins: [ReliabilityBin]) {
    let filled = bins.filter { $0.count > 0 }
    guard !filled.isEmpty else { return nil }
    let count = Double(filled.reduce(0) { $0 + $1.count })
    var gaps = ScoreSum()
    var (squares, debiased, folded) = (ExactSum(), ExactSum(), ExactSum())
    var largest = 0.0
    for bin in filled {
      let weight = Double(bin.count)
      let size = bin.gapSum.magnitude
      let gap = size.value / weight
      gaps += size
      largest = max(largest, gap)
      squares.add(weight * (gap * gap))
      let variance = bin.frequencyVariance
      if bin.count > 1 { debiased.add(weight * (gap * gap - variance / (weight - 1))) }
      folded.add(
        weight * (2 * gap - foldedNormalMean(gap, deviation: (variance / weight).squareRoot())))
    }
    expected = gaps.value / count
    maximum = largest
    squared = squares.value / count
    squaredDebiased = debiased.value / count
    expectedDebiased = folded.value / count
    filledBins = filled.count
  }
}

/// E|X| of a normal X.
///
/// F. C. Leone, L. S. Nelson and R. B. Nottingham, "The folded normal
/// distribution", 1961.
private func foldedNormalMean(_ mean: Double, deviation: Double) -> Double {
  guard deviation > 0 else { return mean.magnitude }
  let ratio = mean / deviation
  return 2 * deviation * Normal.density(ratio) + mean * Normal.within(ratio)
}
