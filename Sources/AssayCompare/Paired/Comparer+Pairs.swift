import AssayData
import AssayEvaluate
import AssayStatistics

// What the pairs of a comparison come to, once all samples are in.
extension Comparer {
  /// Each pair with its differences and what the samples say of them.
  func compared(_ evaluations: [Evaluation]) -> [PairedComparison] {
    var tests = lossTests(pairs)
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
      differences[key] = Difference(from: old.estimate(key), to: new.estimate(key))
      if let test {
        results[key] = test
      } else if let line = new.lines[key], let test = tests[line.key] {
        results[key] = test.map { $0.along(slope: line.slope) }
      }
    }
    return PairedComparison(
      baseline: pair.baseline, candidate: pair.candidate, differences: differences,
      outcomes: pair.outcomes, tests: results,
      records: pair.records, changedAnswers: pair.changedAnswers,
      changed: pair.changed, divergence: pair.divergence?.means, density: pair.density)
  }

  /// Whose test a metric has: where no scores are tied, breaking ties changes nothing.
  private func decisive(_ key: String, _ old: Evaluation, _ new: Evaluation) -> String {
    key == MetricKey.tieAveragedError && old.tiedRows == 0 && new.tiedRows == 0
      ? MetricKey.errorRate : key
  }

  /// The tests of each loss, one a fold, weighed with each other within a metric.
  func lossTests(_ folds: [PairFold]) -> [String: [Result<PairedTest, NoPairedTest>]] {
    guard options.metrics == .all else { return [:] }
    let tested = metrics.losses.map(\.metric).filter { $0.direction != .descriptive }
    let results = concurrentMap(tested.count, jobs: options.jobs) { index in
      let tests = folds.map { $0.test(tested[index].key) }
      let weighed = DifferenceTest.results(
        tests.map { try? $0.get() }, lowerIsBetter: tested[index].direction == .lowerIsBetter,
        options.confidence)
      return zip(tests, weighed).map { test, result in
        test.flatMap { _ in result.map(Result.success) ?? .failure(.notCompared) }
      }
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
    let tests = pairs.map { pair -> DifferenceTest? in
      guard let sums = evaluators[pair.baseline].placements(with: evaluators[pair.candidate])
      else { return nil }
      let areas = DeLong(sums)
      guard let old = areas.first.finite, let new = areas.second.finite,
        let variance = areas.differenceVariance.finite
      else { return nil }
      return DifferenceTest(
        areaDifference: new - old, variance: variance, count: evaluators[pair.baseline].count,
        differing: pair.records[MetricKey.squaredError].map { $0.lower + $0.higher } ?? 0)
    }
    guard tests.contains(where: { $0 != nil }) else { return nil }
    return DifferenceTest.results(tests, lowerIsBetter: false, options.confidence)
      .map { $0.map(Result.success) ?? .failure(.notCompared) }
  }

  /// Whether all models are equally often right.
  var cochranQ: CochranQ? {
    // Its samples count alike, and each stands for itself.
    guard shape.models.count > 2, !shape.isWeighed else { return nil }
    return try? CochranQ(
      right: evaluators.map(\.correct), samplesByRight: samplesByRight)
  }
}
