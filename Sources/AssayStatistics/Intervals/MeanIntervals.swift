import AssayNumerics

extension Interval {
  /// The mean ± t·standard error, with n−1 degrees of freedom.
  ///
  /// - Throws: `tooFew` for a single value, `noSpread` where all are equal.
  package static func studentT(
    _ moments: Moments, _ confidence: Confidence
  ) throws(Indeterminate) -> Interval {
    let spread = try moments.spread()
    let half = spread.t.critical(confidence) * spread.standardError
    return Interval(
      low: moments.mean - half, high: moments.mean + half, around: moments.mean)
  }

  /// An interval of the mean that leans to the side of the long tail; the t interval at g = 0.
  ///
  /// P. Hall, "On the removal of skewness by transformation" (1992), the cubic transformation with
  /// t quantiles: t is replaced by T⁻¹(t) = 3/a·(∛(1 + a·t − a²/6) − 1), of a = g/√n.
  ///
  /// - Throws: `tooFew` for a single value, `noSpread` where all are equal.
  package static func hall(
    _ moments: Moments, _ confidence: Confidence
  ) throws(Indeterminate) -> Interval {
    let spread = try moments.spread()
    let a = (moments.skewness ?? 0) / Double(moments.count).squareRoot()
    let t = spread.t.critical(confidence)
    func untransformed(_ t: Double) -> Double {
      let root = Mathematics.cubeRoot(1 + a * (t - a / 6))
      // ∛(1+ε) − 1 without its cancellation.
      return 3 * (t - a / 6) / (root * root + root + 1)
    }
    return Interval(
      low: moments.mean - spread.standardError * untransformed(t),
      high: moments.mean - spread.standardError * untransformed(-t), around: moments.mean)
  }
}
