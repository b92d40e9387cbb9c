import AssayBytes
import AssayCompare
import AssayData
import AssayEvaluate
import AssayNumerics
import AssayResults
import AssayRoles
import AssaySamples
import AssayStatistics
import AssayTables
import AssayTestSupport
import Foundation
import Testing

/// Reference values for two models; the difference is the first minus the second.
private struct PairReference: CustomTestStringConvertible, Sendable {
  let folder: String
  let files: [String]
  let models: [String]
  private let compared = Once<Comparison>()

  init(folder: String, files: [String], models: [String]) {
    (self.folder, self.files, self.models) = (folder, files, models)
  }

  var testDescription: String { "\(folder): \(models.joined(separator: "-"))" }

  /// The comparison, made once for all tests.
  func comparison() throws -> Comparison { try compared.value(measured) }

  private func measured() throws -> Comparison {
    var request = ReadRequest()
    let base =
      folder == "digits"
      ? sampleData("digits")
      : reference(folder)
    request.labels = "\(base)/labels.csv"
    request.models = zip(models, files).map {
      ReadRequest.ModelInput(name: $0, path: "\(base)/\($1)")
    }
    var options = ComparisonOptions()
    options.clip = .sklearn
    // The reference subtracts the second model, so that is the baseline.
    options.baseline = models[1]
    return try compare(read(request).testSet, options: options)
  }

  func expected() throws -> Document {
    try Document(file: reference("\(folder)/expected.json"))["pairs"][models.joined(separator: "-")]
  }

  static let all = [
    PairReference(
      folder: "breast_cancer", files: ["pred_logreg.csv", "pred_rf.csv"], models: ["logreg", "rf"]),
    PairReference(
      folder: "iris", files: ["pred_logreg.csv", "pred_gnb.csv"], models: ["logreg", "gnb"]),
    PairReference(
      folder: "iris", files: ["pred_logreg.csv", "pred_hgb.csv"], models: ["logreg", "hgb"]),
    PairReference(
      folder: "digits", files: ["logistic-regression.csv", "random-forest.csv"],
      models: ["logreg", "rf"]),
  ]
}

@Suite struct PairedTestTests {
  @Test(arguments: PairReference.all)
  private func `errors are compared by McNemar and Tango`(_ reference: PairReference) throws {
    let (comparison, expected) = (try reference.comparison(), try reference.expected()["error"])
    let pair = comparison.pairs[0]
    let test = try #require(pair.test(MetricKey.errorRate))
    #expect(test.method == .mcNemar)
    #expect(test.difference == expected["difference"].number)
    try expectClose(test.p, expected["mcnemar"]["mid_p"].number, 1e-9)
    let tango = expected["ci95_tango"].numbers
    try #require(tango.count == 2)
    // If the mid-p does not reject 0, the interval must contain it, which Tango's may miss by a
    // little.
    let isRejected = try #require(test.p) <= 0.05
    try expectClose(test.interval95?.low, isRejected ? tango[0] : min(0, tango[0]), 1e-9)
    try expectClose(test.interval95?.high, isRejected ? tango[1] : max(0, tango[1]), 1e-9)
  }

