import AssayCompare
import AssayData
import AssayResults
import Testing

/// Two models that predict classes only, on labels of two classes.
private func comparison(
  labels: [Int32], _ baseline: [Int32], _ candidate: [Int32],
  _ options: ComparisonOptions = ComparisonOptions()
) throws -> Comparison {
  let set = TestSet(
    classes: try #require(ClassList(["a", "b"])), labels: .hard(labels),
    models: [
      .init(name: "one", predictions: .classes(baseline)),
      .init(name: "two", predictions: .classes(candidate)),
    ])
  return try compare(set, options: options)
}

@Suite struct ConfusionDifferenceTests {
  private let labels: [Int32] = [0, 0, 1, 1, 1, 0, 1, 0]
  private let one: [Int32] = [0, 1, 1, 0, 1, 0, 1, 0]
  private let two: [Int32] = [0, 0, 1, 1, 1, 0, 1, 1]

  @Test func `eight samples drawn anew give the p and the intervals worked out by hand`() throws {
    let pair = try comparison(labels: labels, one, two).pairs[0]
    for (key, p, low, high) in [
      (MetricKey.balancedError, 0.7228, -0.5833333333333334, 0.33333333333333326),
      (MetricKey.macroF1, 0.7058, -0.33333333333333326, 0.6153846153846154),
      (MetricKey.cohenKappa, 0.7092170067343452, -0.6153846153846154, 1.1428571428571428),
    ] {
      let test = try #require(pair.test(key))
      #expect((try #require(test.p) - p).magnitude <= 1e-12, "\(key)")
      let interval = try #require(test.interval95)
      #expect((interval.low - low).magnitude <= 1e-12, "\(key)")
      #expect((interval.high - high).magnitude <= 1e-12, "\(key)")
      #expect(test.method == .bootstrap && test.family == .exploratory)
    }
    #expect(pair.tests[MetricKey.matthewsCorrelation] == .failure(.oftenUndefined))
  }

  @Test func `the order of the samples and the workers change nothing`() throws {
    let whole = try comparison(labels: labels, one, two).pairs[0]
    var options = ComparisonOptions()
    options.jobs = 3
    let turned = try comparison(
      labels: labels.reversed(), one.reversed(), two.reversed(), options
    ).pairs[0]
    for key in [MetricKey.balancedError, MetricKey.macroF1, MetricKey.cohenKappa] {
      #expect(whole.tests[key] == turned.tests[key])
    }
  }

  @Test func `beyond twenty thousand samples a standard error takes the place of draws`() throws {
    let copies = 2501
    func repeated(_ values: [Int32]) -> [Int32] {
      (0..<copies).flatMap { _ in values }
    }
    let pair = try comparison(labels: repeated(labels), repeated(one), repeated(two)).pairs[0]
    let test = try #require(pair.test(MetricKey.balancedError))
    #expect(test.method == .linearized && test.verdict == .better)
    // The differences of errors are 0, −1, 0, 1 in one class and 0, −1, 0, 0 in the other, each
    // half of all samples: ¼·(½ + 3/16)·2/n.
    let variance = 0.34375 / Double(8 * copies)
    let error = try #require(test.evidence.standardError)
    #expect((error - variance.squareRoot()).magnitude <= 1e-4 * error)
    let recall = try #require(try pair.classTests[.recall]?[1].get())
    #expect(recall.method == .mcNemar && recall.verdict == .better)
  }

  @Test func `a class of fewer than ten samples is not compared`() throws {
    let pair = try comparison(labels: labels, one, two).pairs[0]
    for tests in pair.classTests.values {
      for test in tests { #expect(test == .failure(.tooFewOfClass(least: 10))) }
    }
  }

  @Test func `the same answers are alike, unless samples are few`() throws {
    let many = Array(repeating: labels, count: 5).flatMap(\.self)
    let answers = Array(repeating: one, count: 5).flatMap(\.self)
    let pair = try comparison(labels: many, answers, answers).pairs[0]
    for key in [MetricKey.balancedError, MetricKey.macroF1, MetricKey.matthewsCorrelation] {
      let test = try #require(pair.test(key))
      #expect(test.p == 1 && test.verdict == .noClearDifference && test.difference == 0)
    }
  }
}
