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
    return results
  }

  /// Whether all models are equally often right.
  var cochranQ: CochranQ? {
    guard shape.models.count > 2 else { return nil }
    return try? CochranQ(
      right: evaluators.map(\.correct), samplesByRight: samplesByRight)
  }
}
