import AssayStatistics

extension MeanLoss {
  /// With so few samples no known interval of a mean covers what it promises.
  private static let fewSamples = 20

  /// The bounds of the mean, within what the metric can reach.
  func bounds(_ confidence: Confidence, within range: ClosedRange<Double>) -> Bounded {
    guard estimate.finite != nil, let moments else { return .failure(.noValue) }
    switch moments {
    case .failure(let reason): return .failure(NoBounds(reason))
    case .success(let moments):
      let doubt: Bounds.Doubt? =
        moments.count <= MeanLoss.fewSamples
        ? .fewSamples
        : moments.isHeavyTailed ? .heavyTail(skewness: moments.skewness ?? 0) : nil
      return Bounded(.hall, doubt: doubt) { () throws(Indeterminate) in
        try Interval.hall(moments, confidence)
      }.map { $0.clipped(to: range) }
    }
  }
}

extension ConfusionTotals {
  /// The bounds of the share of samples that are wrong.
  func errorBounds(_ confidence: Confidence) -> Bounded {
    wilson(count - correct.reduce(0, +), confidence)
  }

  /// The bounds of the share that so many of the samples are.
  func wilson(_ samples: Int, _ confidence: Confidence) -> Bounded {
    Bounded(.wilson) { () throws(Indeterminate) in
      try Interval.wilson(samples, of: count, confidence)
    }
  }
}
