import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import Testing

private func caveats(_ set: TestSet) throws -> [Caveat] {
  try compare(set, options: ComparisonOptions()).caveats
}

@Test func `a set without anything odd has no caveats`() throws {
  #expect(try caveats(binarySet(labels: [0, 1], models: ["m": [0.75, 0.25]])).isEmpty)
}

@Test func `infinite losses name the model and the samples`() throws {
  let set = try binarySet(
    labels: [0, 1, 0], models: ["good": [0.5001, 0.4, 0.9], "bad": [0, 0.25, 1]],
    ids: ["x", "y", "z"])
  guard
    case .infiniteLoss(model: "bad", let mean, let samples, isOfLogits: false, isBinary: false)? =
      try caveats(set).first
  else {
    Issue.record("\(try caveats(set))")
    return
  }
  #expect(samples.map(\.text) == ["x"])
  #expect(mean.count == 1)
  #expect(mean.firstRows == [0])
}

@Test func `a binary cross-entropy that alone is infinite has its caveat`() throws {
  // In double precision the second class has probability 1, and the label's class still has a
  // little.
  let matrix = Matrix(columns: 3, values: [1e-20, 1, 0, 0.5, 0.25, 0.25])
  let set = TestSet(
    classes: try #require(ClassList(["a", "b", "c"])), ids: TextColumn(["x", "y"]),
    labels: .hard([0, 0]),
    models: [
      .init(name: "m", predictions: .probabilities(try Probabilities.check(matrix).get()))
    ])
  let comparison = try compare(set, options: ComparisonOptions())
  #expect(comparison.evaluations[0].estimate(MetricKey.crossEntropy).finite != nil)
  let found = comparison.caveats.compactMap { caveat -> ([String], Int)? in
    guard case .infiniteLoss("m", let mean, let samples, isOfLogits: false, isBinary: true) = caveat
    else { return nil }
    return (samples.map(\.text), mean.count)
  }
  #expect(found.map(\.0) == [["x"]])
  #expect(found.map(\.1) == [1])
}

@Test func `finite logits that overflow are told from probabilities of 0`() throws {
  let set = TestSet(
    classes: try #require(ClassList(["a", "b"])), labels: .hard([0, 1]),
    models: [
      .init(
        name: "m", predictions: .logits(Matrix(columns: 2, values: [-1.7e308, 1.7e308, 0, 1])))
    ])
  guard
    case .infiniteLoss("m", let mean, let samples, isOfLogits: true, isBinary: false)? =
      try caveats(set).first(where: { if case .infiniteLoss = $0 { true } else { false } })
  else {
    Issue.record("\(try caveats(set))")
    return
  }
  #expect(mean.count == 1)
  #expect(samples.map(\.text) == ["row 1"])
}

@Test func `samples without ids are named by their row`() throws {
  let set = try binarySet(labels: [0, 1, 0], models: ["m": [0.75, 0.25, 0]])
  guard
    case .infiniteLoss(_, _, let samples, isOfLogits: false, isBinary: false)? =
      try caveats(set).first
  else {
    Issue.record("\(try caveats(set))")
    return
  }
  #expect(samples.map(\.text) == ["row 3"])
}

@Test func `ties come with the error rate that a lot would give`() throws {
  let set = try binarySet(labels: [0, 1, 1, 1], models: ["m": [0.5, 0.5, 0.5, 0.25]])
  #expect(
    try caveats(set) == [.ties(model: "m", rows: 3, error: 0.5, averagedError: 0.375)])
}

@Test func `classes without samples, and a single class, are said`() throws {
  #expect(
    try caveats(binarySet(labels: [1, 1], models: ["m": [0.25, 0.25]])) == [.singleClass("b")])
  let matrix = Matrix(columns: 4, values: [0.7, 0.1, 0.1, 0.1, 0.1, 0.1, 0.7, 0.1])
  let set = TestSet(
    classes: try #require(ClassList(["a", "b", "c", "d"])), labels: .hard([0, 2]),
    models: [
      .init(name: "m", predictions: .probabilities(try Probabilities.check(matrix).get()))
    ])
  #expect(try caveats(set) == [.classesWithoutSamples(["b", "d"])])
  #expect(try compare(set, options: ComparisonOptions()).labelCounts == [1, 0, 1, 0])
}

@Test func `a model of classes only has no ties and no infinite losses`() throws {
  let set = TestSet(
    classes: try #require(ClassList(["a", "b"])), labels: .hard([0, 1]),
    models: [.init(name: "m", predictions: .classes([1, 0]))])
  #expect(try caveats(set).isEmpty)
}
