import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics

// What the pairs of a comparison come to, once all samples are in.
extension Comparer {
  /// Each pair with its differences and what the samples say of them.
  func compared(_ evaluations: [Evaluation]) -> [PairedComparison] {
    var tests = lossTests(pairs.map { ($0, evaluations) })
    if options.metrics == .all { tests[MetricKey.rocArea] = areaTests(evaluations) }
    return pairs.indices.map { index in
      compared(pairs[index], evaluations, tests.mapValues { $0[index] })
    }
  }

  /// A pair with its differences, and its tests by metric.
  func compared(
    _ pair: PairFold, _ evaluations: [Evaluation],
    _ tests: [String: Result<PairedTest, NoPairedTest>]
  ) -> PairedComparison {
    let (old, new) = (evaluations[pair.baseline], evaluations[pair.candidate])
    var differences: [String: Difference] = [:]
    var results: [String: Result<PairedTest, NoPairedTest>] = [:]
    for metric in metrics.metrics {
      let key = metric.key
      let test = tests[decisive(key, old, new)]
      results[key] =
        test
        ?? new.lines[key].flatMap { line in tests[line.key]?.map { $0.along(slope: line.slope) } }
      differences[key] = Difference(
        of: try? results[key]?.get(), from: old.estimate(key), to: new.estimate(key))
    }
    return PairedComparison(
      baseline: pair.baseline, candidate: pair.candidate, differences: differences,
      outcomes: pair.outcomes, tests: results,
      records: pair.records, changedAnswers: pair.isComplete ? pair.changedAnswers : nil,
      changed: pair.changed, divergence: pair.divergence?.means, density: pair.density)
  }

  /// Whose test a metric has: where no scores are tied, breaking ties changes nothing.
  private func decisive(_ key: String, _ old: Evaluation, _ new: Evaluation) -> String {
    key == MetricKey.tieAveragedError && old.tiedRows == 0 && new.tiedRows == 0
      ? MetricKey.errorRate : key
  }

  /// The tests of each loss, one a pair of models on the samples of these evaluations, weighed with
  /// each other within a metric.
  func lossTests(
    _ pairs: [(fold: PairFold, evaluations: [Evaluation])]
  ) -> [String: [Result<PairedTest, NoPairedTest>]] {
    guard options.metrics == .all else { return [:] }
    let tested = metrics.losses.map(\.metric).filter { $0.direction != .descriptive }
    let results = concurrentMap(tested.count, jobs: options.jobs) { index in
      let tests = pairs.map { $0.fold.test(tested[index].key, $0.evaluations) }
      return weighed(tests, lowerIsBetter: tested[index].direction == .lowerIsBetter)
    }
    return Dictionary(uniqueKeysWithValues: zip(tested.map(\.key), results))
  }

  /// DeLong's tests of the areas under the ROC curves of two classes; nil of more.
  private func areaTests(
    _ evaluations: [Evaluation]
  ) -> [Result<PairedTest, NoPairedTest>]? {
    guard shape.classes.count == 2, let labels = evaluations.first?.totals.labels else {
      return nil
    }
    guard labels.allSatisfy({ $0 >= DifferenceTest.leastOfClass }) else {
      return pairs.map { _ in .failure(.tooFewOfClass(least: DifferenceTest.leastOfClass)) }
    }
    let tests = pairs.map { pair in
      Result { () throws(NoPairedTest) in try areaTest(pair) }
    }
    let isCompared = tests.contains { if case .failure(.notCompared) = $0 { false } else { true } }
    guard isCompared else { return nil }
    return weighed(tests, lowerIsBetter: false)
  }

  private func areaTest(_ pair: PairFold) throws(NoPairedTest) -> DifferenceTest {
    guard let sums = evaluators[pair.baseline].placements(with: evaluators[pair.candidate])
    else { throw .notCompared }
    let areas = DeLong(sums)
    guard let old = areas.first.finite, let new = areas.second.finite,
      let variance = areas.differenceVariance.finite
    else { throw .notCompared }
    return try DifferenceTest(
      areaDifference: new - old, variance: variance, count: evaluators[pair.baseline].count,
      differing: pair.records[MetricKey.squaredError].map { $0.lower + $0.higher } ?? 0)
  }

  /// The results of all candidates' tests in one metric, weighed with each other.
  private func weighed(
    _ tests: [Result<DifferenceTest, NoPairedTest>], lowerIsBetter: Bool
  ) -> [Result<PairedTest, NoPairedTest>] {
    let results = DifferenceTest.results(
      tests.map { try? $0.get() }, lowerIsBetter: lowerIsBetter, options.confidence)
    return zip(tests, results).map { test, result in
      test.flatMap { _ in result.map(Result.success) ?? .failure(.notCompared) }
    }
  }

  /// Whether all models are equally often right.
  var cochranQ: CochranQ? {
    // Its samples count alike, and each stands for itself.
    guard shape.models.count > 2, !shape.hasWeightsOrGroups else { return nil }
    return try? CochranQ(
      right: evaluators.map(\.correct), samplesByRight: samplesByRight)
  }
}
