import AssayData
import AssayStatistics

/// A metric of how probabilities rank the samples, or of how they are calibrated.
///
/// A new one is an entry of ``FindingMetric/all(classCount:)``.
struct FindingMetric: Sendable {
  let metric: Metric
  let estimate: @Sendable (Findings) -> Estimate
  /// The same of samples that have weights, and the class that is told from the other.
  let weighed: @Sendable (WeighedScores, Int?) -> Estimate
  let bounds: @Sendable (Findings, Confidence) -> Bounded

  static func all(classCount: Int) -> [FindingMetric] {
    [rocArea(classCount), averagePrecision(classCount), calibrationError, maximumError]
      + [2, 3, 5].filter { $0 < classCount }.map(topError)
  }

  private static func ranked(
    _ findings: Findings, _ value: (ModelRanking) -> Estimate
  ) -> Estimate {
    findings.ranking.map(value) ?? .undefined(findings.noRanking ?? .notMeasured)
  }

  private static func rocArea(_ classCount: Int) -> FindingMetric {
    FindingMetric(
      metric: Metric(
        key: MetricKey.rocArea, name: "ROC AUC", direction: .higherIsBetter, unit: .plain,
        range: "0 … 1",
        definition: """
          The share of pairs of a sample that has the class and one that has not, in which the first \
          has the higher probability of it; ties count half. ½ is what chance gives. \
          \(overClasses(classCount))
          """,
        source: "Bamber 1975; DeLong, DeLong and Clarke-Pearson 1988"),
      estimate: { ranked($0, \.area) },
      weighed: { $0.area(positive: $1) },
      bounds: { $0.ranking?.areaBounds($1) ?? .failure(.noValue) })
  }

  private static func averagePrecision(_ classCount: Int) -> FindingMetric {
    FindingMetric(
      metric: Metric(
        key: MetricKey.averagePrecision, name: "average precision", direction: .higherIsBetter,
        unit: .plain, range: "0 … 1",
        definition: """
          The mean of the precision over the samples that have the class, each at the threshold that \
          is its own probability: the area under the precision–recall curve, taken in steps. The \
          class’s share of the samples is what chance gives. \(overClasses(classCount))
          """,
        source: "Davis and Goadrich 2006; Boyd, Eng and Page 2013"),
      estimate: { ranked($0, \.averagePrecision) },
      weighed: { $0.averagePrecision(positive: $1) },
      bounds: { $0.ranking?.precisionBounds($1) ?? .failure(.noValue) })
  }

  private static func overClasses(_ classCount: Int) -> String {
    classCount == 2
      ? "Of the positive class, or the second where none is named."
      : "The mean over classes, each against all others."
  }

  private static let calibrationError = FindingMetric(
    metric: Metric(
      key: MetricKey.calibrationError, name: "calibration error (ECE)", direction: .lowerIsBetter,
      unit: .plain, range: "0 … 1",
      definition: """
        The mean distance between confidence, the highest probability, and the share of right \
        answers, in \(ModelRanking.binCount) bins of equal width, a bin by how many samples it has. \
        With few samples chance alone makes it larger than 0.
        """,
      source: "Naeini, Cooper and Hauskrecht 2015; Guo, Pleiss, Sun and Weinberger 2017"),
    estimate: { findings in
      findings.calibration.map { .value($0.errors.expected) } ?? .undefined(.noSamples)
    },
    weighed: { scores, _ in scores.expectedError },
    bounds: { _, _ in .failure(.noMethod) })

  private static let maximumError = FindingMetric(
    metric: Metric(
      key: "mce", name: "largest calibration error (MCE)", direction: .lowerIsBetter,
      unit: .plain, range: "0 … 1",
      definition: """
        The largest distance between mean confidence and the share of right answers in a bin of the \
        calibration error, however few samples it has.
        """,
      source: "Naeini, Cooper and Hauskrecht 2015"),
    estimate: { findings in
      findings.calibration.map { .value($0.errors.maximum) } ?? .undefined(.noSamples)
    },
    weighed: { scores, _ in scores.maximumError },
    bounds: { _, _ in .failure(.noMethod) })

  private static func topError(_ count: Int) -> FindingMetric {
    FindingMetric(
      metric: Metric(
        key: "top_\(count)_error", name: "top-\(count) error", direction: .lowerIsBetter,
        unit: .rate, range: "0 … 1",
        definition: """
          The share of samples whose label is not among the \(count) classes with the highest \
          probabilities; of equal ones the first in the order of the classes count as higher.
          """),
      estimate: { $0.ranks.topError(count) },
      weighed: { scores, _ in scores.topError(count) },
      bounds: { findings, confidence in
        let total = findings.ranks.counts.reduce(0, +)
        let right = findings.ranks.counts.prefix(count).reduce(0, +)
        return Bounded(.wilson) { () throws(Indeterminate) in
          try Interval.wilson(total - right, of: total, confidence)
        }
      })
  }
}
