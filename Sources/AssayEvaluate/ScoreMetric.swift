import AssayData
import AssayResults
import AssayStatistics

/// A metric of ranking or calibration.
///
/// A new one is an entry of ``ScoreMetric/all(classCount:)``.
struct ScoreMetric: Sendable {
  let metric: Metric
  let estimate: @Sendable (ScoreAnalysis) -> Estimate
  /// The value for samples with weights, given the positive class, of two.
  let weighed: @Sendable (WeighedScores, Int?) -> Estimate
  let bounds: @Sendable (ScoreAnalysis, Confidence) -> IntervalResult

  static func all(classCount: Int) -> [ScoreMetric] {
    [rocArea, averagePrecision, calibrationError, maximumError]
      + [2, 3, 5].filter { $0 < classCount }.compactMap { count in
        Metric.topError(of: count).map { topError(count, $0) }
      }
  }

  private static func ranked(
    _ scores: ScoreAnalysis, _ value: (ModelRanking) -> Estimate
  ) -> Estimate {
    scores.ranking.map(value) ?? .undefined(scores.noRanking ?? .notMeasured)
  }

  private static let rocArea = ScoreMetric(
    metric: .rocArea,
    estimate: { ranked($0, \.area) },
    weighed: { $0.area(positive: $1) },
    bounds: { $0.ranking?.areaBounds($1) ?? .failure(.noValue) })

  private static let averagePrecision = ScoreMetric(
    metric: .averagePrecision,
    estimate: { ranked($0, \.averagePrecision) },
    weighed: { $0.averagePrecision(positive: $1) },
    bounds: { $0.ranking?.precisionBounds($1) ?? .failure(.noValue) })

  private static let calibrationError = ScoreMetric(
    metric: .calibrationError,
    estimate: { scores in
      scores.calibration.map { .value($0.errors.expected) } ?? .undefined(.noSamples)
    },
    weighed: { scores, _ in scores.expectedError },
    bounds: { _, _ in .failure(.noMethod) })

  private static let maximumError = ScoreMetric(
    metric: .maximumCalibrationError,
    estimate: { scores in
      scores.calibration.map { .value($0.errors.maximum) } ?? .undefined(.noSamples)
    },
    weighed: { scores, _ in scores.maximumError },
    bounds: { _, _ in .failure(.noMethod) })

  private static func topError(_ count: Int, _ metric: Metric) -> ScoreMetric {
    ScoreMetric(
      metric: metric,
      estimate: { $0.ranks.topError(count) },
      weighed: { scores, _ in scores.topError(count) },
      bounds: { scores, confidence in
        let total = scores.ranks.counts.reduce(0, +)
        let right = scores.ranks.counts.prefix(count).reduce(0, +)
        return IntervalResult(.wilson) { () throws(Indeterminate) in
          try Interval.wilson(total - right, of: total, confidence)
        }
      })
  }
}
