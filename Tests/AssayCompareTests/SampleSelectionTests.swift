import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import Testing

@Test func `a small set is shown whole, in the order of its rows`() throws {
  let set = try binarySet(
    labels: [0, 1, 0], models: ["m": [0.75, 0.5, 0]], ids: ["x", "y", "z"])
  let samples = try compare(set, options: ComparisonOptions()).samples
  #expect(samples.isComplete)
  #expect(samples.samples.map(\.row) == [0, 1, 2])
  #expect(samples.samples.map(\.name) == ["x", "y", "z"])
  #expect(samples.samples.map(\.label) == [0, 1, 0])
  #expect(samples.samples.map(\.shares) == [nil, nil, nil])
  let last = try #require(samples.samples[2].models.first)
  #expect(last.probabilities == [0, 1])
  #expect(last.predicted == 1)
  #expect(!last.isCorrect)
  #expect(last.losses[MetricKey.crossEntropy] == .infinity)
  #expect(last.losses[MetricKey.squaredError] == 2)
}

@Test func `of a single model the samples with the highest loss are shown`() throws {
  let set = try binarySet(labels: [0, 0, 0, 0, 0], models: ["m": [0.5, 0.125, 0.75, 0.125, 0]])
  var options = ComparisonOptions()
  options.sampleLimit = 3
  let samples = try compare(set, options: options).samples
  #expect(!samples.isComplete)
  // Equal losses are in row order, and an infinite loss comes after all others.
  #expect(samples.samples.map(\.row) == [1, 3, 0])
  options.sampleLimit = 0
  #expect(try compare(set, options: options).samples.samples.isEmpty)
}

@Test func `of several models those samples are shown on which they differ most`() throws {
  let set = try binarySet(
    labels: [0, 0, 0, 0, 0],
    models: ["one": [0.5, 0, 0, 0.25, 1], "two": [0.5, 0, 0.25, 0.5, 0.125]])
  var options = ComparisonOptions()
  options.sampleLimit = 3
  let samples = try compare(set, options: options).samples.samples
  #expect(samples.map(\.row) == [4, 3, 2])
}

@Test func `where a model gives classes only, right and wrong count`() throws {
  let matrix = Matrix(columns: 2, values: [0.5, 0.5, 0.25, 0.75, 0.75, 0.25])
  let set = TestSet(
    classes: try #require(ClassList(["a", "b"])), labels: .hard([0, 0, 0]),
    models: [
      .init(name: "scores", predictions: .probabilities(try Probabilities.check(matrix).get())),
      .init(name: "classes", predictions: .classes([0, 0, 1])),
    ])
  var options = ComparisonOptions()
  options.sampleLimit = 2
  let comparison = try compare(set, options: options)
  #expect(comparison.samples.samples.map(\.row) == [1, 2])
  #expect(comparison.samples.samples[0].models[1].probabilities == nil)
  #expect(comparison.pairs[0].difference(MetricKey.crossEntropy) == .undefined)
  #expect(comparison.pairs[0].difference(MetricKey.errorRate) == .value(0))
}

@Test func `the most telling of many are the highest, and the same every time`() throws {
  let first = try coreDigits { $0.sampleLimit = 7 }
  let second = try coreDigits { $0.sampleLimit = 7 }
  #expect(first.samples.samples.count == 7)
  #expect(first.samples.samples.map(\.row) == second.samples.samples.map(\.row))
  // All samples, sorted by the test.
  let all = try coreDigits { $0.sampleLimit = 5000 }
  #expect(all.samples.isComplete)
  let scores = all.samples.samples.map { sample in
    let losses = sample.models.compactMap { $0.losses[MetricKey.crossEntropy] }
    let difference = (losses.max() ?? 0) - (losses.min() ?? 0)
    return difference == .infinity ? .leastNonzeroMagnitude : difference
  }
  #expect(scores.contains(.leastNonzeroMagnitude))
  let order = scores.indices.sorted {
    scores[$0] > scores[$1] || (scores[$0] == scores[$1] && $0 < $1)
  }
  #expect(first.samples.samples.map(\.row) == Array(order.prefix(7)))
  #expect(first.samples.samples.allSatisfy { scores[$0.row] > 1 })
}

@Test func `soft labels are shown as shares, with their largest as the label`() throws {
  let comparison = try compareSample("distributions", models: ["model": "model.csv"])
  let samples = comparison.samples.samples
  #expect(samples[0].shares == [0.75, 0.25, 0, 0])
  #expect(samples.map(\.label) == [0, 0, 0, 0])
  #expect(samples[3].models[0].probabilities == [0.25, 0.25, 0.25, 0.25])
}
