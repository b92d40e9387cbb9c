import AssayNumerics

extension Interval {
  /// An interval for the area under a ROC curve, or for an average precision, symmetric on the
  /// logit scale and therefore within 0...1.
  ///
  /// - Parameters:
  ///   - area: The estimate.
  ///   - variance: The variance of the estimate.
  ///   - degreesOfFreedom: The degrees of freedom of Student's t, at least 1; nil for the normal
  ///     distribution.
  ///   - confidence: The confidence level.
  /// - Returns: An interval that contains the estimate.
  /// - Throws: `noSpread` without variance, as for an area of 0 or 1; `impossible` for an invalid
  ///   area or variance; `tooFew` below one degree of freedom; `notFinite` for infinite numbers or
  ///   NaN.
  package static func logitArea(
    _ area: Double, variance: Double, degreesOfFreedom: Double? = nil, _ confidence: Confidence
  ) throws(Indeterminate) -> Interval {
    guard area.isFinite, variance.isFinite else { throw .notFinite }
    guard area >= 0, area <= 1, variance >= 0 else { throw .impossible }
    guard area > 0, area < 1, variance > 0 else { throw .noSpread }
    var critical = confidence.critical
    if let degreesOfFreedom {
      guard let t = StudentT(degreesOfFreedom: degreesOfFreedom) else { throw .tooFew(least: 2) }
      critical = t.critical(confidence)
    }
    let half = critical * variance.squareRoot() / (area * (1 - area))
    let odds = area / (1 - area)
    return Interval(
      low: 1 / (1 + Mathematics.exp(half) / odds), high: 1 / (1 + Mathematics.exp(-half) / odds),
      around: area)
  }

  /// An interval for an area of 1, which shows no variance; for several such areas, of their mean.
  ///
  /// If m pairs of a positive and a negative sample, without common samples, are all in order, the
  /// smallest area A that the risk allows has A^m = α/2: the bound of Clopper and Pearson (1934)
  /// for m of m.
  ///
  /// - Parameters:
  ///   - pairs: The number of such pairs for each area, which is the number of samples of the rarer
  ///     class.
  ///   - confidence: The confidence level.
  /// - Returns: nil unless every area has a pair.
  package static func perfectArea(pairs: [Int], _ confidence: Confidence) -> Interval? {
    guard !pairs.isEmpty, pairs.allSatisfy({ $0 > 0 }) else { return nil }
    let risk = Mathematics.log(0.5 * confidence.alpha)
    let sum = pairs.reduce(0) { $0 + Mathematics.exp(risk / Double($1)) }
    return Interval(low: sum / Double(pairs.count), high: 1, around: 1)
  }
}
