import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import AssayRoles
import AssaySamples
import AssayTestSupport
import Foundation
import Testing

private func request() -> ReadRequest {
  let path = sampleData("multilabel")
  var request = ReadRequest()
  request.task = .multilabel
  request.labels = "\(path)/labels.csv"
  request.models = ["model-1", "model-2"].map { (name: String) in
    ReadRequest.ModelInput(name: name, path: "\(path)/\(name).csv")
  }
  return request
}

private func pictures() throws -> Comparison {
  try compare(read(request()).testSet, options: ComparisonOptions())
}

@Test func `who has the right set is counted as who is right`() throws {
  let pair = try #require(try pictures().pairs.first)
  let outcomes = pair.outcomes
  #expect(outcomes.bothRight == 3 && outcomes.bothWrong == 0)
  #expect(outcomes.onlyBaselineRight == 1 && outcomes.onlyCandidateRight == 4)
  // McNemar's mid-p for 1 against 4: 2·(1/32) + 5/32.
  let p = try #require(pair.test(MetricKey.errorRate)?.p)
  #expect(isClose(p, 0.21875))
  #expect(pair.test(MetricKey.exactMatch)?.difference == 0.375)
  // One of eight differences makes up most of the mean; the signs alone would give the verdict
  // better.
  let entropy = try #require(pair.test(MetricKey.binaryCrossEntropy))
  #expect(entropy.verdict == .noClearDifference && entropy.family == .primary)
  #expect(pair.test(MetricKey.hammingError)?.verdict == .tooFewSamples)
  let record = try #require(pair.records[MetricKey.hammingError])
  #expect(record.lower == 4 && record.equal == 3 && record.higher == 1)
  #expect(pair.divergence == nil)
}

@Test func `answers are others where any class is answered otherwise`() throws {
  let sets = LabelSets([[0], [0], [0]], classCount: 3)
  func model(_ name: String, _ rows: [[Double]]) throws -> TestSet.Model {
    let matrix = Matrix(columns: 3, values: rows.flatMap(\.self))
    return TestSet.Model(
      name: name, predictions: .independent(try IndependentProbabilities.check(matrix).get()))
  }
  // Both models are wrong on the second sample, with different answers.
  let set = TestSet(
    classes: try #require(ClassList(["a", "b", "c"])), labels: .several(sets),
    models: [
      try model("old", [[1, 0, 0], [0, 0.75, 0], [0, 0, 0]]),
      try model("new", [[0.5, 0.25, 0], [0, 0, 0.75], [0, 0, 0.25]]),
    ])
  let pair = try #require(try compare(set, options: ComparisonOptions()).pairs.first)
  #expect(pair.changedAnswers == 1)
  #expect(pair.outcomes.bothWrong == 2)
}

@Test func `changed samples say which sets, by the loss that sees confidence`() throws {
  let comparison = try pictures()
  let wrong = try #require(comparison.pairs.first?.changed.newlyWrong.changes.first)
  #expect(wrong.sample.id == "p7")
  #expect(wrong.sets?.label == [0, 3])
  #expect(wrong.sets?.baseline == [0, 3])
  #expect(wrong.sets?.candidate == [0])
  let falls = try #require(comparison.pairs.first?.changed.largestFalls.changes)
  #expect(falls.compactMap(\.sample.id) == ["p3", "p6", "p2", "p8", "p4", "p5", "p1"])
}

@Test func `samples show their sets`() throws {
  let samples = try pictures().samples.samples
  #expect(
    samples.map(\.labelSet) == [[0, 2], [1, 2], [1, 3], [0, 1], [], [2], [0, 3], [1, 2]])
  #expect(samples[5].models.map(\.answeredSet) == [[1, 2], [2]])
  #expect(samples[5].models.map(\.isCorrect) == [false, true])
}

@Test func `classes have the samples that have them`() throws {
  #expect(try pictures().labelCounts == [3, 4, 4, 2])
}

@Test(arguments: [(1, 8), (1, 3), (2, 1), (3, 2)])
func `no number of sets depends on workers or chunks`(jobs: Int, chunkRows: Int) throws {
  let whole = try pictures()
  let (folded, _) = try SampleStream(request(), chunkRows: chunkRows).fold(
    jobs: jobs, from: { try Comparer($0, options: ComparisonOptions()) })
  let parts = folded.comparison
  #expect(parts.task == .multilabel)
  #expect(parts.fingerprint == whole.fingerprint)
  for (one, other) in zip(parts.evaluations, whole.evaluations) {
    #expect(one.estimates == other.estimates)
    #expect(one.outcomes == other.outcomes)
    #expect(one.bounds == other.bounds)
  }
  #expect(parts.pairs.map(\.outcomes) == whole.pairs.map(\.outcomes))
  #expect(parts.pairs.map(\.differences) == whole.pairs.map(\.differences))
  #expect(parts.pairs.map(\.changedAnswers) == whole.pairs.map(\.changedAnswers))
  #expect(
    parts.pairs.map(\.changed.largestFalls.changes)
      == whole.pairs.map(\.changed.largestFalls.changes))
  #expect(parts.samples.samples.map(\.labelSet) == whole.samples.samples.map(\.labelSet))
}

@Test func `the fingerprint depends on the sets, whatever the order of classes`() throws {
  func mark(_ names: [String], _ sets: [[Int]]) throws -> Fingerprint {
    let classes = try #require(ClassList(names))
    var mark = Fingerprint()
    mark.add(
      TestSet(
        classes: classes, labels: .several(LabelSets(sets, classCount: classes.count)), models: []),
      firstRow: 0)
    return mark
  }
  let marks = [
    try mark(["a", "b"], [[0], []]), try mark(["b", "a"], [[1], []]),
    try mark(["a", "b"], [[0, 1], []]), try mark(["a", "b"], [[], [0]]),
  ]
  #expect(marks[0] == marks[1])
  #expect(marks[0] != marks[2] && marks[0] != marks[3])
}