  @Test(arguments: PairReference.all)
  private func `mean losses are compared by t, and no surer than by it`(_ reference: PairReference)
    throws
  {
    let (comparison, expected) = (try reference.comparison(), try reference.expected())
    for (key, name) in [
      (MetricKey.squaredError, "mse_sum_over_classes"),
      (MetricKey.clippedCrossEntropy, "cross_entropy_clipped_2^-52_nats"),
    ] {
      let (pair, right) = (comparison.pairs[0], expected[name])
      let test = try #require(pair.test(key))
      #expect(test.method == .pairedT)
      try expectClose(test.difference, right["mean"].number, 1e-11)
      let p = try #require(right["paired_t"]["p_two_sided"].number)
      #expect(try #require(test.p) >= p * (1 - 1e-9))
      let (interval, found) = (right["t"].numbers, try #require(test.interval95))
      try #require(interval.count == 2)
      let slack = 1e-10 * (interval[1] - interval[0])
      #expect(found.low <= interval[0] + slack && found.high >= interval[1] - slack)
      #expect(test.family == .exploratory && test.level == 0.05)
      try expectClose(
        test.detectable,
        right["minimum_detectable_difference_80pct_power_5pct_two_sided"].number, 1e-10)
      try expectClose(test.effectSize, right["cohen_dz"].number, 1e-10)
      let record = try #require(pair.records[key])
      #expect(Double(record.lower) == right["wins_A_smaller_loss"].number)
      // The reference compares exactly; here, 21 of these differences are within rounding.
      let rounded = key == MetricKey.squaredError && reference.folder == "breast_cancer" ? 21.0 : 0
      #expect(Double(record.equal) == (right["ties"].number ?? -1) + rounded)
      #expect(Double(record.higher) == (right["losses"].number ?? -1) - rounded)
    }
  }

  @Test func `areas are compared by DeLong`() throws {
    let base = reference("breast_cancer")
    var request = ReadRequest()
    request.labels = "\(base)/labels.csv"
    request.positive = "malignant"
    request.models = ["rf", "logreg"].map { (name: String) in
      ReadRequest.ModelInput(name: name, path: "\(base)/pred_\(name).csv")
    }
    let comparison = try compare(read(request).testSet, options: ComparisonOptions())
    let file = reference("breast_cancer/expected.json")
    let expected = try Document(file: file)["delong_positive_malignant"]["pairs"][
      "logreg-rf"]
    let test = try #require(comparison.pairs[0].test(MetricKey.rocArea))
    #expect(test.method == .deLong)
    try expectClose(test.difference, expected["diff"].number, 1e-12)
    try expectClose(test.p, expected["p_two_sided"].number, 1e-9)
    let interval = expected["ci95"].numbers
    try expectClose(test.interval?.low, interval[0], 1e-9)
    try expectClose(test.interval?.high, interval[1], 1e-9)
  }

  @Test func `three samples are too few to tell`() throws {
    let comparison = try compareSample(
      "party", models: ["1": "model-1.csv", "2": "model-2.csv"])
    let test = try #require(comparison.pairs[0].test(MetricKey.crossEntropy))
    #expect(test.verdict == .tooFewSamples)
    #expect(test.p == 0.25)
    #expect(test.smallestP == 0.25)
    #expect(test.interval == nil)
    #expect(test.method == .signFlip)
  }

  @Test func `seven samples that all say the same are enough of two primary metrics`() throws {
    let labels: [Int32] = [0, 0, 0, 0, 0, 0, 0]
    let comparison = try compare(
      binarySet(
        labels: labels,
        models: [
          "a": [0.6, 0.5, 0.55, 0.7, 0.52, 0.61, 0.64],
          "b": [0.9, 0.8, 0.85, 0.95, 0.7, 0.8, 0.9],
        ]),
      options: ComparisonOptions())
    let test = try #require(comparison.pairs[0].test(MetricKey.crossEntropy))
    #expect(test.p == 1.0 / 64)
    #expect(test.level == 0.025)
    #expect(test.verdict == .better)
    #expect(test.doubt == .fewSamples)
    #expect(try #require(test.interval).high < 0)
    // The error rate has its own verdict.
    #expect(comparison.pairs[0].test(MetricKey.errorRate)?.verdict == .noClearDifference)
  }

  @Test func `the same predictions show no clear difference, unless there are very few`() throws {
    let values = (0..<40).map { 0.5 + Double($0) / 100 }
    for (count, verdict) in [
      (40, PairedTest.Verdict.noClearDifference), (7, .noClearDifference), (5, .tooFewSamples),
      (1, .tooFewSamples),
    ] {
      let some = Array(values.prefix(count))
      let comparison = try compare(
        binarySet(labels: Array(repeating: 0, count: count), models: ["a": some, "b": some]),
        options: ComparisonOptions())
      for key in [MetricKey.errorRate, MetricKey.crossEntropy, MetricKey.squaredError] {
        let test = try #require(comparison.pairs[0].test(key))
        #expect(test.verdict == verdict, "\(count) samples, \(key)")
        #expect(test.p == 1)
      }
    }
  }

  @Test func `an infinite loss leaves no test of that loss`() throws {
    let comparison = try compare(
      binarySet(labels: [0, 0, 1], models: ["a": [0.5, 0.6, 0.7], "b": [0, 0.6, 0.7]]),
      options: ComparisonOptions())
    #expect(comparison.pairs[0].tests[MetricKey.crossEntropy] == .failure(.infinite(samples: 1)))
    #expect(comparison.pairs[0].test(MetricKey.squaredError) != nil)
  }

  /// Models on 200 samples, each better than the one before.
  private func ladder(_ count: Int) throws -> TestSet {
    var generator = SplitMix64(seed: 7)
    let noise = (0..<200).map { _ in Double.random(in: 0.2..<0.6, using: &generator) }
    let models = (0..<count).map { index in
      ("m\(index)", noise.map { min(0.95, $0 + 0.02 * Double(index)) })
    }
    return TestSet(
      classes: try #require(ClassList(["a", "b"])), labels: .hard(Array(repeating: 0, count: 200)),
      models: try models.map { name, values in
        let matrix = Matrix(columns: 2, values: values.flatMap { [$0, 1 - $0] })
        return TestSet.Model(
          name: name, predictions: .probabilities(try Probabilities.check(matrix).get()))
      })
  }

  @Test func `word, interval and adjusted p never contradict each other`() throws {
    for allPairs in [false, true] {
      var options = ComparisonOptions()
      options.comparesAllPairs = allPairs
      let comparison = try compare(ladder(5), options: options)
      #expect(comparison.pairs.count == (allPairs ? 10 : 4))
      for pair in comparison.pairs {
        for case .success(let test) in pair.tests.values {
          let p = try #require(test.adjustedP)
          #expect(try p >= #require(test.p))
          let interval = try #require(test.interval)
          let isClear = interval.low > 0 || interval.high < 0
          let claims = test.verdict == .better || test.verdict == .worse
          #expect(claims == (isClear && p <= 0.05))
          if test.method == .pairedT { #expect(isClear == (p <= 0.05)) }
        }
      }
    }
  }

  @Test func `costs of two kinds of error are for two classes`() throws {
    #expect(throws: CompareError.costsOfClasses(3)) {
      try compareSample("party", models: ["1": "model-1.csv"]) {
        $0.costs = Costs(falsePositive: 1, falseNegative: 5)
      }
    }
  }

  @Test func `Cochran’s Q asks whether all are equally often right`() throws {
    let q = try #require(compare(ladder(4), options: ComparisonOptions()).cochranQ)
    #expect(q.degreesOfFreedom == 3)
    #expect(q.p < 0.05)
    #expect(try compare(ladder(2), options: ComparisonOptions()).cochranQ == nil)
  }

  @Test func `changed samples are named, the largest change first`() throws {
    let comparison = try compare(
      binarySet(
        labels: [0, 0, 0, 0],
        models: ["old": [0.9, 0.4, 0.6, 0.3], "new": [0.2, 0.8, 0.4, 0.35]],
        ids: ["w", "x", "y", "z"]),
      options: ComparisonOptions())
    let changed = comparison.pairs[0].changed
    #expect(changed.newlyWrong.changes.map(\.sample.text) == ["w", "y"])
    #expect(changed.newlyRight.changes.map(\.sample.text) == ["x"])
    #expect(changed.largestRises.changes.map(\.sample.text) == ["w", "y"])
    #expect(changed.largestFalls.changes.map(\.sample.text) == ["x", "z"])
    #expect(changed.bothWrong.changes.map(\.sample.text) == ["z"])
    #expect(comparison.pairs[0].changedAnswers == 3)
  }

  @Test
  func
    `finite changes are listed before infinite ones, and of those wrong with both the highest losses`()
    throws
  {
    var options = ComparisonOptions()
    options.sampleLimit = 3
    let changed = try compare(
      binarySet(
        labels: [0, 0, 0, 0, 0, 0],
        models: [
          "old": [0.9, 0.8, 0.7, 0.4, 0.1, 0.25], "new": [0, 0.125, 0.25, 0.2, 0.2, 0],
        ]),
      options: options
    ).pairs[0].changed
    #expect(changed.newlyWrong.changes.map(\.sample.row) == [1, 2, 0])
    #expect(changed.largestRises.changes.map(\.sample.row) == [1, 2, 3])
    // The lower losses belong to 0.4, 0.2 and 0.25.
    #expect(changed.bothWrong.changes.map(\.sample.row) == [4, 5, 3])
  }

  @Test func `divergence between models is 0 of equal ones and symmetric in Jensen and Shannon`()
    throws
  {
    let values = [0.9, 0.4, 0.6, 0.3]
    let same = try compare(
      binarySet(labels: [0, 1, 0, 1], models: ["a": values, "b": values]),
      options: ComparisonOptions())
    #expect(same.pairs[0].divergence?.jensenShannon == .value(0))
    let other = [0.5, 0.5, 0.5, 0]
    func pair(_ baseline: String) throws -> Divergence.Means {
      var options = ComparisonOptions()
      options.baseline = baseline
      let set = try binarySet(labels: [0, 1, 0, 1], models: ["a": values, "b": other])
      return try #require(try compare(set, options: options).pairs[0].divergence)
    }
    let (one, two) = (try pair("a"), try pair("b"))
    #expect(one.jensenShannon == two.jensenShannon)
    #expect(one.fromBaseline == two.fromCandidate)
    guard case .infinite(let infinite) = one.fromBaseline else {
      Issue.record("b gives 0 where a does not")
      return
    }
    #expect(infinite.firstRows == [3])
  }

  @Test func `equal differences have no interval, and p decides`() throws {
    let ones = [0.1, 0.9, 0.1, 0.9, 0.1, 0.9]
    for copies in [1, 5] {
      let values = Array(repeating: ones, count: copies).flatMap(\.self)
      let labels = (0..<values.count).map { Int32($0 % 2) }
      let set = try binarySet(
        labels: labels, models: ["A": values, "B": values.map { 1 - $0 }])
      let test = try #require(
        try compare(set, options: ComparisonOptions()).pairs[0].test(MetricKey.crossEntropy))
      #expect(test.interval == nil && test.hasNoSpread)
      #expect(test.method == .constant)
      #expect(test.p == Double(sign: .plus, exponent: 1 - values.count, significand: 1))
      #expect(test.verdict == .better)
    }
  }

