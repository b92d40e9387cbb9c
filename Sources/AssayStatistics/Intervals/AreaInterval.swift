import AssayNumerics

extension Interval {
  /// An interval of the area under a ROC curve, symmetric on the logit scale, so inside 0...1.
  ///
  /// The variance is DeLong's (1988).
  ///
  /// - Throws: `noSpread` without variance, which an area of 0 or 1 has; `impossible` for what is no
  ///   area or no variance.
  package static func logitArea(
    _ area: Double, variance: Double, _ confidence: Confidence
  ) throws(Indeterminate) -> Interval {
    guard area.isFinite, variance.isFinite else { throw .notFinite }
    guard area >= 0, area <= 1, variance >= 0 else { throw .impossible }
    guard area > 0, area < 1, variance > 0 else { throw .noSpread }
    let half = confidence.critical * variance.squareRoot() / (area * (1 - area))
    let odds = area / (1 - area)
    return Interval(
      low: 1 / (1 + Mathematics.exp(half) / odds), high: 1 / (1 + Mathematics.exp(-half) / odds),
      around: area)
  }
}
