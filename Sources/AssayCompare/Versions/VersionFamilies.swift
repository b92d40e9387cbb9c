import AssayResults
import AssayStatistics

/// The families of two versions' tests, which share a risk: all models in all primary metrics, and
/// all models in each other metric.
struct VersionFamilies {
  let sets: VersionSets

  /// Each pair's results, by metric.
  func results(_ pairs: [VersionTests]) -> [[String: Result<PairedTest, NoPairedTest>]] {
    let tests = pairs.map(\.tests)
    var results = pairs.map { _ in [String: Result<PairedTest, NoPairedTest>]() }
    func decide(_ keys: [String], _ family: PairedTest.Family) {
      let places = keys.flatMap { key in
        tests.indices.filter { tests[$0][key] != nil }.map { (key: key, pair: $0) }
      }
      let found = places.map { tests[$0.pair][$0.key] ?? .failure(.notCompared) }
      let decided = VersionFamilies.decided(
        zip(places, found).map { ($1, lowerIsBetter($0.key)) }, family, confidence)
      for (place, result) in zip(places, decided) { results[place.pair][place.key] = result }
    }
    let primary = sets.new.options.primary
    decide(primary, .primary)
    for metric in sets.metrics where !primary.contains(metric.key) {
      decide([metric.key], .exploratory)
    }
    for (index, pair) in pairs.enumerated() {
      for (key, line) in pair.lines {
        results[index][key] = results[index][line.key]?.map { $0.along(slope: line.slope) }
      }
    }
    return results
  }

  private var confidence: Confidence { sets.new.options.confidence }

  private func lowerIsBetter(_ key: String) -> Bool {
    sets.metrics.first { $0.key == key }?.direction != .higherIsBetter
  }

  /// The results of one family.
  static func decided(
    _ tests: [(test: TestResult, lowerIsBetter: Bool)], _ family: PairedTest.Family,
    _ confidence: Confidence
  ) -> [Result<PairedTest, NoPairedTest>] {
    let results = DifferenceTest.results(
      tests.map { (try? $0.test.get(), $0.lowerIsBetter) }, family: family, confidence)
    return zip(tests, results).map { entry, result in
      entry.test.flatMap { _ in result.map(Result.success) ?? .failure(.notCompared) }
    }
  }
}
