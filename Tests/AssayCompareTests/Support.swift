import AssayCompare
import AssayData
import AssayEvaluate
import AssayRead
import AssayResults
import Foundation
import Testing

/// The package's folder.
private let root = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// Reads a folder of sample data as its configuration says, and compares its models.
func compareSample(
  _ folder: String, labels: String = "labels.csv", models: KeyValuePairs<String, String>,
  positive: String? = nil, scores: ReadRequest.Scores = .probabilities,
  _ change: (inout ComparisonOptions) -> Void = { _ in }
) throws -> Comparison {
  let path = root.appending(path: "SampleData/\(folder)").path
  var request = ReadRequest()
  request.labels = "\(path)/\(labels)"
  request.models = models.map { ReadRequest.ModelInput(name: $0, path: "\(path)/\($1)") }
  request.positive = positive
  request.scores = scores
  var options = ComparisonOptions()
  change(&options)
  return try compare(read(request).testSet, options: options)
}

func digits(_ change: (inout ComparisonOptions) -> Void = { _ in }) throws -> Comparison {
  try compareSample(
    "digits",
    models: [
      "logistic regression": "logistic-regression.csv", "random forest": "random-forest.csv",
      "naive Bayes": "naive-bayes.csv",
    ], change)
}

/// Expects a value as far from the right one as a share of it at most.
func expectClose(
  _ value: Double?, _ right: Double?, _ relative: Double,
  location: SourceLocation = #_sourceLocation
) throws {
  let found = try #require(value, sourceLocation: location)
  let expected = try #require(right, sourceLocation: location)
  #expect(
    (found - expected).magnitude <= relative * expected.magnitude, "\(found), \(expected)",
    sourceLocation: location)
}

/// A test set of two classes whose models give the first class these probabilities.
func binarySet(
  labels: [Int32], models: KeyValuePairs<String, [Double]>, ids: [String]? = nil
) throws -> TestSet {
  TestSet(
    classes: try #require(ClassList(["a", "b"])), ids: ids.map { TextColumn($0) },
    labels: .hard(labels),
    models: try models.map { name, values in
      let matrix = Matrix(columns: 2, values: values.flatMap { [$0, 1 - $0] })
      return TestSet.Model(
        name: name, predictions: .probabilities(try Probabilities.check(matrix).get()))
    })
}

extension Comparison {
  func value(
    _ key: String, of model: Int, in base: LogBase = .e,
    location: SourceLocation = #_sourceLocation
  ) throws -> Double {
    let estimate = evaluations[model].estimate(key).map(base.convert(nats:))
    return try #require(estimate.finite, "\(key) is \(estimate)", sourceLocation: location)
  }

  /// Each shown sample's loss, in the order of the samples.
  func losses(_ key: String, of model: Int, in base: LogBase = .e) -> [Double] {
    samples.samples.compactMap { $0.models[model].losses[key].map(base.convert(nats:)) }
  }
}

/// Whether a number is the one printed with this many decimals: off by at most half a unit.
func isPrinted(_ value: Double, _ printed: Double, decimals: Int) -> Bool {
  (value - printed).magnitude <= 0.5 * pow(10, -Double(decimals))
}

/// Whether two numbers agree to 10⁻¹⁴ of the second.
func isClose(_ value: Double, _ expected: Double) -> Bool {
  (value - expected).magnitude <= 1e-14 * expected.magnitude
}

/// The test set of the digits.
func digitsSet() throws -> TestSet {
  var request = ReadRequest()
  let path = root.appending(path: "SampleData/digits").path
  request.labels = "\(path)/labels.csv"
  request.models = ["logistic-regression", "random-forest", "naive-bayes"].map {
    ReadRequest.ModelInput(path: "\(path)/\($0).csv")
  }
  return try read(request).testSet
}
