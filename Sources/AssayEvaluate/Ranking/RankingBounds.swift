import AssayData
package import AssayResults
package import AssayStatistics

// The intervals of areas under ROC curves and of average precisions.

extension ModelRanking {
  /// The minimum number of samples of a class, or outside it, for which the variance of an area is
  /// a fair estimate.
  private static let fewOfArea = 10
  /// The minimum number of positives for which the interval of an average precision has its nominal
  /// coverage, and the minimum number of samples of each class for a mean over classes, whose terms
  /// are all biased upwards.
  private static let fewOfPrecision = 10
  private static let fewOfMeanPrecision = 100

  /// The bounds of ``area``.
  package func areaBounds(_ confidence: Confidence) -> IntervalResult {
    if let positive { return classes[positive].areaBounds }
    guard let value = area.finite else { return .failure(.noValue) }
    let ranked = classes.filter { $0.area.estimate.finite != nil }
    let pairs = ranked.map { min($0.positives, $0.negatives) }
    let doubt = pairs.contains { $0 < ModelRanking.fewOfArea } ? Doubt.rareClasses : nil
    if let perfect = ModelRanking.perfectBounds(ranked.map(\.area), confidence) {
      return .success(ConfidenceInterval(perfect, .disjointPairs, doubt: doubt))
    }
    guard let variances else { return .failure(.grouped) }
    return IntervalResult(.influence, doubt: doubt) { () throws(Indeterminate) in
      try Interval.logitArea(value, variance: variances.x, confidence)
    }.map { $0.with(standardError: variances.x.squareRoot(), degreesOfFreedom: nil) }
  }

  /// The bounds of ``averagePrecision``.
  package func precisionBounds(_ confidence: Confidence) -> IntervalResult {
    if let positive { return classes[positive].precisionBounds }
    let counts = classes.map(\.positives).filter { $0 > 0 }
    guard let value = averagePrecision.finite, let least = counts.min() else {
      return .failure(.noValue)
    }
    guard let variances else { return .failure(.grouped) }
    guard least > 1 else { return .failure(.tooFewSamples(least: 2 * counts.count)) }
    return ModelRanking.precisionBounds(
      value, variances.y, least: least,
      doubt: least < ModelRanking.fewOfMeanPrecision ? .rareClasses : nil, confidence)
  }

  private typealias Doubt = ConfidenceInterval.Doubt

  /// The bounds of one class's area, with DeLong's variance; `least` is the number of samples of
  /// the class or outside it, whichever is smaller.
  static func areaBounds(
    _ area: AUC, _ variance: Double?, ofFewest least: Int, _ confidence: Confidence
  ) -> IntervalResult {
    guard let value = area.estimate.finite else { return .failure(.noValue) }
    let doubt = least < fewOfArea ? Doubt.rareClasses : nil
    if let perfect = perfectBounds([area], confidence) {
      return .success(ConfidenceInterval(perfect, .disjointPairs, doubt: doubt))
    }
    guard let variance else { return .failure(.tooFewSamples(least: 4)) }
    return IntervalResult(.deLong, doubt: doubt) { () throws(Indeterminate) in
      try Interval.logitArea(value, variance: variance, confidence)
    }.map { $0.with(standardError: variance.squareRoot(), degreesOfFreedom: nil) }
  }

  /// The bounds of one class's average precision.
  static func precisionBounds(
    _ precision: AveragePrecision, _ variance: Double?, positives: Int, _ confidence: Confidence
  ) -> IntervalResult {
    guard let value = precision.estimate.finite else { return .failure(.noValue) }
    guard positives > 1 else { return .failure(.tooFewSamples(least: 2)) }
    return precisionBounds(
      value, variance ?? 0, least: positives,
      doubt: positives < fewOfPrecision ? .rareClasses : nil, confidence)
  }

  private static func precisionBounds(
    _ value: Double, _ variance: Double, least: Int, doubt: Doubt?, _ confidence: Confidence
  ) -> IntervalResult {
    IntervalResult(.influenceT, doubt: doubt) { () throws(Indeterminate) in
      try Interval.logitArea(
        value, variance: variance, degreesOfFreedom: Double(least - 1), confidence)
    }.map {
      $0.with(standardError: variance.squareRoot(), degreesOfFreedom: Double(least - 1))
    }
  }

  /// The bounds of areas that are all 1, or all 0, and so show no variance; nil for others.
  private static func perfectBounds(_ areas: [AUC], _ confidence: Confidence) -> Interval? {
    let perfect = Interval.perfectArea(
      pairs: areas.map { min($0.positives, $0.negatives) }, confidence)
    if areas.allSatisfy({ $0.twiceU == $0.twicePairs }) { return perfect }
    if areas.allSatisfy({ $0.twiceU == 0 }) {
      return perfect.map { Interval(low: 0, high: 1 - $0.low) }
    }
    return nil
  }
}
