import AssayData
import AssayEvaluate
import AssayResults
import Testing

@testable import AssayCompare

/// The comparison of two models on two classes, with all labels of the first, and with weights or
/// groups.
private func pair(
  _ baseline: [Double], _ candidate: [Double], weights: [Double]? = nil, groups: [String]? = nil,
  precision: Precision = .double
) throws -> PairedComparison {
  let models = try [("baseline", baseline), ("candidate", candidate)].map { name, first in
    TestSet.Model(
      name: name,
      predictions: .probabilities(
        try Probabilities.check(
          Matrix(columns: 2, values: first.flatMap { [$0, 1 - $0] })
        ).get()),
      precision: precision)
  }
  let set = TestSet(
    classes: try #require(ClassList(["a", "b"])),
    labels: .hard(Array(repeating: 0, count: baseline.count)), models: models,
    side: SideColumns(groups: groups.map(TextColumn.init), weights: weights))
  return try #require(try compare(set, options: ComparisonOptions()).pairs.first)
}

/// Tests of pairs on weighted or grouped samples.
@Suite struct WeighedPairTests {
  @Test func `a sample of weight 0 does not change how finely an array is written`() throws {
    let first = (0..<40).map { Double(Float(0.3 + 0.01 * Double($0))) }
    let second = first.map { Double(Float($0).nextUp) }
    for weight in [1.0, 0] {
      let weights = [weight] + Array(repeating: 1, count: 39)
      let found = try pair(first, second, weights: weights, precision: .single)
      #expect(found.records[MetricKey.crossEntropy]?.equal == (weight == 0 ? 39 : 40))
      #expect(found.test(MetricKey.crossEntropy)?.p == 1)
    }
  }

  @Test func `one heavy sample does not make all differences equal`() throws {
    let others = Array(repeating: 0.6, count: 11)
    let found = try pair(
      [0.6] + others, [0.9] + others.map { $0 - 0.1 },
      weights: [1] + Array(repeating: 1e-14, count: 11))
    let test = try #require(found.test(MetricKey.crossEntropy))
    #expect(test.method == .signFlip)
    #expect(test.verdict != .better)
  }

  @Test func `weights of any ratio have a test`() throws {
    let weights = [1e200] + Array(repeating: 1.0, count: 10) + [1e-200]
    let candidate = (0..<12).map { 0.5 + 0.02 * Double($0) }
    let found = try pair(Array(repeating: 0.6, count: 12), candidate, weights: weights)
    #expect(found.test(MetricKey.crossEntropy) != nil)
  }

  @Test func `groups in which models agree give no evidence, however many there are`() throws {
    let groups = (0..<120).map { "\($0 / 4)" }
    let baseline = Array(repeating: 0.4, count: 120)
    let candidate = (0..<120).map { $0 < 20 ? 0.9 : 0.4 }
    let found = try pair(baseline, candidate, groups: groups)
    for key in [MetricKey.errorRate, MetricKey.crossEntropy] {
      let test = try #require(found.test(key))
      #expect(try #require(test.p) >= 0x1p-4)
      #expect(test.verdict == .tooFewSamples)
    }
  }
}
