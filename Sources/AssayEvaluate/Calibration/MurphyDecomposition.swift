/// The Brier score of a binary question, the mean of (p − y)², in parts that add up to it.
///
/// score = reliability − resolution + uncertainty + within-bin variance − within-bin covariance:
/// the first three are A. H. Murphy's ("A new vector partition of the probability score", 1973),
/// which apply to the means of the bins; the last two are what the bins hide (D. B. Stephenson, C.
/// A. S. Coelho and I. T. Jolliffe, "Two extra components in the Brier score decomposition", 2008).
package struct MurphyDecomposition: Sendable, Equatable {
  package let score: Double
  /// Σ n_b/N·(mean score − frequency)², in 0 … 1; 0 is best.
  package let reliability: Double
  /// Σ n_b/N·(frequency − P/N)², in 0 … ¼; more is better.
  package let resolution: Double
  /// P/N·(1 − P/N), in 0 … ¼: the score of always predicting the frequency.
  package let uncertainty: Double
  /// Σ (p − mean of its bin)²/N.
  package let withinBinVariance: Double
  /// 2·Σ (p − mean of its bin)·(y − frequency of its bin)/N.
  package let withinBinCovariance: Double

  /// Nil if there are no samples.
  ///
  /// - Parameters:
  ///   - bins: All samples, in any bins of similar scores.
  ///   - score: Their Brier score; Σp² follows from it and the bins.
  package init?(_ bins: [ReliabilityBin], score: Double) {
    guard let errors = CalibrationErrors(bins) else { return nil }
    let count = bins.reduce(0) { $0 + $1.count }
    let positives = bins.reduce(0) { $0 + $1.positives }
    let (n, p) = (Double(count), Double(positives))
    var (resolutions, spreads, joints) = (ExactSum(), ExactSum(), ExactSum())
    var positiveScores = ScoreSum()
    for bin in bins where bin.count > 0 {
      let weight = Double(bin.count)
      // n_b·P − p_b·N is an integer.
      let excess =
        Int128(bin.positives) * Int128(count) - Int128(positives) * Int128(bin.count)
      let difference = Double(excess) / Double(Int128(bin.count) * Int128(count))
      resolutions.add(weight * (difference * difference))
      let sum = bin.scoreSum.value
      spreads.add(-sum * (sum / weight))
      joints.add(2 * bin.positiveScoreSum.value)
      joints.add(-2 * sum * (Double(bin.positives) / weight))
      positiveScores += bin.positiveScoreSum
    }
    // Σ(p − y)² = Σp² − 2·Σpy + P.
    spreads.add(score * n)
    spreads.add(2 * positiveScores.value)
    spreads.add(-p)
    self.score = score
    reliability = errors.squared
    resolution = resolutions.value / n
    uncertainty = Double(Int128(positives) * Int128(count - positives)) / (n * n)
    withinBinVariance = max(0, spreads.value / n)
    withinBinCovariance = joints.value / n
  }
}
