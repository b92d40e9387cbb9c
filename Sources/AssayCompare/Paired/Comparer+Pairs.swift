import AssayData
import AssayEvaluate
package import AssayResults
import AssayStatistics

/// A test, or the reason why it is missing, before adjustment for other tests.
typealias TestResult = Result<DifferenceTest, NoPairedTest>

// The results of a comparison's pairs, once all samples are in.
extension Comparer {
  /// Each pair with its differences and their tests.
  func compared(
    _ evaluations: [Evaluation], _ rankings: JointRanking?
  ) -> [PairedComparison] {
    guard options.metrics == .all else {
      return pairs.map { compared($0, evaluations, [:]) }
    }
    var tests = lossTests(pairs.map { ($0, evaluations) })
    if let rankings {
      tests.merge(rankingTests(rankings.differences, evaluations)) { $1 }
    }
    for count in metrics.topCounts {
      guard let metric = Metric.topError(of: count) else { continue }
      tests[metric.key] = pairs.map { pair in
        noUnits.map(TestResult.failure) ?? pair.topTest(count)
      }
    }
    let ofAnswers = pairs.map { answerTests($0, evaluations) }
    for (index, metric) in metrics.ofConfusion.enumerated()
    where metric.metric.direction != .descriptive {
      tests[metric.metric.key] = ofAnswers.map { $0.metrics[index] }
    }
    let results = Families(primary: options.primaryKeys(shape.task), metrics, options.confidence)
      .results(tests, pairs.map { (evaluations[$0.baseline], evaluations[$0.candidate]) })
    return pairs.indices.map { index in
      compared(
        pairs[index], evaluations, results.mapValues { $0[index] },
        ofClasses: ofAnswers[index].classes)
    }
  }

  /// The tests of the primary losses alone: for each loss one per pair, nil without a test.
  package var primaryTests: [String: [PairedTest?]] {
    let evaluations = evaluators.map { $0.evaluation() }
    let keys = options.primaryKeys(shape.task)
    let ends = pairs.map { (evaluations[$0.baseline], evaluations[$0.candidate]) }
    let sources = keys.flatMap { key in ends.map { Families.source(of: key, $0, $1).key } }
    let tests = lossTests(pairs.map { ($0, evaluations) }, of: Set(sources))
    return Families(primary: keys, metrics, options.confidence).results(tests, ends)
      .mapValues { $0.map { try? $0.get() } }
  }

  /// A pair with its differences, and its tests by metric.
  func compared(
    _ pair: PairFold, _ evaluations: [Evaluation],
    _ tests: [String: Result<PairedTest, NoPairedTest>],
    ofClasses: [ClassScore: [Result<PairedTest, NoPairedTest>]] = [:]
  ) -> PairedComparison {
    let (old, new) = (evaluations[pair.baseline], evaluations[pair.candidate])
    var differences: [String: Difference] = [:]
    var results: [String: Result<PairedTest, NoPairedTest>] = [:]
    for metric in metrics.metrics {
      let key = metric.key
      let source = Families.source(of: key, old, new)
      results[key] = tests[source.key].map { test in test.map { $0.along(slope: source.slope) } }
      differences[key] = Difference(
        of: try? results[key]?.get(), from: old.estimate(key), to: new.estimate(key))
    }
    return PairedComparison(
      baseline: pair.baseline, candidate: pair.candidate, differences: differences,
      outcomes: pair.outcomes, tests: results, classTests: ofClasses,
      records: pair.records, changedAnswers: pair.isComplete ? pair.changedAnswers : nil,
      changed: pair.changed, divergence: pair.divergence?.means, isSame: pair.isSame,
      density: pair.density)
  }

