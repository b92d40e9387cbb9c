import AssayBytes
import AssayKit
import Foundation
import Synchronization
import Testing

@testable import AssayCommand

/// The package's folder: `ASSAY_ROOT` if it is set, otherwise the one above this file.
let packageRoot: String =
  ProcessInfo.processInfo.environment["ASSAY_ROOT"]
  ?? URL(filePath: #filePath).resolvingSymlinksInPath()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// Every folder of sample data.
let sampleFolders = [
  "animals", "before-after", "binary", "digits", "distributions", "party", "party-zh", "sigmoid",
]

/// A folder of `SampleData` and a language.
private struct Sample: Hashable {
  let folder: String
  let language: Language

  func measured(
    _ configure: (inout ReportRequest) throws -> Void = { _ in }
  ) throws -> Report {
    var request = try configured(by: "\(packageRoot)/SampleData/\(folder)")
    request.language = language
    try configure(&request)
    return try Report(request)
  }
}

private let sampleReports = Shared<Sample, Report> { try $0.measured() }

/// The report of a folder of `SampleData`, measured once for all tests.
func sampleReport(
  _ folder: String, in language: Language = .english
) throws -> Report {
  try sampleReports.value(of: Sample(folder: folder, language: language))
}

/// The report of a folder of `SampleData`, measured again.
func measuredSampleReport(
  _ folder: String, configure: (inout ReportRequest) throws -> Void = { _ in }
) throws -> Report {
  try Sample(folder: folder, language: .english).measured(configure)
}

/// A text without the path of the package's folder, so that it is the same on every machine.
func withoutRoot(_ text: String) -> String {
  text.replacing(packageRoot + "/", with: "")
}

/// Runs a body with a temporary folder, which is removed afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

func write(_ text: String, to path: String) throws {
  try Data(text.utf8).write(to: URL(filePath: path))
  // The modification date is set back, as reading waits for a file that has just changed.
  try FileManager.default.setAttributes(
    [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: path)
}

/// The report of labels and models given as CSV texts.
func report(
  labels: String, models: [(name: String, csv: String)],
  configure: (inout ReportRequest) throws -> Void = { _ in }
) throws -> Report {
  try withFolder { folder in
    try write(labels, to: "\(folder)/labels.csv")
    var request = ReportRequest()
    request.labels = "\(folder)/labels.csv"
    for (index, model) in models.enumerated() {
      let path = "\(folder)/model-\(index + 1).csv"
      try write(model.csv, to: path)
      request.models.append(ReportRequest.Model(name: model.name, path: path))
    }
    try configure(&request)
    return try Report(request)
  }
}

/// A part of a JSON document, read by the package's exact and strict parser.
struct Document {
  let value: JSONValue?

  init(_ value: JSONValue?) { self.value = value }

  init(_ text: String) throws {
    value = try parseJSON(Array(text.utf8).span.bytes).value
  }

  subscript(key: String) -> Document {
    guard case .object(let members) = value else { return Document(nil) }
    return Document(members.first { $0.key.utf8.elementsEqual(key.utf8) }?.node.value)
  }

  var keys: [String] {
    if case .object(let members) = value { members.map(\.key) } else { [] }
  }

  var list: [Document] {
    if case .array(let nodes) = value { nodes.map { Document($0.value) } } else { [] }
  }

  /// Every text and key of the document, in UTF-8.
  var strings: Set<[UInt8]> {
    switch value {
    case .string(let text): [Array(text.utf8)]
    case .array: list.reduce(into: []) { $0.formUnion($1.strings) }
    case .object(let members):
      members.reduce(into: []) {
        $0.formUnion(Document($1.node.value).strings)
        $0.insert(Array($1.key.utf8))
      }
    default: []
    }
  }

  var text: String? { if case .string(let text) = value { text } else { nil } }
  var number: Double? { if case .number(let number) = value { number } else { nil } }
  var isNull: Bool { value == .null }
  var isTrue: Bool { value == .bool(true) }
}

extension Report {
  /// The sentences of the verdict about all samples and pairs, without those about a single model,
  /// a rare class, or the next step.
  var aboutPairs: [String] {
    verdict.filter { sentence in
      ![
        "To refit ", "always predicting", "confident: ", "is miscalibrated: ", "Always answering",
        "Of the ",
      ]
      .contains { sentence.contains($0) } && !sentence.hasPrefix("Next: ")
    }
  }
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

/// The request for a folder's configuration, or for a data file.
func configured(by path: String) throws -> ReportRequest {
  var job = Job()
  try job.take(path)
  return job.measured
}
