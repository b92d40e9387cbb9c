import AssayNumerics

/// The mean of independent units, such as samples or groups of them, with its uncertainty.
package struct MeanSpread: Sendable, Equatable {
  /// The number of units, at least 2.
  package let count: Int
  package let mean: Double
  /// The standard deviation of the mean, above 0.
  package let standardError: Double
  /// The skewness g of the units' deviations.
  package let skewness: Double
  /// Student's t distribution with the degrees of freedom of ``standardError``.
  package let t: StudentT

  /// Takes the statistics of some units.
  ///
  /// - Throws: `tooFew` for a single unit or below one degree of freedom, `noSpread` without a
  ///   standard error above 0, `notFinite` if a number is not finite.
  package init(
    count: Int, mean: Double, standardError: Double, skewness: Double, degreesOfFreedom: Double
  ) throws(Indeterminate) {
    guard count >= 2, let t = StudentT(degreesOfFreedom: degreesOfFreedom) else {
      throw .tooFew(least: 2)
    }
    guard mean.isFinite, standardError.isFinite, skewness.isFinite else { throw .notFinite }
    guard standardError > 0 else { throw .noSpread }
    (self.count, self.mean, self.standardError) = (count, mean, standardError)
    (self.skewness, self.t) = (skewness, t)
  }

  package var degreesOfFreedom: Double { t.degreesOfFreedom }

  /// The mean divided by its standard error.
  package var statistic: Double { mean / standardError }

  /// Whether the units are too few for a reliable interval: n < 25·g² (Cochran 1977, 2.15).
  package var isHeavyTailed: Bool { Double(count) < 25 * skewness * skewness }
}

// MARK: - Student's t

extension MeanSpread {
  /// The two-sided p value for a mean of 0; 0 if it is below the smallest double.
  package var studentP: Double { t.twoSided(statistic) }

  /// The mean ± t·standard error.
  package func studentInterval(_ confidence: Confidence) -> Interval {
    let half = t.critical(confidence) * standardError
    return Interval(low: mean - half, high: mean + half, around: mean)
  }
}

// MARK: - Hall's transformation

extension MeanSpread {
  /// g/√n, the curvature of the transformation.
  private var bend: Double { skewness / Double(count).squareRoot() }

  /// The statistic, transformed so that skewed units hardly skew it.
  ///
  /// P. Hall, "On the removal of skewness by transformation" (1992): G = t + g·t²/(3√n) +
  /// g²·t³/(27n) + g/(6√n). It increases with t, and its inverse is ``inverse(_:)``.
  package var transformed: Double {
    let (t, a) = (statistic, bend)
    return t + a * t * t / 3 + a * a * t * t * t / 27 + a / 6
  }

  /// The two-sided p value for a mean of 0 by the transformed statistic; 0 if it is below the
  /// smallest double.
  package var hallP: Double { t.twoSided(transformed) }

  /// An interval of the mean that reaches further on the side of the long tail; the t interval if g
  /// = 0.
  ///
  /// It excludes 0 exactly if ``hallP`` is below the risk.
  package func hallInterval(_ confidence: Confidence) -> Interval {
    let critical = t.critical(confidence)
    return Interval(
      low: mean - standardError * inverse(critical),
      high: mean - standardError * inverse(-critical), around: mean)
  }

  /// 3/a·(∛(1 + a·v − a²/6) − 1) for a = g/√n, in a form that is accurate for small a.
  private func inverse(_ value: Double) -> Double {
    let a = bend
    let root = Mathematics.cubeRoot(1 + a * (value - a / 6))
    return 3 * (value - a / 6) / (root * root + root + 1)
  }
}
