import AssayData
import AssayNumerics
import AssayResults
import Testing

@testable import AssayCompare
@testable import AssayEvaluate

/// The values of another program for a set of predictions, by name.
private func answers(_ set: String) throws -> [String: Any] {
  let all = try #require(try referenceValues("answers.json") as? [String: [String: Any]])
  return try #require(all[set]?["temperature"] as? [String: Any])
}

/// Compares the temperatures of a test set with all reference values; `names` are the models' names
/// in the reference.
private func check(_ set: TestSet, _ reference: String, names: [String]) throws {
  let expected = try answers(reference)
  let comparison = try compare(set, options: ComparisonOptions())
  let refits = try #require(comparison.refits)
  for (name, result) in zip(names, refits.models) {
    let (found, right) = (try result.get(), try #require(expected[name] as? [String: Any]))
    #expect(found.count == number(right["samples"]).map { Int($0) })
    #expect(
      right["epsilon"] == nil ? found.epsilon == nil : isNear(found.epsilon, right["epsilon"], 0))
    for half in 0...1 {
      let fit = found.fits[half]
      #expect(fit.count == number(right["half_\(half)"]).map { Int($0) })
      #expect(fit.state.rawValue == right["state_\(half)"] as? String)
      #expect(
        isNear(fit.temperature, right["temperature_fitted_on_half_\(half)"], 1e-8),
        "\(name), half \(half): \(fit)")
    }
    #expect(isNear(found.before, right["before"], 1e-10), "\(name)")
    #expect(isNear(found.after, right["after"], 1e-10), "\(name)")
    try expectTest(try? found.change.get(), right["change"], name)
  }
  let pairs = expected["paired_after_refit"] as? [String: Any] ?? [:]
  for (pair, test) in zip(comparison.pairs, refits.pairs) {
    guard let right = pairs[names[pair.candidate]] else { continue }
    try expectTest(
      try? test?.get(), right, "\(names[pair.candidate]) against \(names[pair.baseline])")
  }
}

@Suite struct TemperatureReferenceTests {
  @Test func `the digits, whose forest is worse before and better after`() throws {
    try check(digitModels(), "digits", names: ["logreg", "rf", "gnb"])
    try check(
      predictions(
        labels: "SampleData/digits/labels.csv",
        [
          "logreg": "Tests/ReferenceData/digits/logits_logreg.csv",
          "gnb": "Tests/ReferenceData/digits/logits_gnb.csv",
        ], scores: .logits), "digits", names: ["logreg_logits", "gnb_logits"])
  }

  @Test func `two classes: probabilities, logits and one logit`() throws {
    let folder = "Tests/ReferenceData/breast_cancer"
    try check(cancerModels(), "breast_cancer", names: ["logreg", "rf"])
    try check(
      predictions(
        labels: "\(folder)/labels.csv", ["logreg": "\(folder)/logits_logreg.csv"], scores: .logits),
      "breast_cancer", names: ["logreg_logits"])
    try check(
      predictions(
        labels: "\(folder)/labels.csv", ["logreg": "\(folder)/logit_logreg_1col_benign.csv"],
        positive: "benign", scores: .sigmoidLogits),
      "breast_cancer", names: ["logreg_sigmoid_logits"])
  }

  @Test(arguments: [("labels.csv", "iris"), ("labels_soft.csv", "iris_soft")])
  func `three classes, hard labels and soft`(labels: String, reference: String) throws {
    try check(irisModels(labels: labels), reference, names: ["logreg", "gnb", "hgb"])
  }

  @Test func `hashes of ids`() {
    let ids = TextColumn(["", "a", "foobar", "d0000", "s1"])
    let hashes: [UInt64] = [
      0xf52a_15e9_a9b5_e89b, 0x02c0_bdbf_4814_20f8, 0x404d_a9e3_b740_78c2, 0x823a_8448_c3b7_67e2,
      0x4c59_4168_be82_e9fe,
    ]
    #expect((0..<5).map(ids.idHash) == hashes)
    // A row without an id is hashed as its number, counted from 1.
    let rows = TextColumn(["1", "2", "10", "12345678"])
    #expect((0..<4).map(rows.idHash) == [0, 1, 9, 12_345_677].map(IDHash.of(row:)))
    let twelve = TextColumn((1...12).map { "s\($0)" })
    let first = (0..<12).sorted { twelve.idHash(at: $0) < twelve.idHash(at: $1) }.prefix(5)
    #expect(first.sorted().map { twelve[$0] } == ["s1", "s5", "s8", "s10", "s11"])
  }
}

// MARK: - By hand

