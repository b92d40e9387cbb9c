import AssayData
import AssayEvaluate
import AssayNumerics
import AssayResults
import Foundation
import Testing

@testable import AssayCompare

/// Labels of two classes, hard or soft, and a model's probabilities of the first class.
private struct SkillSamples {
  let labels: Labels
  let first: [Double]
  var weights: [Double]?
  var groups: [String]?

  func set() throws -> TestSet {
    let matrix = Matrix(columns: 2, values: first.flatMap { [$0, 1 - $0] })
    return TestSet(
      classes: try #require(ClassList(["a", "b"])), labels: labels,
      models: [
        TestSet.Model(
          name: "m", predictions: .probabilities(try Probabilities.check(matrix).get()))
      ],
      side: SideColumns(groups: groups.map(TextColumn.init), weights: weights))
  }

  func evaluation() throws -> Evaluation {
    let comparison = try compare(set(), options: ComparisonOptions())
    return try #require(comparison.evaluations.first)
  }
}

/// Labels 0 0 0 1 and a model whose interval was computed by hand.
private let four = SkillSamples(labels: .hard([0, 0, 0, 1]), first: [0.9, 0.8, 0.6, 0.3])

private func check(
  _ evaluation: Evaluation, _ key: String, _ low: Double, _ high: Double, error: Double, df: Double
) throws {
  let bounds = try #require(evaluation.bounds[key]?.bounds)
  func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { ($0 - expected).magnitude <= 1e-12 * max(1, expected.magnitude) } ?? false
  }
  #expect(isNear(bounds.interval.low, low) && isNear(bounds.interval.high, high), "\(bounds)")
  #expect(isNear(bounds.standardError, error) && isNear(bounds.degreesOfFreedom, df))
}

@Suite struct SkillTests {
  @Test func `four samples by hand`() throws {
    let found = try four.evaluation()
    try check(
      found, MetricKey.logLossSkill, -0.3433584710162507, 1, error: 0.2716337057035869, df: 3)
    try check(
      found, MetricKey.brierSkill, -0.3412009847583133, 1, error: 0.2957476401709178, df: 3)
  }

  @Test func `four weighted samples by hand`() throws {
    var samples = four
    samples.weights = [1, 2, 1, 4]
    let found = try samples.evaluation()
    try check(
      found, MetricKey.logLossSkill, -1.5840396340327696, 0.972928416340676,
      error: 0.08484301522081533, df: 1.3586434231378763)
    try check(
      found, MetricKey.brierSkill, -0.3018775925448949, 1, error: 0.08254353623482376,
      df: 1.3586434231378763)
  }

  @Test func `hard labels, the same as shares, and in groups of one have the same interval`() throws
  {
    var generator = SplitMix64(seed: 7)
    let labels = (0..<200).map { _ in Int32(generator.next() % 5 == 0 ? 0 : 1) }
    let first = labels.map {
      min(1, Double.random(in: 0.01...0.7, using: &generator) + 0.3 * Double(1 - $0))
    }
    let hard = try SkillSamples(labels: .hard(labels), first: first).evaluation()
    let shares = Matrix(columns: 2, values: labels.flatMap { $0 == 0 ? [1, 0] : [0, 1] })
    let soft = try SkillSamples(
      labels: .soft(try Probabilities.check(shares).get()), first: first
    ).evaluation()
    let grouped = try SkillSamples(
      labels: .hard(labels), first: first, groups: labels.indices.map { "\($0)" }
    ).evaluation()
    for key in [MetricKey.logLossSkill, MetricKey.brierSkill] {
      let expected = try #require(hard.bounds[key]?.bounds)
      for other in [soft, grouped] {
        let found = try #require(other.bounds[key]?.bounds)
        #expect((found.interval.low - expected.interval.low).magnitude < 1e-12)
        #expect((found.interval.high - expected.interval.high).magnitude < 1e-12)
        #expect(found.degreesOfFreedom == expected.degreesOfFreedom)
      }
    }
  }

  @Test func `a model that answers the class frequencies has no spread`() throws {
    let labels: [Int32] = [0, 0, 0, 1, 0, 1, 0]
    let share = 5.0 / 7
    for weights in [nil, [1, 1, 1, 1, 1, 1, 1]] as [[Double]?] {
      var samples = SkillSamples(labels: .hard(labels), first: labels.map { _ in share })
      samples.weights = weights
      let found = try samples.evaluation()
      for key in [MetricKey.logLossSkill, MetricKey.brierSkill] {
        #expect(found.bounds[key] == .failure(.noSpread), "\(key)")
      }
    }
  }

  @Test func `one class and infinite losses have no interval`() throws {
    let one = try SkillSamples(labels: .hard([0, 0, 0]), first: [0.9, 0.8, 0.7]).evaluation()
    #expect(one.estimate(MetricKey.logLossSkill) == .undefined(.oneClass))
    #expect(one.bounds[MetricKey.logLossSkill] == .failure(.noValue))
    let infinite = try SkillSamples(labels: .hard([0, 0, 1]), first: [0, 0.8, 0.7]).evaluation()
    #expect(infinite.estimate(MetricKey.logLossSkill) == .undefined(.infiniteLoss))
    #expect(infinite.bounds[MetricKey.logLossSkill] == .failure(.noValue))
    #expect(infinite.bounds[MetricKey.brierSkill]?.bounds != nil)
  }

