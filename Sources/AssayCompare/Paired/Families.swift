import AssayEvaluate
import AssayResults
import AssayStatistics

/// Families of tests, which share a risk, and their results.
///
/// All candidates in all primary metrics are one family. In each other metric all candidates are a
/// family, which is called exploratory: it keeps the risk for that metric alone, and no headline
/// uses it. A family is fixed before any label is seen: a test that turns out undefined counts as a
/// p of 1, and only models without the scores that a metric needs are left out.
struct Families {
  private let primary: [String]
  private let metrics: MetricList
  private let confidence: Confidence

  init(primary: [String], _ metrics: MetricList, _ confidence: Confidence) {
    (self.primary, self.metrics, self.confidence) = (primary, metrics, confidence)
  }

  /// A test, by its metric and the index of its pair.
  private struct Place: Hashable {
    let key: String
    let pair: Int
  }

  /// The metric whose test a metric of two models uses, and the slope with which it follows from
  /// that one.
  ///
  /// If no scores are tied, breaking ties changes nothing.
  static func source(
    of key: String, _ old: Evaluation, _ new: Evaluation
  ) -> (key: String, slope: Double) {
    if key == MetricKey.tieAveragedError, old.tiedRows == 0, new.tiedRows == 0 {
      return (MetricKey.errorRate, 1)
    }
    return new.lines[key].map { ($0.key, $0.slope) } ?? (key, 1)
  }

  /// The results of all tests by metric, one per pair.
  func results(
    _ tests: [String: [TestResult]], _ pairs: [(old: Evaluation, new: Evaluation)]
  ) -> [String: [Result<PairedTest, NoPairedTest>]] {
    var results = tests.mapValues { $0.map(Families.undecided) }
    let family = primaryPlaces(tests, pairs)
    let found = decided(family.map { test(at: $0, tests) }, .primary)
    for (place, result) in zip(family, found) { results[place.key]?[place.pair] = result }
    let decided = Set(family)
    for (key, ofMetric) in tests {
      let places = ofMetric.indices.filter {
        !decided.contains(Place(key: key, pair: $0)) && isCompared(key, pairs[$0])
      }
      let rest = exploratory(places.map { ofMetric[$0] }, lowerIsBetter: lowerIsBetter(key))
      for (pair, result) in zip(places, rest) { results[key]?[pair] = result }
    }
    return results
  }

  /// The results of one exploratory family.
  func exploratory(
    _ tests: [TestResult], lowerIsBetter: Bool
  ) -> [Result<PairedTest, NoPairedTest>] {
    decided(tests.map { ($0, lowerIsBetter) }, .exploratory)
  }

  private func decided(
    _ tests: [(test: TestResult, lowerIsBetter: Bool)], _ family: PairedTest.Family
  ) -> [Result<PairedTest, NoPairedTest>] {
    let results = DifferenceTest.results(
      tests.map { (try? $0.test.get(), $0.lowerIsBetter) }, family: family, confidence)
    return zip(tests, results).map { entry, result in
      entry.test.flatMap { _ in result.map(Result.success) ?? .failure(.notCompared) }
    }
  }

  private static func undecided(_ test: TestResult) -> Result<PairedTest, NoPairedTest> {
    test.flatMap { _ in .failure(.notCompared) }
  }

  /// The primary family: each metric and pair once.
  private func primaryPlaces(
    _ tests: [String: [TestResult]], _ pairs: [(old: Evaluation, new: Evaluation)]
  ) -> [Place] {
    var places: [Place] = []
    for key in primary {
      for (index, pair) in pairs.enumerated() where isCompared(key, pair) {
        let source = Families.source(of: key, pair.old, pair.new).key
        let place = Place(key: source, pair: index)
        if tests[source] != nil, !places.contains(place) { places.append(place) }
      }
    }
    return places
  }

  /// Whether both models give what the metric needs.
  private func isCompared(_ key: String, _ pair: (old: Evaluation, new: Evaluation)) -> Bool {
    [pair.old, pair.new].allSatisfy { evaluation in
      switch evaluation.estimate(key) {
      case .undefined(.classesOnly), .undefined(.softLabels): false
      default: true
      }
    }
  }

  private func test(
    at place: Place, _ tests: [String: [TestResult]]
  ) -> (TestResult, Bool) {
    (tests[place.key]?[place.pair] ?? .failure(.notCompared), lowerIsBetter(place.key))
  }

  private func lowerIsBetter(_ key: String) -> Bool {
    metrics.metrics.first { $0.key == key }?.direction != .higherIsBetter
  }
}