  /// The tests of each loss, or of those with these keys: one per pair of models, each with the
  /// evaluations of its samples.
  func lossTests(
    _ pairs: [(fold: PairFold, evaluations: [Evaluation])], of keys: Set<String>? = nil
  ) -> [String: [TestResult]] {
    guard options.metrics == .all else { return [:] }
    let tested = metrics.losses.map(\.metric).filter {
      $0.direction != .descriptive && keys?.contains($0.key) ?? true
    }
    let results = concurrentMap(tested.count, jobs: options.jobs) { index in
      pairs.map { $0.fold.test(tested[index].key, $0.evaluations) }
    }
    return Dictionary(uniqueKeysWithValues: zip(tested.map(\.key), results))
  }

  /// The tests of areas under ROC curves and of average precisions, one per pair; empty if no pair
  /// is ranked.
  private func rankingTests(
    _ differences: [ScoreDifferences?], _ evaluations: [Evaluation]
  ) -> [String: [TestResult]] {
    guard differences.contains(where: { $0 != nil }) else { return [:] }
    let ofArea: PairedTest.Method = shape.classes.count == 2 ? .deLong : .influence
    let isSmall = hasSmallClass(evaluations)
    func tests(
      _ method: PairedTest.Method, _ difference: (ScoreDifferences) -> InfluenceDifference?
    ) -> [TestResult] {
      zip(pairs, differences).map { pair, differences in
        Result { () throws(NoPairedTest) in
          guard let differences else { throw .notCompared }
          guard !isSmall, let difference = difference(differences) else {
            throw .tooFewOfClass(least: DifferenceTest.leastOfClass)
          }
          return try DifferenceTest(
            difference: difference.difference, variance: difference.variance,
            degreesOfFreedom: difference.degreesOfFreedom, method: method,
            count: evaluators[pair.baseline].count, differing: pair.differing)
        }
      }
    }
    return [
      MetricKey.rocArea: tests(ofArea, \.area),
      MetricKey.averagePrecision: tests(.influenceT, \.averagePrecision),
    ]
  }

  /// Whether a class with samples, or its rest, has too few samples to test how it is ranked.
  private func hasSmallClass(_ evaluations: [Evaluation]) -> Bool {
    guard let totals = evaluations.first?.totals else { return true }
    return totals.labels.contains { count in
      count > 0 && min(count, totals.count - count) < DifferenceTest.leastOfClass
    }
  }

  /// The tests of the metrics that follow from a pair's confusion matrices, and of each class's
  /// scores.
  private func answerTests(
    _ pair: PairFold, _ evaluations: [Evaluation]
  ) -> (
    metrics: [TestResult], classes: [ClassScore: [Result<PairedTest, NoPairedTest>]]
  ) {
    let metrics = metrics.ofConfusion
    func none(_ reason: NoPairedTest) -> [TestResult] { metrics.map { _ in .failure(reason) } }
    guard let answers = pair.answers else { return (none(noUnits ?? .notCompared), [:]) }
    guard !answers.isOverfull else { return (none(.tooManyCells), [:]) }
    let differences = ConfusionDifferences(
      answers, classCount: shape.classes.count, pairs: pairs.count, jobs: options.jobs)
    let hasClasses = shape.classes.count <= ClassResults.mostCompared
    let tests = differences.tests(of: metrics, withClasses: hasClasses)
    let families = Families(primary: [], self.metrics, options.confidence)
    return (
      tests.metrics, tests.classes.mapValues { families.exploratory($0, lowerIsBetter: false) }
    )
  }

  /// The reason why tests that need independent samples of equal weight are missing; nil if samples
  /// are such.
  private var noUnits: NoPairedTest? {
    guard shape.hasWeightsOrGroups else { return nil }
    return shape.isGrouped ? .grouped : .weighted
  }

  /// The test of whether all models are right equally often.
  var cochranQ: CochranQ? {
    // It assumes independent samples of equal weight.
    guard shape.models.count > 2, !shape.hasWeightsOrGroups else { return nil }
    return try? CochranQ(
      right: evaluators.map(\.correct), samplesByRight: samplesByRight)
  }
}
