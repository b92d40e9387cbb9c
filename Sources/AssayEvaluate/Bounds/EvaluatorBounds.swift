import AssayResults
import AssayStatistics

extension Evaluator {
  /// The bounds of every metric, by its key; metrics that need resampled matrices have none unless
  /// `drawsMatrices`.
  func bounds(
    _ measured: Measured, _ confidence: Confidence, drawsMatrices: Bool
  ) -> [String: IntervalResult] {
    var bounds: [String: IntervalResult] = [:]
    for (loss, mean) in zip(losses, means) {
      let metric = loss.metric
      bounds[metric.key] =
        metric.key == MetricKey.errorRate && weighed == nil
        ? measured.totals.errorBounds(confidence)
        : mean?.bounds(
          confidence, within: 0...loss.highest, isShare: metric.key == MetricKey.errorRate,
          // Entropies do not depend on which answers are wrong.
          doubt: metric.direction == .descriptive ? nil : measured.totals.doubtOfMeans)
          ?? .failure(.noValue)
    }
    var drawn: [any ConfusionMetric] = []
    for metric in derived {
      let key = metric.metric.key
      if let residual = metric.residual(in: measured) {
        bounds[key] = skillBounds(key, residual, measured, confidence)
      } else if let line = metric.line(in: measured) {
        bounds[key] = bounds[line.key]?.map { $0.along(slope: line.slope, offset: line.offset) }
      } else if let metric = metric as? any ConfusionMetric,
        metric.metric.direction != .descriptive, metric.estimate(from: measured).finite != nil
      {
        drawn.append(metric)
      } else {
        let hasValue = metric.estimate(from: measured).finite != nil
        bounds[key] = .failure(
          !hasValue ? .noValue : metric.metric.direction == .descriptive ? .fact : .noMethod)
      }
    }
    if let weighed {
      for metric in drawn {
        bounds[metric.metric.key] = weighed.bounds(metric, measured.totals, confidence)
      }
      return bounds
    }
    let values =
      drawsMatrices
      ? ConfusionBootstrap(confusion, confidence, isOfSlice: isOfSlice).bounds(drawn)
      : drawn.map { _ in .failure(.tooManySlices) }
    for (metric, value) in zip(drawn, values) { bounds[metric.metric.key] = value }
    return bounds
  }

  /// The bounds of a skill, 1 − the mean loss ÷ the mean loss of answering the class frequencies.
  private func skillBounds(
    _ key: String, _ residual: SkillResidual, _ measured: Measured, _ confidence: Confidence
  ) -> IntervalResult {
    let spread: Result<MeanSpread, Indeterminate>
    switch skillSpread(key, residual) {
    case .success(let found): spread = found
    case .failure(let reason): return .failure(reason)
    }
    return IntervalResult(
      spread, confidence, within: 0...Double.infinity, isOfUnits: weighed != nil,
      doubt: measured.totals.doubtOfMeans
    ).map { $0.along(slope: -1, offset: 1) }
  }

  private func skillSpread(
    _ key: String, _ residual: SkillResidual
  ) -> Result<Result<MeanSpread, Indeterminate>, NoInterval> {
    if let found = skillSpreads[key] { return .success(found) }
    if isOfSlice { return .failure(.notOfSlices) }
    if labelsAreSoft { return .failure(.tooManyShares) }
    guard let place = keys.firstIndex(of: residual.key), let mean = means[place] else {
      return .failure(.noValue)
    }
    return mean.spread(residual).map(Result.success) ?? .failure(.tooManyClasses)
  }
}