/// Samples without ids, with one model.
private func kept(
  _ rows: [[Double]], _ labels: [Int32],
  _ predictions: (Matrix) throws -> Predictions = {
    .probabilities(try Probabilities.check($0).get())
  }
) throws -> TestSet {
  let classes = try #require(ClassList((0..<rows[0].count).map { "c\($0)" }))
  return TestSet(
    classes: classes, labels: .hard(labels),
    models: [
      TestSet.Model(
        name: "m",
        predictions: try predictions(Matrix(columns: rows[0].count, values: rows.flatMap(\.self))))
    ])
}

/// Probability 1 for each label.
private func certainRows(_ labels: [Int32]) -> [[Double]] {
  labels.map { $0 == 0 ? [1, 0] : [0, 1] }
}

/// The fit on all rows, as if they were one half.
private func fit(_ rows: [[Double]], _ labels: [Int32], epsilon: Double) throws -> TemperatureFit {
  let values = rows.flatMap { $0.map { Mathematics.log(max($0, epsilon)) } }
  let scores = TemperedScores(
    Matrix(columns: rows[0].count, values: values), labels: labels, shares: nil)
  return try #require(scores.bestTemperature)
}

@Suite struct TemperatureTests {
  @Test func `fits by hand`() throws {
    let four = [[0.8, 0.2], [0.8, 0.2], [0.8, 0.2], [0.8, 0.2]]
    // The best constant probability is ¾: T = ln 4/ln 3.
    let best = try fit(four, [0, 0, 0, 1], epsilon: 0.1)
    #expect(isNear(best.temperature, 1.2618595071429148, 1e-9) && best.state == .interior)
    // Zeros count as ½: T = ln 2/ln 4.
    let half = try fit([[1, 0, 0], [0, 1, 0], [0, 1, 0]], [0, 1, 2], epsilon: 0.5)
    #expect(isNear(half.temperature, 0.5, 1e-9))
    let small = try fit(
      [[1, 1e-20, 1e-20], [1e-20, 1, 0], [0, 1, 0]], [0, 1, 2], epsilon: .ulpOfOne)
    #expect(isNear(small.temperature, 26, 1e-9))
    let right = try fit([[0.6, 0.4], [0.3, 0.7]], [0, 1], epsilon: 0.1)
    #expect(right == TemperatureFit(count: 2, temperature: 0.01, state: .bound))
    let wrong = try fit([[0.6, 0.4], [0.3, 0.7]], [1, 0], epsilon: 0.1)
    #expect(wrong == TemperatureFit(count: 2, temperature: 100, state: .bound))
    let flat = try fit([[0.5, 0.5], [0.5, 0.5]], [1, 0], epsilon: 0.1)
    #expect(flat == TemperatureFit(count: 2, temperature: 1, state: .flat))
  }

  private func refit(
    _ set: TestSet, side: SideColumns = SideColumns()
  ) throws -> Result<TemperatureResults, NoAnswer> {
    let whole = TestSet(
      classes: set.classes, positive: set.positive, ids: set.ids, labels: set.labels,
      models: set.models, side: side)
    let comparison = try compare(whole, options: ComparisonOptions())
    return try #require(comparison.refits?.models.first)
  }

  @Test func `without an answer there is the reason`() throws {
    let rows: [[Double]] = (0..<60).map { row in
      let p = 0.2 + Double(row) / 100
      return [p, 1 - p]
    }
    let labels = (0..<60).map { Int32($0 % 2) }
    let set = try kept(rows, labels)
    func reason(_ set: TestSet, _ side: SideColumns = SideColumns()) throws -> NoAnswer? {
      if case .failure(let reason) = try refit(set, side: side) { reason } else { nil }
    }
    #expect(try reason(set) == nil)
    #expect(try reason(kept(Array(rows.prefix(49)), Array(labels.prefix(49)))) == .fewSamples)
    #expect(try reason(kept(Array(rows.prefix(3)), [0, 1, 0])) == .fewSamples)
    #expect(
      try reason(set, SideColumns(groups: nil, weights: labels.map { Double($0) + 1 })) == .weighted
    )
    #expect(
      try reason(set, SideColumns(groups: TextColumn(labels.map { "g\($0)" }), weights: nil))
        == .grouped)
    #expect(try reason(kept(rows, labels) { _ in .classes(labels) }) == .classesOnly)
    let far: [[Double]] = labels.map { $0 == 0 ? [1e308, -1e308] : [-1e308, 1e308] }
    let others = labels.map { 1 - $0 }
    #expect(try reason(kept(far, others) { .logits($0) }) == .tooLarge)
  }

  @Test func `certain answers, one class and scores that never differ have one`() throws {
    let labels = (0..<60).map { Int32($0 % 2) }
    let certain = try refit(kept(certainRows(labels), labels)).get()
    #expect(certain.fits.allSatisfy { $0.state == .bound } && certain.before == 0)
    #expect(certain.epsilon == 0.5)
    let alike = try refit(kept(labels.map { _ in [0.5, 0.5] }, labels)).get()
    #expect(alike.fits.allSatisfy { $0.state == .flat && $0.temperature == 1 })
    #expect(try alike.change.get().evidence.difference == 0)
    let one = try refit(kept(labels.map { _ in [0.9, 0.1] }, labels.map { _ in 0 })).get()
    #expect(one.isAtBound && one.after < one.before)
    let alone = try refit(kept(labels.map { _ in [1] }, labels.map { _ in 0 })).get()
    #expect(alone.fits.allSatisfy { $0.state == .flat } && alone.after == 0)
  }

  @Test func `core metrics ask no questions`() throws {
    var options = ComparisonOptions()
    options.metrics = .core
    let labels = (0..<60).map { Int32($0 % 2) }
    let set = try kept(certainRows(labels), labels)
    #expect(try compare(set, options: options).refits == nil)
  }
}

