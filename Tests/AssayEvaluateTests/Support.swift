import AssayBytes
import AssayData
import AssayEvaluate
import AssayNumerics
import AssayResults
import AssayRoles
import AssaySamples
import AssayStatistics
import Foundation
import Synchronization
import Testing

/// The package's folder.
private let root = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

func reference(_ path: String) -> String {
  root.appending(path: "Tests/ReferenceData/\(path)").path
}

func sampleData(_ path: String) -> String {
  root.appending(path: "SampleData/\(path)").path
}

/// A part of a JSON document; asking for a missing part fails the test.
///
/// Foundation's JSON decoder rounds some numbers wrongly; this one is exact.
struct Expected: Sendable {
  let value: JSONValue?

  init(_ value: JSONValue?) { self.value = value }

  init(file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    value = try parseJSON(bytes.span.bytes).value
  }

  private var members: [JSONMember] {
    if case .object(let members) = value { members } else { [] }
  }

  subscript(key: String) -> Expected {
    Expected(members.first { $0.key == key }?.node.value)
  }

  var isMissing: Bool { value == nil }
  var isNull: Bool { value == .null }
  var keys: [String] { members.map(\.key) }
  var text: String? { if case .string(let text) = value { text } else { nil } }
  var list: [Expected] {
    if case .array(let elements) = value { elements.map { Expected($0.value) } } else { [] }
  }

  /// The number; `"Infinity"` is one, too.
  func number(_ location: SourceLocation = #_sourceLocation) throws -> Double {
    if case .number(let number) = value { return number }
    return try #require(text.flatMap { Double($0) }, sourceLocation: location)
  }

  func count(_ location: SourceLocation = #_sourceLocation) throws -> Int {
    try #require(Int(exactly: number(location)), sourceLocation: location)
  }
}

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

/// A generator whose seed is printed; the seed is new in each run unless `ASSAY_SEED` sets it.
func seededGenerator(for test: String) -> SplitMix64 {
  let named = ProcessInfo.processInfo.environment["ASSAY_SEED"].flatMap { UInt64($0) }
  let seed = named ?? UInt64.random(in: 0..<1 << 32)
  print("\(test): ASSAY_SEED=\(seed)")
  return SplitMix64(seed: seed)
}

/// Values that several tests share, each computed once, by the first test that asks for it.
final class Shared<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private final class Entry: Sendable { let value = Mutex<Result<Value, any Error>?>(nil) }

  private let entries = Mutex<[Key: Entry]>([:])
  private let make: @Sendable (Key) throws -> Value

  init(_ make: @escaping @Sendable (Key) throws -> Value) { self.make = make }

  func value(of key: Key) throws -> Value {
    let entry = entries.withLock { entries in
      let entry = entries[key] ?? Entry()
      entries[key] = entry
      return entry
    }
    // A test that asks for another key does not wait.
    return try entry.value.withLock { value in
      let result = value ?? Result { try make(key) }
      value = result
      return result
    }.get()
  }
}

/// The number of sets that a test draws: a fifth of `count`, or all if `ASSAY_THOROUGH` is set.
func drawn(_ count: Int) -> Int {
  ProcessInfo.processInfo.environment["ASSAY_THOROUGH"] == nil ? (count + 4) / 5 : count
}