  @Test func `skill over more classes than have sums gives a reason`() throws {
    let count = 1025
    let names = (0..<count).map { "c\($0)" }
    let rows = 4
    let matrix = Matrix(
      columns: count,
      values: (0..<rows).flatMap { row in
        (0..<count).map { $0 == row ? 0.5 : 0.5 / Double(count - 1) }
      })
    let set = TestSet(
      classes: try #require(ClassList(names)), labels: .hard([0, 1, 2, 2]),
      models: [
        TestSet.Model(name: "m", predictions: .probabilities(try Probabilities.check(matrix).get()))
      ])
    let comparison = try compare(set, options: ComparisonOptions())
    let found = try #require(comparison.evaluations.first)
    #expect(found.estimate(MetricKey.logLossSkill).finite != nil)
    #expect(found.bounds[MetricKey.logLossSkill] == .failure(.tooManyClasses))
  }

  @Test func `the interval of a skill is wider than that of frequencies held fixed`() throws {
    var generator = SplitMix64(seed: 3)
    let labels = (0..<200).map { Int32($0 < 10 ? 0 : 1) }
    let first = labels.map { $0 == 0 ? 0.4 : Double.random(in: 0.02...0.1, using: &generator) }
    let found = try SkillSamples(labels: .hard(labels), first: first).evaluation()
    let loss = try #require(found.bounds[MetricKey.crossEntropy]?.bounds)
    let skill = try #require(found.bounds[MetricKey.logLossSkill]?.bounds)
    let line = try #require(found.lines[MetricKey.logLossSkill])
    #expect(skill.interval != loss.along(slope: line.slope, offset: line.offset).interval)
    #expect(line.key == MetricKey.crossEntropy)
  }
}

/// Weighted samples: what the results do not depend on, to the bit.
@Suite struct UnitFoldTests {
  private func comparison(
    _ cuts: [Int], soft: Bool = false, weights: Bool = true, scale: Double = 1,
    reversed: Bool = false
  ) throws -> [String: IntervalResult] {
    var generator = SplitMix64(seed: 11)
    let count = 300
    let labels = (0..<count).map { _ in Int32(generator.next() % 3 == 0 ? 0 : 1) }
    let first = labels.map { _ in Double.random(in: 0.01...0.99, using: &generator) }
    let given = labels.map { _ in Double.random(in: 0.01...5, using: &generator) * scale }
    let shares = labels.map { _ in Double.random(in: 0...1, using: &generator) }
    func part(_ rows: Range<Int>) throws -> TestSet {
      let matrix = Matrix(columns: 2, values: shares[rows].flatMap { [$0, 1 - $0] })
      return try SkillSamples(
        labels: soft
          ? .soft(Probabilities.check(matrix).get()) : .hard(Array(labels[rows])),
        first: Array(first[rows]), weights: weights ? Array(given[rows]) : nil
      ).set()
    }
    let whole = try part(0..<count)
    var parts: [Comparer] = []
    for (start, end) in zip([0] + cuts, cuts + [count]) {
      var comparer = try Comparer(whole.shape, options: ComparisonOptions())
      comparer.add(try part(start..<end), firstRow: start)
      parts.append(comparer)
    }
    if reversed { parts.reverse() }
    var all = parts[0]
    for part in parts.dropFirst() { all.merge(part) }
    return try #require(all.comparison.evaluations.first).bounds
  }

  @Test(arguments: [false, true], [false, true])
  func `parts and their order change no bit`(soft: Bool, weights: Bool) throws {
    let expected = try comparison([], soft: soft, weights: weights)
    #expect(expected[MetricKey.logLossSkill]?.bounds != nil)
    for reversed in [false, true] {
      let found = try comparison([100, 101, 250], soft: soft, weights: weights, reversed: reversed)
      #expect(found == expected)
    }
  }

  @Test func `a power of two times all weights changes no bit`() throws {
    #expect(try comparison([], scale: 0x1p900) == comparison([]))
    #expect(try comparison([], scale: 0x1p-900) == comparison([]))
  }

  @Test func `weights of 1e-300 and 1e300 side by side give intervals or a reason`() throws {
    let labels = (0..<40).map { Int32($0 % 2) }
    let first = (0..<40).map { 0.2 + 0.015 * Double($0) }
    for groups in [nil, labels.indices.map { "\($0 / 2)" }] {
      let found = try SkillSamples(
        labels: .hard(labels), first: first,
        weights: labels.indices.map { $0 < 20 ? 1e-300 : 1e300 }, groups: groups
      ).evaluation()
      for key in [MetricKey.errorRate, MetricKey.crossEntropy, MetricKey.logLossSkill] {
        let bounds = try #require(found.bounds[key]?.bounds, "\(key)")
        #expect(bounds.interval.low < bounds.interval.high)
      }
    }
  }

  @Test func `one group, and groups of one, have a reason or an interval`() throws {
    let labels: [Int32] = [0, 1, 0, 1, 1]
    let first = [0.9, 0.2, 0.6, 0.7, 0.1]
    let one = try SkillSamples(
      labels: .hard(labels), first: first, groups: ["g", "g", "g", "g", "g"]
    ).evaluation()
    let keys = [
      MetricKey.errorRate, MetricKey.crossEntropy, MetricKey.logLossSkill, MetricKey.macroF1,
    ]
    for key in keys { #expect(one.bounds[key] == .failure(.tooFewSamples(least: 2)), "\(key)") }
    let each = try SkillSamples(
      labels: .hard(labels), first: first, groups: labels.indices.map { "\($0)" }
    ).evaluation()
    let plain = try SkillSamples(labels: .hard(labels), first: first).evaluation()
    let found = try #require(each.bounds[MetricKey.crossEntropy]?.bounds)
    let expected = try #require(plain.bounds[MetricKey.crossEntropy]?.bounds)
    #expect((found.interval.high - expected.interval.high).magnitude < 1e-12)
    #expect(found.doubt == .fewEffectiveUnits)
  }
}