// MARK: - Parts

/// A random test set of two classes, with or without ids.
private func drawnSet(_ count: Int, haveIDs: Bool) throws -> TestSet {
  var draws = SplitMix64(seed: 9)
  let labels = (0..<count).map { _ in Int32(draws.next() % 2) }
  let rows = labels.map { label in
    let p = Double.random(in: 0.05...0.95, using: &draws)
    return label == 0 ? [max(p, 0.3), 1 - max(p, 0.3)] : [p, 1 - p]
  }
  let set = try kept(rows, labels)
  return TestSet(
    classes: set.classes, ids: haveIDs ? TextColumn((0..<count).map { "s\($0)" }) : nil,
    labels: set.labels, models: set.models)
}

/// The temperatures of a test set measured at once; no other result is computed.
private func refits(of set: TestSet) throws -> Refits? {
  var comparer = try Comparer(set.shape, options: ComparisonOptions())
  comparer.add(set, firstRow: 0)
  return comparer.refits
}

/// The temperatures of a test set measured in parts, which are saved, read back and merged.
private func inParts(_ set: TestSet, _ ends: [Int]) throws -> Refits? {
  var whole: Comparer?
  for (start, end) in zip([0] + ends, ends + [set.count]) {
    var part = try Comparer(set.shape, options: ComparisonOptions())
    part.add(set.reordered(Array(start..<end)), firstRow: 0)
    let read = try Comparer(saved: part.saved)
    if whole == nil { whole = read } else { try whole?.append(read) }
  }
  return whole?.refits
}

@Suite struct TemperaturePartTests {
  @Test(arguments: [true, false])
  func `parts come to the same as the whole, beyond what is kept too`(haveIDs: Bool) throws {
    let set = try drawnSet(21_000, haveIDs: haveIDs)
    let whole = try #require(try refits(of: set)?.models.first)
    #expect(try whole.get().count == 20_000)
    for ends in [[500, 1000], [20_500]] {
      let parts = try #require(try inParts(set, ends)?.models.first)
      #expect(try parts.get().after == whole.get().after)
      #expect(try parts.get().fits == whole.get().fits)
    }
  }

  @Test func `rows that are ignored are counted, and parts with such are read`() throws {
    let set = try drawnSet(200, haveIDs: true)
    let left = set.keeping(Array(100..<200), firstRow: 0)
    var comparer = try Comparer(left.shape, options: ComparisonOptions())
    comparer.add(left, firstRow: 100)
    let read = try Comparer(saved: comparer.saved)
    #expect(
      try read.refits?.models.first?.get().after == refits(of: left)?.models.first?.get().after)
  }

  @Test func `rows of a later part that is not kept whole are lost without ids`() throws {
    let lost = try #require(
      try inParts(drawnSet(20_600, haveIDs: false), [100])?.models.first)
    #expect(throws: NoAnswer.rowsOfParts) { try lost.get() }
    let known = try #require(
      try inParts(drawnSet(20_600, haveIDs: true), [100])?.models.first)
    #expect(try known.get().count == 20_000)
  }

  @Test func `workers and their chunks change no bit`() throws {
    let set = try drawnSet(3000, haveIDs: true)
    let whole = try #require(try refits(of: set)?.models.first)
    var first = try Comparer(set.shape, options: ComparisonOptions())
    var second = first
    for (index, start) in stride(from: 0, to: 3000, by: 300).enumerated() {
      let chunk = set.keeping(Array(start..<start + 300), firstRow: 0)
      if index % 3 == 0 {
        first.add(chunk, firstRow: start)
      } else {
        second.add(chunk, firstRow: start)
      }
    }
    second.merge(first)
    let merged = try #require(second.refits?.models.first)
    #expect(try merged.get().after == whole.get().after)
    #expect(try merged.get().fits == whole.get().fits)
  }
}
