package import AssayResults
package import AssayStatistics

extension MeanLoss {
  /// With fewer samples no known interval of a mean has the coverage that it promises.
  static let fewSamples = 20

  /// The bounds of the mean, within the range of the metric.
  ///
  /// - Parameters:
  ///   - confidence: The confidence level.
  ///   - range: The range of the metric.
  ///   - isShare: Whether every loss is 0 or 1.
  ///   - ofAnswers: The doubt that the samples' answers and classes raise.
  /// - Returns: The bounds, or the reason why they are missing.
  func bounds(
    _ confidence: Confidence, within range: ClosedRange<Double>, isShare: Bool = false,
    doubt ofAnswers: ConfidenceInterval.Doubt? = nil
  ) -> IntervalResult {
    guard estimate.finite != nil, let spread else { return .failure(.noValue) }
    if isShare, let (sums, share) = ofUnits { return sums.boundsOfShare(share, confidence) }
    return IntervalResult(
      spread, confidence, within: range, isOfUnits: ofUnits != nil, doubt: ofAnswers)
  }
}

extension IntervalResult {
  /// Hall's bounds of a mean.
  ///
  /// - Parameters:
  ///   - spread: The spread of the mean.
  ///   - confidence: The confidence level.
  ///   - range: The range of the metric.
  ///   - isOfUnits: Whether samples have weights or are in groups.
  ///   - doubt: The doubt that the samples' answers and classes raise.
  init(
    _ spread: Result<MeanSpread, Indeterminate>, _ confidence: Confidence,
    within range: ClosedRange<Double>, isOfUnits: Bool, doubt: ConfidenceInterval.Doubt?
  ) {
    self = spread.mapError(NoInterval.init).map { spread in
      ConfidenceInterval(
        spread.hallInterval(confidence).clipped(to: range), isOfUnits ? .jackknifeHall : .hall,
        doubt: ConfidenceInterval.Doubt(spread, doubt, areUnits: isOfUnits),
        standardError: spread.standardError, degreesOfFreedom: spread.degreesOfFreedom)
    }
  }
}

extension UnitSums {
  /// The bounds of the share of samples that are wrong.
  ///
  /// They are computed from the number of independent samples that would give the share as exactly.
  /// If none or all are wrong, nothing shows how units vary, and the effective number of units is
  /// used instead.
  fileprivate func boundsOfShare(_ share: Double, _ confidence: Confidence) -> IntervalResult {
    let found = try? spread.get()
    let error = found?.standardError ?? 0
    let doubt =
      found.map { ConfidenceInterval.Doubt($0, nil, areUnits: true) }
      ?? .ofUnits(degreesOfFreedom) ?? .fewSamples
    return Result { () throws(Indeterminate) in
      let interval = try Interval.wilson(
        share: share, effective: error > 0 ? share * (1 - share) / (error * error) : effectiveCount,
        degreesOfFreedom: degreesOfFreedom, confidence)
      return ConfidenceInterval(
        interval, .effectiveWilson, doubt: doubt, standardError: error,
        degreesOfFreedom: degreesOfFreedom)
    }.mapError(NoInterval.init)
  }
}

extension ConfidenceInterval.Doubt {
  /// With fewer degrees of freedom, a few units determine most of a standard error.
  private static let fewDegrees = 5.0

  /// `fewEffectiveUnits` if the units' weights leave few degrees of freedom; else nil.
  static func ofUnits(_ degreesOfFreedom: Double) -> ConfidenceInterval.Doubt? {
    degreesOfFreedom < fewDegrees ? .fewEffectiveUnits : nil
  }

  /// The doubt that few samples, or few groups of them, raise; nil if there are enough.
  package init?(count: Int) {
    guard count < MeanLoss.fewSamples else { return nil }
    self = .fewSamples
  }

  /// The doubt about a mean of losses; nil if absent.
  ///
  /// - Parameters:
  ///   - spread: The spread of the losses.
  ///   - ofAnswers: The doubt that the samples' answers and classes raise.
  ///   - areUnits: Whether samples have weights or are in groups.
  package init?(
    _ spread: MeanSpread, _ ofAnswers: ConfidenceInterval.Doubt?, areUnits: Bool = false
  ) {
    if areUnits, let doubt = ConfidenceInterval.Doubt.ofUnits(spread.degreesOfFreedom) {
      self = doubt
    } else if spread.count < MeanLoss.fewSamples {
      self = .fewSamples
    } else if let ofAnswers {
      self = ofAnswers
    } else if spread.isHeavyTailed {
      self = .heavyTail(skewness: spread.skewness)
    } else {
      return nil
    }
  }
}

extension ConfusionTotals {
  /// With fewer wrong answers, or fewer samples outside the largest class, a mean is doubtful.
  ///
  /// Its interval may be far too narrow, and the skewness of the samples does not show it.
  private static let fewest = 10

  /// The doubt about a mean of losses that depends on a few samples; nil if absent.
  package var doubtOfMeans: ConfidenceInterval.Doubt? {
    if count - correct.reduce(0, +) < ConfusionTotals.fewest { return .fewErrors }
    let others = count - (labels.max() ?? 0)
    return 1..<ConfusionTotals.fewest ~= others ? .rareClasses : nil
  }
}

extension ConfusionTotals {
  /// The bounds of the share of samples that are wrong.
  func errorBounds(_ confidence: Confidence) -> IntervalResult {
    let wrong = count - correct.reduce(0, +)
    guard count > 1 else { return wilson(wrong, confidence) }
    let (share, others) = (Double(wrong) / Double(count), Double(count - 1))
    let error = (share * (1 - share) / others).squareRoot()
    return wilson(wrong, confidence).map { $0.with(standardError: error, degreesOfFreedom: others) }
  }

  /// The bounds of the share of all samples that `samples` of them are.
  func wilson(_ samples: Int, _ confidence: Confidence) -> IntervalResult {
    IntervalResult(.wilson) { () throws(Indeterminate) in
      try Interval.wilson(samples, of: count, confidence)
    }
  }
}
