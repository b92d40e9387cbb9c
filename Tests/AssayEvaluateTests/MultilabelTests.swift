import AssayData
import AssayEvaluate
import AssayNumerics
import AssayResults
import AssayRoles
import AssaySamples
import AssayTestSupport
import Foundation
import Testing

/// A multilabel test set.
private func setsOf(_ labels: [[Double]], _ predictions: Predictions) throws -> TestSet {
  let columns = try #require(labels.first).count
  let sets = try LabelSets.check(Matrix(columns: columns, values: labels.flatMap(\.self))).get()
  return try testSet(
    classes: (0..<columns).map { "c\($0)" }, labels: .several(sets), predictions: predictions)
}

private func independent(_ rows: [[Double]]) throws -> Predictions {
  let matrix = Matrix(columns: rows[0].count, values: rows.flatMap(\.self))
  return .independent(try IndependentProbabilities.check(matrix).get())
}

private func logits(_ rows: [[Double]]) -> Predictions {
  .independentLogits(Matrix(columns: rows[0].count, values: rows.flatMap(\.self)))
}

private func sample(_ model: Int) throws -> MeasuredModel {
  var request = ReadRequest()
  request.task = .multilabel
  request.labels = sampleData("multilabel/labels.csv")
  request.models = [ReadRequest.ModelInput(path: sampleData("multilabel/model-\(model).csv"))]
  return try MeasuredModel(read(request).testSet)
}

/// From scikit-learn 1.7: accuracy_score, hamming_loss, the means over classes of log_loss and of
/// brier_score_loss, and f1_score.
private let reference: [[String: Double]] = [
  [
    "error_rate": 0.5, "exact_match": 0.5, "hamming_error": 0.125,
    "binary_cross_entropy": 0.3551458586523977, "mse_per_class": 0.10312500000000001,
    "macro_f1": 0.8184523809523809, "micro_f1": 0.8333333333333334,
  ],
  [
    "error_rate": 0.125, "exact_match": 0.875, "hamming_error": 0.03125,
    "binary_cross_entropy": 0.18335468694608292, "mse_per_class": 0.039375,
    "macro_f1": 0.9166666666666666, "micro_f1": 0.96,
  ],
]

