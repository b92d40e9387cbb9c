import AssayCompare
import AssayData
import AssayNumerics
import AssayResults
import Testing

@Suite struct PrimaryTestTests {
  /// Labels, and models that are each a little worse than the one before.
  private func ladder() throws -> TestSet {
    var draws = SplitMix64(seed: 3)
    let labels = (0..<60).map { _ in Int32.random(in: 0...1, using: &draws) }
    func model(_ shift: Double) -> [Double] {
      labels.map { label in
        let p = Double.random(in: 0.3..<0.99, using: &draws) - shift
        return label == 0 ? p : 1 - p
      }
    }
    return try binarySet(
      labels: labels, models: ["a": model(0), "b": model(0.1), "c": model(0.2), "d": model(0.3)])
  }

  @Test(arguments: [
    ([], [MetricKey.errorRate, MetricKey.crossEntropy]),
    ([MetricKey.crossEntropy], [MetricKey.crossEntropy]),
    ([MetricKey.accuracy, MetricKey.squaredError], [MetricKey.errorRate, MetricKey.squaredError]),
  ])
  func `primary tests made alone are those of the whole report`(
    _ primary: [String], _ tested: [String]
  ) throws {
    let set = try ladder()
    var options = ComparisonOptions()
    options.primary = primary
    var comparer = try Comparer(set.shape, options: options)
    comparer.add(set, firstRow: 0)
    let tests = comparer.primaryTests
    #expect(tests.keys.sorted() == tested.sorted())
    let comparison = comparer.comparison
    for (key, ofMetric) in tests {
      #expect(ofMetric == comparison.pairs.map { $0.test(key) }, "\(key)")
      #expect(ofMetric.contains { $0?.isClear == true }, "\(key)")
    }
  }
}
