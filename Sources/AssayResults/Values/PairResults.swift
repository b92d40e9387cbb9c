package import AssayData

/// One candidate against a baseline, on the same samples.
package struct PairResults: Sendable {
  /// Places of models.
  package internal(set) var baseline: Int
  package internal(set) var candidate: Int
  /// Candidate less baseline, metric by metric.
  package let metrics: MetricDifferences
  package let outcomes: PairedOutcomes
  /// The number of samples in which the two predict different classes.
  package let changedAnswers: Int?
  package let changed: ChangedSampleLists
  /// How far apart the predicted distributions are; nil if a model gives classes only.
  package let divergence: Divergences?
  /// How many samples have which two losses; nil if a model has none.
  package let density: LossDensity?
  /// The difference in cross-entropy where both have the temperatures of ``ModelResults/temperature``; nil if one has
  /// none.
  package var afterRefit: Result<PairedTest, NoPairedTest>?

  package init(
    baseline: Int, candidate: Int, metrics: MetricDifferences, outcomes: PairedOutcomes,
    changedAnswers: Int?, changed: ChangedSampleLists, divergence: Divergences?,
    density: LossDensity?
  ) {
    (self.baseline, self.candidate, self.metrics) = (baseline, candidate, metrics)
    (self.outcomes, self.changedAnswers) = (outcomes, changedAnswers)
    (self.changed, self.divergence, self.density) = (changed, divergence, density)
  }

  package func test(_ key: String) -> PairedTest? { metrics.test(key) }
  package func difference(_ key: String) -> Difference { metrics.difference(key) }
}

/// Candidate less baseline for each metric, and what the samples say of it.
package struct MetricDifferences: Sendable {
  /// The test of each metric by its key, or why it has none; metrics that are not compared have no entry.
  package let tests: [String: Result<PairedTest, NoPairedTest>]
  /// By metric, in how many samples the candidate's loss is lower than the baseline's.
  package let records: [String: LossRecord]
  private let differences: [String: Difference]

  /// - Parameters:
  ///   - values: The baseline's values and the candidate's.
  ///   - metrics: Their keys.
  ///   - tests: What the samples say of their differences.
  ///   - records: Which losses are lower.
  package init(
    from values: (baseline: MetricValues, candidate: MetricValues), of metrics: [String],
    tests: [String: Result<PairedTest, NoPairedTest>], records: [String: LossRecord]
  ) {
    (self.tests, self.records) = (tests, records)
    var differences: [String: Difference] = [:]
    for key in metrics {
      differences[key] = Difference(
        of: try? tests[key]?.get(), from: values.baseline.estimate(key),
        to: values.candidate.estimate(key))
    }
    self.differences = differences
  }

  package func test(_ key: String) -> PairedTest? { try? tests[key]?.get() }
  package func difference(_ key: String) -> Difference { differences[key] ?? .undefined }
}

/// How far apart two models' predicted distributions are, as means over samples.
package struct Divergences: Sendable {
  /// KL(baseline‖candidate), and KL(candidate‖baseline).
  package let fromBaseline: Estimate
  package let fromCandidate: Estimate
  package let jensenShannon: Estimate

  package init(fromBaseline: Estimate, fromCandidate: Estimate, jensenShannon: Estimate) {
    (self.fromBaseline, self.fromCandidate) = (fromBaseline, fromCandidate)
    self.jensenShannon = jensenShannon
  }
}

/// The places of the models that are compared, in their order in every output.
///
/// - Parameters:
///   - modelCount: How many models there are.
///   - baseline: The place of the one that all others are compared with.
///   - areAll: Whether the others are then compared with each other, too.
/// - Returns: The pairs; none of a single model.
package func comparedPairs(
  of modelCount: Int, baseline: Int, areAll: Bool
) -> [(baseline: Int, candidate: Int)] {
  let others = (0..<modelCount).filter { $0 != baseline }
  let pairs = others.map { (baseline: baseline, candidate: $0) }
  guard areAll else { return pairs }
  return pairs
    + others.indices.flatMap { first in
      others[(first + 1)...].map { (baseline: others[first], candidate: $0) }
    }
}
