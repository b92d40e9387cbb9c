import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import Testing

@Test func `a difference is the candidate's value less the baseline's`() throws {
  let set = try binarySet(
    labels: [0, 0, 1], models: ["old": [0.5, 0.25, 0.5], "new": [1, 0.5, 0.5]])
  let comparison = try compare(set, options: ComparisonOptions())
  #expect(comparison.baseline == 0)
  let pair = try #require(comparison.pairs.first)
  #expect(comparison.pairs.count == 1)
  #expect(pair.baseline == 0)
  #expect(pair.candidate == 1)
  // The means of the samples' differences: −½, −⅝, 0; −ln 2, −ln 2, 0; 0, −1, 0.
  let expected = [
    MetricKey.errorRate: -1.0 / 3, MetricKey.squaredError: -0.375,
    MetricKey.crossEntropy: -2 * 0.6931471805599453 / 3,
  ]
  for (key, difference) in expected {
    #expect(pair.difference(key) == .value(difference))
    #expect(pair.difference(key).sign == -1)
  }
  #expect(pair.difference("no_such_metric") == .undefined)
  #expect(Set(pair.differences.keys) == Set(comparison.metrics.map(\.key)))
}

@Test func `differences with infinite and undefined values`() {
  let infinite = Estimate.infinite(InfiniteMean(count: 1, firstRows: [0], finiteMean: nil))
  let none = Estimate.undefined(.classesOnly)
  #expect(Difference(from: .value(1), to: infinite) == .infinitelyHigher)
  #expect(Difference(from: infinite, to: .value(1)) == .infinitelyLower)
  #expect(Difference(from: infinite, to: infinite) == .undefined)
  #expect(Difference(from: none, to: .value(1)) == .undefined)
  #expect(Difference(from: .value(1), to: none) == .undefined)
  #expect(Difference(from: infinite, to: none) == .undefined)
  #expect(Difference.infinitelyHigher.sign == 1)
  #expect(Difference.infinitelyLower.sign == -1)
  #expect(Difference.undefined.sign == nil)
  #expect(Difference(from: .value(2), to: .value(2)).sign == 0)
  #expect(Difference(from: .value(2), to: .value(3)).sign == 1)
  #expect(Difference.value(2).map { $0 * 2 } == .value(4))
  #expect(Difference.infinitelyLower.map { $0 * 2 } == .infinitelyLower)
}

@Test func `outcomes of pairs are counted`() throws {
  let labels: [Int32] = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1]
  let old = [0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9, 0.9]
  let new = [0.9, 0.9, 0.1, 0.9, 0.9, 0.1, 0.1, 0.9, 0.1, 0.9]
  let comparison = try compare(
    binarySet(labels: labels, models: ["old": old, "new": new]), options: ComparisonOptions())
  let outcomes = try #require(comparison.pairs.first).outcomes
  #expect(outcomes.bothRight == 3)
  #expect(outcomes.onlyBaselineRight == 2)
  #expect(outcomes.onlyCandidateRight == 3)
  #expect(outcomes.bothWrong == 2)
}

@Test func `outcomes of parts merge into those of the whole`() {
  var whole = PairedOutcomes()
  var parts = (0..<3).map { _ in PairedOutcomes() }
  for sample in 0..<100 {
    let (one, other) = (sample % 3 == 0, sample % 7 < 4)
    whole.add(baselineIsRight: [one], candidateIsRight: [other])
    parts[sample % 3].add(baselineIsRight: [one], candidateIsRight: [other])
  }
  var merged = PairedOutcomes()
  for part in parts { merged.merge(part) }
  #expect(merged == whole)
  #expect(
    whole.bothRight + whole.onlyBaselineRight + whole.onlyCandidateRight + whole.bothWrong == 100)
}

@Test func `the baseline can be any model, and the others keep their order`() throws {
  let comparison = try coreDigits { $0.baseline = "random forest" }
  #expect(comparison.baseline == 1)
  #expect(comparison.pairs.map(\.baseline) == [1, 1])
  #expect(comparison.pairs.map(\.candidate) == [0, 2])
  #expect(comparison.pairs[0].difference(MetricKey.crossEntropy).sign == -1)
  #expect(comparison.pairs[1].difference(MetricKey.crossEntropy) == .infinitelyHigher)
  let other = try coreDigits { $0.baseline = "naive Bayes" }
  #expect(
    other.pairs.map { $0.difference(MetricKey.crossEntropy) } == [
      .infinitelyLower, .infinitelyLower,
    ])
}

@Test func `paired outcomes add up to what each model got right`() throws {
  let comparison = try digits()
  for pair in comparison.pairs {
    let outcomes = pair.outcomes
    #expect(
      outcomes.bothRight + outcomes.onlyBaselineRight
        == comparison.evaluations[pair.baseline].confusion.correct)
    #expect(
      outcomes.bothRight + outcomes.onlyCandidateRight
        == comparison.evaluations[pair.candidate].confusion.correct)
    #expect(
      outcomes.bothWrong + outcomes.onlyBaselineRight + outcomes.onlyCandidateRight
        + outcomes.bothRight == 1797)
  }
}

@Test func `an unknown baseline is named with the nearest model`() throws {
  let set = try binarySet(labels: [0], models: ["old model": [1], "new model": [1]])
  var options = ComparisonOptions()
  options.baseline = "old modl"
  #expect(throws: CompareError.unknownBaseline("old modl", among: ["old model", "new model"])) {
    try compare(set, options: options)
  }
  #expect(
    CompareError.unknownBaseline("old modl", among: ["old model", "new model"]).description == """
      the baseline 'old modl' is not one of the models 'old model', 'new model'; \
      did you mean 'old model'?
      """)
  #expect(
    CompareError.unknownBaseline("x", among: ["a"]).description
      == "the baseline 'x' is not one of the models 'a'")
}

@Test func `a single model is compared with nothing`() throws {
  let comparison = try compare(
    binarySet(labels: [0, 1], models: ["only": [0.75, 0.5]]), options: ComparisonOptions())
  #expect(comparison.pairs.isEmpty)
  #expect(comparison.evaluations.map(\.model) == ["only"])
  #expect(comparison.metric(MetricKey.accuracy)?.id == .accuracy)
  #expect(comparison.metric("no_such_metric") == nil)
}

@Test func `batches do not show: all numbers are those of one pass`() throws {
  let comparison = try digits()
  #expect(comparison.evaluations.allSatisfy { $0.count == 1797 })
  // The whole test set, added as one batch.
  let (set, metrics) = (
    try digitsSet(), MetricList(clip: .sklearn, labelsAreSoft: false, classCount: 10)
  )
  for (index, model) in set.models.enumerated() {
    var evaluator = Evaluator(model: model.name, classCount: 10, metrics: metrics)
    _ = evaluator.add(SampleBatch(set, model: model, rows: 0..<set.count))
    #expect(
      evaluator.evaluation(bounds: .percent95).estimates == comparison.evaluations[index].estimates)
    #expect(evaluator.evaluation().confusion == comparison.evaluations[index].confusion)
    #expect(evaluator.evaluation().tiedRows == comparison.evaluations[index].tiedRows)
  }
}

@Test func `the fingerprint is that of the test set, whatever the models`() throws {
  let (one, other) = (try digits(), try coreDigits { $0.baseline = "naive Bayes" })
  #expect(one.fingerprint == other.fingerprint)
  var fingerprint = Fingerprint()
  fingerprint.add(try digitsSet(), firstRow: 0)
  #expect(one.fingerprint == fingerprint)
}