@Test(arguments: [1, 2])
func `the metrics of sets of classes are those of scikit-learn`(_ model: Int) throws {
  let measured = try sample(model)
  let expected = reference[model - 1]
  #expect(Set(measured.evaluation.estimates.keys) == Set(expected.keys))
  for (key, value) in expected { #expect(isClose(try measured.value(key), value), "\(key)") }
}

@Test func `each class by itself has the numbers of scikit-learn`() throws {
  let outcomes = try #require(try sample(1).evaluation.outcomes)
  #expect(outcomes.map(\.support) == [3, 4, 4, 2])
  #expect(outcomes.map(\.predicted) == [3, 4, 3, 1])
  #expect(outcomes.map(\.truePositives) == [3, 3, 3, 1])
  #expect(outcomes.map(\.falsePositives) == [0, 1, 0, 0])
  #expect(outcomes.map(\.falseNegatives) == [0, 1, 1, 1])
  #expect(outcomes.map(\.trueNegatives) == [5, 3, 4, 6])
  #expect(outcomes.map(\.error) == [.value(0), .value(0.25), .value(0.125), .value(0.125)])
  #expect(outcomes.map(\.precision) == [.value(1), .value(0.75), .value(1), .value(1)])
  #expect(outcomes.map(\.recall) == [.value(1), .value(0.75), .value(0.75), .value(0.5)])
  let f1: [Double?] = [1, 0.75, 6.0 / 7, 2.0 / 3]
  #expect(outcomes.map(\.f1.finite) == f1)
  let entropies = [
    0.26304089961271715, 0.41963627067463816, 0.4510505742097514, 0.2868556901124838,
  ]
  for (outcome, entropy) in zip(outcomes, entropies) {
    #expect(isClose(try #require(outcome.crossEntropy.finite), entropy))
  }
}

@Test func `every metric has an interval, or says why it has none`() throws {
  let bounds = try sample(1).evaluation.bounds
  #expect(bounds.keys.sorted() == reference[0].keys.sorted())
  for key in [
    "error_rate", "exact_match", "hamming_error", "binary_cross_entropy", "mse_per_class",
  ] {
    #expect(bounds[key]?.bounds != nil, "\(key)")
  }
  #expect(bounds["error_rate"]?.bounds?.method == .wilson)
  #expect(bounds["macro_f1"] == .failure(.noMethod))
}

// MARK: - Logits

@Test func `logits give the losses of their probabilities`() throws {
  let scores = [[-1.5, 0.25, 3], [2, -0.75, 0], [0.5, -4, 1]]
  let labels: [[Double]] = [[1, 0, 1], [0, 1, 0], [0, 0, 0]]
  let probabilities = scores.map { $0.map { 1 / (1 + exp(-$0)) } }
  let ofLogits = try MeasuredModel(setsOf(labels, logits(scores)))
  let ofProbabilities = try MeasuredModel(setsOf(labels, independent(probabilities)))
  #expect(ofLogits.evaluation.isOfLogits)
  for key in ofLogits.evaluation.estimates.keys {
    #expect(isClose(try ofLogits.value(key), try ofProbabilities.value(key)), "\(key)")
  }
}

@Test func `nothing is lost of logits whose probabilities round to 0 or 1`() throws {
  let measured = try MeasuredModel(
    setsOf([[1, 0], [0, 1]], logits([[-800, 800], [-800, 800]])))
  #expect(measured.losses.column("binary_cross_entropy") == [800, 0])
  #expect(try measured.value("binary_cross_entropy") == 400)
  // By mpmath: ln(1 + e^−40) = 4.2483542552915889861e−18.
  let small = try MeasuredModel(setsOf([[1, 0]], logits([[40, -40]])))
  #expect(isClose(try small.value("binary_cross_entropy"), 4.2483542552915889861e-18))
}

@Test func `a class is answered yes from a half on, and a logit from 0 on`() throws {
  let ofLogits = try MeasuredModel(
    setsOf([[1, 0], [1, 0]], logits([[0, -1e-300], [-0.0, -.leastNonzeroMagnitude]])))
  #expect(try ofLogits.value("error_rate") == 0)
  let given = try MeasuredModel(setsOf([[1, 0]], independent([[0.5, 0.5.nextDown]])))
  #expect(try given.value("error_rate") == 0)
}

// MARK: - Edges

@Test func `certainty of a wrong answer makes the loss infinite, and is counted`() throws {
  let measured = try MeasuredModel(
    setsOf(
      [[1, 0], [1, 0], [0, 1], [1, 1]], independent([[0, 0], [1, 0], [0.5, 0.5], [1, 1]])))
  guard case .infinite(let mean) = measured.evaluation.estimate("binary_cross_entropy") else {
    Issue.record("\(measured.evaluation.estimate("binary_cross_entropy"))")
    return
  }
  #expect(mean.count == 1 && mean.firstRows == [0])
  #expect(isClose(try #require(mean.finiteMean), log(2) / 3))
  let outcomes = try #require(measured.evaluation.outcomes)
  guard case .infinite(let ofFirst) = outcomes[0].crossEntropy else {
    Issue.record("\(outcomes[0].crossEntropy)")
    return
  }
  #expect(ofFirst.count == 1)
  #expect(isClose(try #require(outcomes[1].crossEntropy.finite), log(2) / 4))
}

@Test func `a class that nobody has and no model says is undefined, and counts as 0`() throws {
  let measured = try MeasuredModel(setsOf([[1, 0], [0, 0]], independent([[1, 0], [0.25, 0]])))
  let outcomes = try #require(measured.evaluation.outcomes)
  #expect(outcomes[1].f1 == .undefined(.absent))
  #expect(outcomes[1].recall == .undefined(.noSamples))
  #expect(outcomes[1].precision == .undefined(.neverPredicted))
  #expect(try measured.value("macro_f1") == 0.5)
  #expect(try measured.value("micro_f1") == 1)
  let empty = try MeasuredModel(setsOf([[0, 0]], independent([[0.25, 0]])))
  #expect(empty.evaluation.estimate("micro_f1") == .undefined(.absent))
  #expect(try empty.value("exact_match") == 1)
}

@Test func `however samples are split and merged, no bit changes`() throws {
  var generator = seededGenerator(for: "sets in parts")
  let rows = 100
  func random(_ value: (inout SplitMix64) -> Double) -> [[Double]] {
    (0..<rows).map { _ in (0..<3).map { _ in value(&generator) } }
  }
  let labels = random { Double.random(in: 0..<1, using: &$0) < 0.4 ? 1 : 0 }
  let set = try setsOf(labels, independent(random { Double.random(in: 0...1, using: &$0) }))
  let metrics = MetricList(clip: nil, labelsAreSoft: false, classCount: 3, task: .multilabel)
  func evaluator(_ ranges: [Range<Int>]) -> Evaluator {
    var evaluator = Evaluator(model: "m", classCount: 3, metrics: metrics)
    for range in ranges {
      _ = evaluator.add(SampleBatch(set, model: set.models[0], rows: range))
    }
    return evaluator
  }
  let whole = evaluator([0..<rows]).evaluation(bounds: .percent95)
  var merged = evaluator([60..<61, 61..<rows])
  merged.merge(evaluator([0..<13, 13..<60]))
  let parts = merged.evaluation(bounds: .percent95)
  #expect(parts.estimates == whole.estimates)
  #expect(parts.outcomes == whole.outcomes)
  #expect(parts.bounds == whole.bounds)
}

@Test func `the core are the losses alone`() {
  let metrics = MetricList(
    clip: nil, labelsAreSoft: false, classCount: 3, selection: .core, task: .multilabel)
  #expect(
    metrics.metrics.map(\.key) == [
      "error_rate", "hamming_error", "binary_cross_entropy", "mse_per_class",
    ])
}

@Test func `only 0 and 1 make sets, and only shares of 1 make probabilities`() {
  let numbers = Matrix(columns: 2, values: [0, 1, 0.5, 1, .nan, 0])
  guard case .failure(let faults) = LabelSets.check(numbers) else {
    Issue.record("taken for sets")
    return
  }
  #expect(faults.count == 2)
  #expect(faults.first.map(\.row) == [1, 2] && faults.first.map(\.column) == [0, 0])
  guard case .failure(let outside) = IndependentProbabilities.check(numbers) else {
    Issue.record("taken for probabilities")
    return
  }
  #expect(outside.first.map(\.row) == [2])
}
