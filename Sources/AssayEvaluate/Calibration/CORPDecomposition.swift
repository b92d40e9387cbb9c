/// The decomposition of the Brier score of a binary question, the mean of (p − y)²: score =
/// miscalibration − discrimination + uncertainty.
///
/// T. Dimitriadis, T. Gneiting and A. I. Jordan, "Stable reliability diagrams for probabilistic
/// classifiers", 2021: the probabilities are compared with their isotonic recalibration, so there
/// are no bins to choose.
package struct CORPDecomposition: Sendable, Equatable {
  /// The score of the given probabilities, in 0 … 1.
  package let score: Double
  /// The improvement by recalibration, 0 or more.
  package let miscalibration: Double
  /// The improvement of the recalibrated scores over always predicting P/N, 0 or more.
  package let discrimination: Double
  /// The score of always predicting P/N.
  package let uncertainty: Double
  /// The score of the recalibrated scores.
  package let recalibrated: Double
  /// The most by which ``score`` and ``recalibrated`` may each differ from those of the original
  /// scores; 0 if those are exact.
  package let errorBound: Double

  /// The decomposition of a ranking; nil if there are no samples.
  package init?(_ ranked: RankedScores, _ fit: IsotonicFit) {
    guard ranked.count > 0 else { return nil }
    let count = Double(ranked.count)
    var sum = ExactSum()
    for group in ranked.groups {
      let p = ranked.probability(group)
      let rest = 1 - p
      sum.add(Double(group.negatives) * (p * p))
      sum.add(Double(group.positives) * (rest * rest))
    }
    var squares = ExactSum()
    for block in fit.blocks {
      squares.add(CORPDecomposition.pooledSquares(block.positives, block.count))
    }
    score = sum.value / count
    recalibrated = squares.value / count
    uncertainty = CORPDecomposition.pooledSquares(ranked.positives, ranked.count) / count
    errorBound = CORPDecomposition.brierBound(ranked)
    miscalibration = max(0, score - recalibrated)
    discrimination = max(0, uncertainty - recalibrated)
  }

  /// Σ(f − y)² of samples that all get their frequency f as score.
  private static func pooledSquares(_ positives: Int, _ count: Int) -> Double {
    Double(Int128(positives) * Int128(count - positives)) / Double(count)
  }

  /// The error bound of the Brier score and of its recalibration.
  ///
  /// A square changes at most twice as much as its score. The recalibrated score is within the
  /// largest pooled group's share of all samples: if the exact recalibration is replaced within
  /// each group by its mean there, it still rises, and changes on average by at most half its rise
  /// in the group, and all rises add up to at most 1.
  private static func brierBound(_ ranked: RankedScores) -> Double {
    let largest = ranked.groups.filter(ranked.isPooled).map(\.count).max() ?? 0
    return max(2 * ranked.meanScoreBound, Double(largest) / Double(ranked.count))
  }
}
