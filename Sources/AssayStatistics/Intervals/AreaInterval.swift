import AssayNumerics

extension Interval {
  /// An interval of the area under a ROC curve, or of an average precision, symmetric on the logit scale, so
  /// inside 0...1.
  ///
  /// - Parameters:
  ///   - area: The estimate.
  ///   - variance: The estimate's variance.
  ///   - degreesOfFreedom: Those of Student's t, at least 1; nil for the normal distribution.
  ///   - confidence: How sure the interval shall be.
  /// - Returns: An interval that holds the estimate.
  /// - Throws: `noSpread` without variance, which an area of 0 or 1 has; `impossible` for what is no
  ///   area or no variance; `tooFew` below one degree of freedom.
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

  /// An interval of an area that is 1, which shows no variance; of several such areas, of their mean.
  ///
  /// Where m pairs of a positive and a negative that share no sample are all in order, an area A that makes
  /// this as likely as the risk allows has A^m = α/2: the bound of Clopper and Pearson (1934) for m of m.
  ///
  /// - Parameters:
  ///   - pairs: By area, the number of such pairs there are: that of the rarer class's samples.
  ///   - confidence: How sure the interval shall be.
  /// - Returns: Nil unless every area has a pair.
  package static func perfectArea(pairs: [Int], _ confidence: Confidence) -> Interval? {
    guard !pairs.isEmpty, pairs.allSatisfy({ $0 > 0 }) else { return nil }
    let risk = Mathematics.log(0.5 * confidence.alpha)
    let sum = pairs.reduce(0) { $0 + Mathematics.exp(risk / Double($1)) }
    return Interval(low: sum / Double(pairs.count), high: 1, around: 1)
  }
}
