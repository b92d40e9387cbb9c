import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import AssayRoles
import AssaySamples
import AssayTables
import AssayTestSupport
import Foundation
import Synchronization
import Testing

/// Reads files from a folder of sample data, and compares the models.
func compareSample(
  _ folder: String, labels: String = "labels.csv", models: KeyValuePairs<String, String>,
  positive: String? = nil, scores: ScoreKind = .probabilities,
  _ change: (inout ComparisonOptions) -> Void = { _ in }
) throws -> Comparison {
  let path = sampleData(folder)
  var request = ReadRequest()
  request.labels = "\(path)/\(labels)"
  request.models = models.map { ReadRequest.ModelInput(name: $0, path: "\(path)/\($1)") }
  request.positive = positive
  request.scores = scores
  var options = ComparisonOptions()
  change(&options)
  return try compare(read(request).testSet, options: options)
}

/// The digits, measured with default options.
struct WholeDigits: Sendable {
  /// The saved state that all numbers are computed from, as in a summary.
  let saved: String
  let comparison: Comparison

  init(_ set: TestSet) throws {
    var comparer = try Comparer(set.shape, options: ComparisonOptions())
    comparer.add(set, firstRow: 0)
    (saved, comparison) = (comparer.saved.json(), comparer.comparison)
  }
}

/// The digits, measured once for all tests.
let wholeDigits = Result { try WholeDigits(digitsSet()) }

func digits() throws -> Comparison { try wholeDigits.get().comparison }

/// The digits, measured with the core metrics, which need no draws.
func coreDigits(_ change: (inout ComparisonOptions) -> Void) throws -> Comparison {
  var options = ComparisonOptions()
  options.metrics = .core
  change(&options)
  return try compare(digitsSet(), options: options)
}

/// Expects a value within a relative tolerance of the right one.
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
  func metric(_ key: String) -> Metric? { metrics.first { $0.key == key } }

  func value(
    _ key: String, of model: Int, in base: LogBase = .e,
    location: SourceLocation = #_sourceLocation
  ) throws -> Double {
    let estimate = evaluations[model].estimate(key).map(base.convert(nats:))
    return try #require(estimate.finite, "\(key) is \(estimate)", sourceLocation: location)
  }

  /// The loss of each sample shown, in the order of the samples.
  func losses(_ key: String, of model: Int, in base: LogBase = .e) -> [Double] {
    samples.samples.compactMap { $0.models[model].losses[key].map(base.convert(nats:)) }
  }
}

/// Whether a number agrees with one printed with this many decimals, to half a unit.
func isPrinted(_ value: Double, _ printed: Double, decimals: Int) -> Bool {
  (value - printed).magnitude <= 0.5 * pow(10, -Double(decimals))
}

/// Whether two numbers agree to 10⁻¹⁴ of the second.
func isClose(_ value: Double, _ expected: Double) -> Bool {
  (value - expected).magnitude <= 1e-14 * expected.magnitude
}

/// The files of the digits.
func digitsRequest() -> ReadRequest {
  var request = ReadRequest()
  let path = sampleData("digits")
  request.labels = "\(path)/labels.csv"
  let models: KeyValuePairs = [
    "logistic regression": "logistic-regression", "random forest": "random-forest",
    "naive Bayes": "naive-bayes",
  ]
  request.models = models.map { ReadRequest.ModelInput(name: $0, path: "\(path)/\($1).csv") }
  return request
}

/// The test set of the digits.
func digitsSet() throws -> TestSet { try read(digitsRequest()).testSet }

/// A value that is computed by the first test that asks for it.
final class Once<Value: Sendable>: Sendable {
  private let made = Mutex<Result<Value, any Error>?>(nil)

  func value(_ make: () throws -> Value) throws -> Value {
    try made.withLock { made in
      let result = made ?? Result { try make() }
      made = result
      return result
    }.get()
  }
}

extension PairedComparison {
  func test(_ key: String) -> PairedTest? { try? tests[key]?.get() }

  func difference(_ key: String) -> Difference { differences[key] ?? .undefined }
}

extension SampleDetail {
  /// The sample's id, or its row in words.
  var name: String { sample.text }
}
