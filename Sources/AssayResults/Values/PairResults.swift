package import AssayData

/// The comparison of one candidate with a baseline, on the same samples.
package struct PairResults: Sendable {
  /// Indices of models.
  package internal(set) var baseline: Int
  package internal(set) var candidate: Int
  /// Candidate minus baseline, for each metric.
  package let metrics: MetricDifferences
  package let outcomes: PairedOutcomes
  /// The number of samples in which the two predict different classes.
  package let changedAnswers: Int?
  package let changed: ChangedSampleLists
  /// The distance between the predicted distributions; nil if a model predicts classes only.
  package let divergence: Divergences?
  /// The joint histogram of the two models' losses; nil if a model has none.
  package let density: LossDensity?
  /// The difference in cross-entropy after both models are scaled by the temperatures of
  /// ``ModelResults/temperature``; nil if one has none.
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

/// Candidate minus baseline for each metric, and its test.
package struct MetricDifferences: Sendable {
  /// The test of each metric by its key, or why it has none; metrics that are not compared have no
  /// entry.
  package let tests: [String: Result<PairedTest, NoPairedTest>]
  /// For each metric, the numbers of samples in which the candidate's loss is lower, equal and
  /// higher.
  package let records: [String: LossRecord]
  private let differences: [String: Difference]

  /// - Parameters:
  ///   - values: The baseline's values and the candidate's.
  ///   - metrics: The keys of the metrics.
  ///   - tests: The tests of their differences.
  ///   - records: The numbers of lower, equal and higher losses.
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

/// The distance between two models' predicted distributions, as means over samples.
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

/// The pairs of models that are compared, in the order of every output.
///
/// - Parameters:
///   - modelCount: The number of models.
///   - baseline: The index of the model that all others are compared with.
///   - areAll: Whether the others are also compared with each other.
/// - Returns: The pairs of indices; empty for a single model.
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