  @Test func `identical candidates have one p, interval and word, in whatever order`() throws {
    var draws = SplitMix64(seed: 5)
    let labels = (0..<30).map { _ in Int32.random(in: 0...1, using: &draws) }
    var first: [Double] = []
    for label in labels {
      let value = Double.random(in: 0.01...0.7, using: &draws)
      first.append(label == 0 ? 1 - value : value)
    }
    var worse: [Double] = []
    for (label, value) in zip(labels, first) {
      let moved = value + Double.random(in: -0.2...0.2, using: &draws)
      worse.append(min(max(label == 0 ? moved - 0.05 : moved + 0.05, 0.01), 0.99))
    }
    let other = first.map { 1 - $0 }
    let keys = [MetricKey.errorRate, MetricKey.crossEntropy, MetricKey.squaredError]
    func tests(_ rows: [Int], _ models: [(String, [Double])]) throws -> [[PairedTest?]] {
      let chosen = rows.map { labels[$0] }
      let all = try models.map { name, values in
        let set = try binarySet(labels: chosen, models: ["m": rows.map { values[$0] }])
        return TestSet.Model(name: name, predictions: set.models[0].predictions)
      }
      let set = TestSet(
        classes: try #require(ClassList(["a", "b"])), labels: .hard(chosen), models: all)
      let comparison = try compare(set, options: ComparisonOptions())
      return keys.map { key in comparison.pairs.map { $0.test(key) } }
    }
    let copies = (1...6).map { ("copy \($0)", worse) }
    let rows = Array(0..<30)
    let plain = try tests(rows, [("base", first)] + copies + [("other", other)])
    let turned = try tests(rows.reversed(), [("base", first), ("other", other)] + copies)
    for (key, (results, others)) in zip(keys, zip(plain, turned)) {
      #expect(results.prefix(6).allSatisfy { $0 == results[0] }, "\(key)")
      #expect(others.last == results[0], "\(key)")
      #expect(others.first == results.last, "\(key)")
    }
  }
}
