import AssayResults
import AssayStatistics

extension Evaluator {
  /// The bounds of every metric, by its key; of some only where confusion matrices may be drawn anew.
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
          confidence, within: 0...loss.highest, isShare: metric.key == MetricKey.errorRate)
          ?? .failure(.noValue)
    }
    var drawn: [any ConfusionMetric] = []
    for metric in derived {
      let key = metric.metric.key
      if let line = metric.line(in: measured) {
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
}
