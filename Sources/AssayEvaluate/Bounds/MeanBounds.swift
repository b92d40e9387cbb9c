import AssayResults
import AssayStatistics

extension MeanLoss {
  /// With so few samples no known interval of a mean covers what it promises.
  static let fewSamples = 20

  /// The bounds of the mean, within what the metric can reach.
  ///
  /// - Parameters:
  ///   - confidence: How sure they shall be.
  ///   - range: What the metric can reach.
  ///   - isShare: Whether every loss is 0 or 1.
  /// - Returns: The bounds, or why there are none.
  func bounds(
    _ confidence: Confidence, within range: ClosedRange<Double>, isShare: Bool = false
  ) -> IntervalResult {
    guard estimate.finite != nil, let moments else { return .failure(.noValue) }
    if isShare, let effective = effectiveSamples {
      return IntervalResult(.effectiveWilson, doubt: doubt(moments)) { () throws(Indeterminate) in
        try Interval.wilson(
          share: effective.share, effective: effective.samples, units: effective.units, confidence)
      }
    }
    switch moments {
    case .failure(let reason): return .failure(NoInterval(reason))
    case .success(let moments):
      return IntervalResult(.hall, doubt: doubt(.success(moments))) { () throws(Indeterminate) in
        try Interval.hall(moments, confidence)
      }.map { $0.clipped(to: range) }
    }
  }

  private func doubt(_ moments: Result<Moments, Indeterminate>) -> ConfidenceInterval.Doubt? {
    guard case .success(let moments) = moments else { return .fewSamples }
    if moments.count <= MeanLoss.fewSamples { return .fewSamples }
    return moments.isHeavyTailed ? .heavyTail(skewness: moments.skewness ?? 0) : nil
  }
}

extension ConfusionTotals {
  /// The bounds of the share of samples that are wrong.
  func errorBounds(_ confidence: Confidence) -> IntervalResult {
    wilson(count - correct.reduce(0, +), confidence)
  }

  /// The bounds of the share that so many of the samples are.
  func wilson(_ samples: Int, _ confidence: Confidence) -> IntervalResult {
    IntervalResult(.wilson) { () throws(Indeterminate) in
      try Interval.wilson(samples, of: count, confidence)
    }
  }
}
