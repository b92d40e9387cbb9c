import AssayBytes
import AssayData
import AssayEvaluate
import AssayNumerics
import AssayResults
import AssayRoles
import AssaySamples
import AssayStatistics
import Foundation
import Testing

/// The records of a plain CSV file without quotes, except the header.
func records(of file: String) throws -> [[String]] {
  try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst()
    .map { $0.split(separator: ",").map(String.init) }
}

/// A model measured on a test set, with the losses of each sample.
struct MeasuredModel {
  let testSet: TestSet
  let evaluation: Evaluation
  let losses: LossColumns
  let batch: SampleBatch

  init(
    _ testSet: TestSet, clip: Clip = .sklearn, bounds: Confidence? = .percent95
  ) throws {
    let model = try #require(testSet.models.first)
    let metrics = MetricList(
      clip: clip, labelsAreSoft: testSet.labels.isSoft,
      classCount: testSet.classes.count, task: testSet.labels.task)
    var evaluator = Evaluator(
      model: model.name, classCount: testSet.classes.count, metrics: metrics,
      positive: testSet.positive)
    batch = SampleBatch(testSet, model: model, rows: 0..<testSet.count)
    losses = evaluator.add(batch)
    evaluation = evaluator.evaluation(bounds: bounds)
    self.testSet = testSet
  }

  init(
    labels: String, model: String, positive: String? = nil,
    scores: ScoreKind = .probabilities, clip: Clip = .sklearn
  ) throws {
    var request = ReadRequest()
    request.labels = labels
    request.models = [ReadRequest.ModelInput(path: model)]
    request.positive = positive
    request.scores = scores
    try self.init(read(request).testSet, clip: clip)
  }

  func value(
    _ key: String, in base: LogBase = .e, location: SourceLocation = #_sourceLocation
  ) throws -> Double {
    let estimate = evaluation.estimate(key).map(base.convert(nats:))
    return try #require(estimate.finite, "\(key) is \(estimate)", sourceLocation: location)
  }
}

/// A test set with one model.
func testSet(
  classes names: [String], labels: Labels, predictions: Predictions, positive: Int? = nil
) throws -> TestSet {
  TestSet(
    classes: try #require(ClassList(names)), positive: positive, labels: labels,
    models: [TestSet.Model(name: "model", predictions: predictions)])
}

/// Checked probabilities, from rows of numbers.
func probabilities(_ rows: [[Double]]) throws -> Probabilities {
  let columns = try #require(rows.first).count
  return try Probabilities.check(Matrix(columns: columns, values: rows.flatMap(\.self))).get()
}

/// Whether two numbers agree within a relative tolerance; two infinities or two zeros agree.
func isClose(_ value: Double, _ expected: Double, relative: Double = 1e-14) -> Bool {
  value == expected || (value - expected).magnitude <= relative * expected.magnitude
}

/// Whether two numbers are at most four steps of binary64 apart.
func isWithinFourUlps(_ value: Double, _ expected: Double) -> Bool {
  (value - expected).magnitude <= 4 * expected.ulp
}

/// The exact sum of numbers.
func sum(_ values: [Double]) -> ExactSum {
  var sum = ExactSum()
  for value in values { sum.add(value) }
  return sum
}
