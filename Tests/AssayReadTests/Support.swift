import AssayData
import AssayNumerics
import AssayRoles
import AssaySamples
import AssayTables
import AssayTestSupport
import Foundation
import Testing

/// The files of one test, in a temporary folder that is removed when the test releases it.
///
/// The file named `labels…` is read as labels; the others are models, in order.
final class Files {
  private let folder: String
  private let names: [String]

  init(_ files: KeyValuePairs<String, String>) throws {
    folder = NSTemporaryDirectory() + "assay-tests-\(UUID().uuidString)/"
    names = files.map(\.key)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files { try writeAsOld(Data(text.utf8), to: path(name)) }
  }

  /// One file of any bytes, read as the only model.
  init(bytes: [UInt8], named name: String = "model.csv") throws {
    folder = NSTemporaryDirectory() + "assay-tests-\(UUID().uuidString)/"
    names = [name]
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try writeAsOld(Data(bytes), to: path(name))
  }

  /// Files of the reference data, in place.
  init(reference name: String, labels: String = "labels.csv", model: String = "pred.csv") {
    folder = reference(name) + "/"
    names = [labels, model]
  }

  deinit {
    if folder.contains("assay-tests-") { try? FileManager.default.removeItem(atPath: folder) }
  }

  func path(_ name: String) -> String { folder + name }

  /// The request that reads all files.
  func request() -> ReadRequest {
    var request = ReadRequest()
    request.labels = names.first { $0.hasPrefix("labels") }.map(path)
    request.models = names.filter { !$0.hasPrefix("labels") }
      .map { ReadRequest.ModelInput(path: path($0)) }
    return request
  }

  func read(_ change: (inout ReadRequest) -> Void = { _ in }) throws(ReadError) -> ReadResult {
    var request = request()
    change(&request)
    let result = readOnce(request)
    request.readsPlainRows = false
    expectSame(result, readOnce(request))
    return try result.get()
  }

  private func readOnce(_ request: ReadRequest) -> Result<ReadResult, ReadError> {
    Result { () throws(ReadError) in try AssaySamples.read(request) }
  }

  /// The list of problems that reading throws; nil if it throws none.
  func problemList(_ change: (inout ReadRequest) -> Void = { _ in }) -> ProblemList? {
    do {
      _ = try read(change)
    } catch {
      if case .problems(let list) = error { return list }
    }
    return nil
  }

  /// The problems that reading finds; empty if it succeeds.
  func problems(_ change: (inout ReadRequest) -> Void = { _ in }) -> [Found] {
    problemList(change).map { list in list.first.map { Found($0, in: list, of: self) } } ?? []
  }

  /// The error that a user sees, without the path of the folder; empty if reading succeeds.
  func words(_ change: (inout ReadRequest) -> Void = { _ in }) -> String {
    do {
      _ = try read(change)
      return ""
    } catch {
      return words(error)
    }
  }

  /// The message of an error, without the path of the folder.
  func words(_ error: any Error) -> String {
    "\(error)".replacingOccurrences(of: folder, with: "")
  }
}

extension ReadRequest.ModelInput {
  /// A model with its own kind of scores.
  init(name: String? = nil, path: String, scores: ScoreKind) {
    self.init(name: name, path: path, options: FileOptions { $0.scores = scores })
  }
}

extension FileOptions {
  init(_ change: (inout FileOptions) -> Void) {
    self.init()
    change(&self)
  }
}

extension TableOptions {
  init(_ change: (inout TableOptions) -> Void) {
    self.init()
    change(&self)
  }
}

/// A problem in a form that is easy to compare.
struct Found: Equatable {
  let file: String
  let kind: Problem.Kind
  let line: Int?
  let column: Int?
  let sample: String?

  /// A problem in a file, at a line and column.
  init(
    _ kind: Problem.Kind, in file: String = "pred.csv", _ line: Int? = nil, _ column: Int? = nil,
    sample: String? = nil
  ) {
    self.file = file
    self.kind = kind
    self.line = line
    self.column = column
    self.sample = sample
  }

  fileprivate init(_ problem: Problem, in list: ProblemList, of files: Files) {
    self.init(
      problem.kind, in: list.path.replacingOccurrences(of: files.path(""), with: ""),
      problem.place?.line, problem.place?.column, sample: problem.sample)
  }
}

extension ReadResult {
  /// The classes' names.
  var classes: [String] { testSet.classes.names }

  /// The hard labels as names; nil for soft ones.
  var labels: [String]? {
    if case .hard(let labels) = testSet.labels { labels.map { classes[Int($0)] } } else { nil }
  }

  /// The soft labels, row by row; nil for hard ones.
  var shares: [Double]? {
    if case .soft(let shares) = testSet.labels { shares.matrix.values } else { nil }
  }

  /// The sets of classes as names, with commas between them; nil for other labels.
  var sets: [String]? {
    if case .several(let sets) = testSet.labels { sets.words(testSet.classes) } else { nil }
  }

  /// A model's scores, row by row; nil for classes.
  func scores(_ model: Int = 0) -> [Double]? {
    switch testSet.models[model].predictions {
    case .probabilities(let probabilities): probabilities.matrix.values
    case .logits(let matrix), .independentLogits(let matrix): matrix.values
    case .independent(let probabilities): probabilities.matrix.values
    case .positiveProbability(let values), .positiveLogit(let values): values
    case .classes: nil
    }
  }

  /// The names of a model's predicted classes; nil for scores.
  func predicted(_ model: Int = 0) -> [String]? {
    if case .classes(let predicted) = testSet.models[model].predictions {
      predicted.map { classes[Int($0)] }
    } else {
      nil
    }
  }

  var models: [String] { testSet.models.map(\.name) }
  var ids: [String]? { testSet.ids.map { ids in (0..<ids.count).map { ids[$0] } } }
}

extension LabelSets {
  /// The names of each sample's classes, with commas between them.
  func words(_ classes: ClassList) -> [String] {
    (0..<matrix.rows).map { row in
      zip(classes.names, matrix.row(row)).filter { $0.1 == 1 }.map(\.0).joined(separator: ",")
    }
  }
}

/// A generator of a few steps, the same in every run.
struct Steps: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 32) ^ (state << 29) ^ state
  }
}
