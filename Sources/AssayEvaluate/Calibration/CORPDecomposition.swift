package import AssayData
import AssayNumerics

/// The decomposition of a mean score of a binary question: score = miscalibration −
/// discrimination + uncertainty.
///
/// T. Dimitriadis, T. Gneiting and A. I. Jordan, "Stable reliability diagrams for probabilistic
/// classifiers", 2021: the probabilities are compared with their isotonic recalibration, so there
/// are no bins to choose.
package struct CORPDecomposition: Sendable, Equatable {
  /// The mean score of the given scores.
  package let score: Estimate
  /// The improvement by recalibration, 0 or more; infinite if the score is infinite.
  package let miscalibration: Estimate
  /// The improvement of the recalibrated scores over always predicting P/N, 0 or more.
  package let discrimination: Double
  /// The score of always predicting P/N.
  package let uncertainty: Double
  /// The score of the recalibrated scores.
  package let recalibrated: Double
  /// The most by which ``score`` and ``recalibrated`` may each differ from those of the original
  /// scores: 0 if they are exact, nil if no bound is known.
  package let errorBound: Double?

  private init(score: Estimate, recalibrated: Double, uncertainty: Double, errorBound: Double?) {
    self.score = score
    self.recalibrated = recalibrated
    self.uncertainty = uncertainty
    self.errorBound = errorBound
    discrimination = max(0, uncertainty - recalibrated)
    switch score {
    case .value(let value): miscalibration = .value(max(0, value - recalibrated))
    case .infinite(let mean):
      miscalibration = .infinite(
        InfiniteMean(count: mean.count, firstRows: mean.firstRows, finiteMean: nil))
    case .undefined: miscalibration = score
    }
  }
}

// MARK: - Brier score

extension CORPDecomposition {
  /// The decomposition of the Brier score, the mean of (p − y)², in 0 … 1; nil if there are no
  /// samples.
  package static func brier(_ ranked: RankedScores, _ fit: IsotonicFit) -> CORPDecomposition? {
    guard ranked.count > 0 else { return nil }
    let count = Double(ranked.count)
    var sum = ExactSum()
    for group in ranked.groups {
      let p = ranked.probability(group)
      let rest = 1 - p
      sum.add(Double(group.negatives) * (p * p))
      sum.add(Double(group.positives) * (rest * rest))
    }
    var recalibrated = ExactSum()
    for block in fit.blocks {
      recalibrated.add(pooledSquares(block.positives, block.count))
    }
    return CORPDecomposition(
      score: .value(sum.value / count), recalibrated: recalibrated.value / count,
      uncertainty: pooledSquares(ranked.positives, ranked.count) / count,
      errorBound: brierBound(ranked))
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

// MARK: - Log score

extension CORPDecomposition {
  /// The decomposition of the log score, the mean of −ln p of the outcome, in nats, in 0 … ∞; nil
  /// if there are no samples.
  ///
  /// A positive with score 0, or a negative with score 1, makes the score infinite, and with it the
  /// miscalibration. (The mean has the number of such samples but not their rows: a ranking has
  /// none.)
  package static func logarithmic(_ ranked: RankedScores, _ fit: IsotonicFit) -> CORPDecomposition?
  {
    guard ranked.count > 0 else { return nil }
    var (sum, infinite) = (ExactSum(), 0)
    for group in ranked.groups {
      let p = ranked.probability(group)
      for (samples, logarithm) in [
        (group.positives, Mathematics.log(p)), (group.negatives, Mathematics.log1p(-p)),
      ] where samples > 0 {
        if logarithm.isFinite {
          sum.add(-Double(samples) * logarithm)
        } else {
          infinite += samples
        }
      }
    }
    var recalibrated = ExactSum()
    for block in fit.blocks { recalibrated.add(pooledLogarithms(block.positives, block.count)) }
    let count = Double(ranked.count)
    let finite = ranked.count - infinite
    let score: Estimate =
      infinite == 0
      ? .value(sum.value / count)
      : .infinite(
        InfiniteMean(
          count: infinite, firstRows: [],
          finiteMean: finite > 0 ? sum.value / Double(finite) : nil))
    return CORPDecomposition(
      score: score, recalibrated: recalibrated.value / count,
      uncertainty: pooledLogarithms(ranked.positives, ranked.count) / count,
      errorBound: ranked.resolution == .exact ? 0 : nil)
  }

  /// −Σ ln p of the outcomes of samples that all get their frequency as p.
  private static func pooledLogarithms(_ positives: Int, _ count: Int) -> Double {
    part(positives, count) + part(count - positives, count)
  }

  private static func part(_ samples: Int, _ count: Int) -> Double {
    guard samples > 0, samples < count else { return 0 }
    // The smaller of the two shares has all its digits.
    let logarithm =
      2 * samples < count
      ? Mathematics.log(Double(samples) / Double(count))
      : Mathematics.log1p(-Double(count - samples) / Double(count))
    return -Double(samples) * logarithm
  }
}
