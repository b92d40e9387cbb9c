import AssayData
import AssayEvaluate
import AssayStatistics

// What the pairs of a comparison come to, once all samples are in.
extension Comparer {
  /// Each pair with its differences and what the samples say of them.
  func compared(_ evaluations: [Evaluation]) -> [PairedComparison] {
    let tests = testsByMetric()
    return pairs.indices.map { index in
      let pair = pairs[index]
      let (old, new) = (evaluations[pair.baseline], evaluations[pair.candidate])
      var differences: [String: Difference] = [:]
      var results: [String: Result<PairedTest, NoPairedTest>] = [:]
      for metric in metrics.metrics {
        let key = metric.key
        differences[key] = Difference(from: old.estimate(key), to: new.estimate(key))
        if let test = tests[key] {
          results[key] = test[index]
        } else if let line = new.lines[key], let test = tests[line.key] {
          results[key] = test[index].map { $0.along(slope: line.slope) }
        }
      }
      return PairedComparison(
        baseline: pair.baseline, candidate: pair.candidate, differences: differences,
        outcomes: pair.outcomes, tests: results,
        records: pair.records, changedAnswers: pair.changedAnswers,
        changed: pair.changed,
        divergence: pair.divergence?.means)
    }
  }

  /// The tests of each loss, one a pair, weighed with each other within a metric.
  private func testsByMetric() -> [String: [Result<PairedTest, NoPairedTest>]] {
    guard options.metrics == .all else { return [:] }
    var results: [String: [Result<PairedTest, NoPairedTest>]] = [:]
    for metric in metrics.losses.map(\.metric) where metric.direction != .descriptive {
      let tests = pairs.map { $0.test(metric.key) }
      let weighed = DifferenceTest.results(
        tests.map { try? $0.get() }, lowerIsBetter: metric.direction == .lowerIsBetter,
        options.confidence)
      results[metric.key] = zip(tests, weighed).map { test, result in
        test.flatMap { _ in result.map(Result.success) ?? .failure(.notCompared) }
      }
    }
    results[MetricKey.rocArea] = areaTests()
    return results
  }

  /// DeLong's tests of the areas under the ROC curves of two classes; nil of more.
  private func areaTests() -> [Result<PairedTest, NoPairedTest>]? {
    guard shape.classes.count == 2 else { return nil }
    let tests = pairs.map { pair -> DifferenceTest? in
      guard let sums = evaluators[pair.baseline].placements(with: evaluators[pair.candidate])
      else { return nil }
      let areas = DeLong(sums)
      guard let old = areas.first.finite, let new = areas.second.finite,
        let variance = areas.differenceVariance.finite
      else { return nil }
      return DifferenceTest(
        areaDifference: new - old, variance: variance, count: evaluators[pair.baseline].count)
    }
    guard tests.contains(where: { $0 != nil }) else { return nil }
    return DifferenceTest.results(tests, lowerIsBetter: false, options.confidence)
      .map { $0.map(Result.success) ?? .failure(.notCompared) }
  }

  /// Whether all models are equally often right.
  var cochranQ: CochranQ? {
    guard shape.models.count > 2 else { return nil }
    return try? CochranQ(
      right: evaluators.map(\.correct), samplesByRight: samplesByRight)
  }
}
