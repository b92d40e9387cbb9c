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

/// A temporary folder with the three files of a small test set.
final class SampleFolder: Sendable {
  let path: String

  /// Creates the folder with further files: names and texts.
  init(_ files: [String: String] = [:]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    let data = [
      "labels.csv": "id,label\n1,a\n2,b\n", "one.csv": "id,a,b\n1,0.75,0.25\n2,0.5,0.5\n",
      "two.csv": "id,a,b\n1,0.5,0.5\n2,0.25,0.75\n",
    ]
    for (name, text) in data.merging(files, uniquingKeysWith: { $1 }) {
      try Data(text.utf8).write(to: url.appending(path: name))
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }

  /// The names of the files in the folder, sorted.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// A request for both models.
  func request() -> ReportRequest {
    var request = ReportRequest()
    request.labels = file("labels.csv")
    request.models = [
      ReportRequest.Model(name: "one", path: file("one.csv")),
      ReportRequest.Model(name: "two", path: file("two.csv")),
    ]
    return request
  }
}

/// The message of an error, without the folder's path.
func words(
  in folder: SampleFolder, location: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) throws -> String {
  let error = #expect(throws: AssayError.self, sourceLocation: location) { try body() }
  return try #require(error, sourceLocation: location).description
    .replacing(folder.path + "/", with: "")
}

/// The step of tests of every place: they check every third one, or all if `ASSAY_THOROUGH` is set.
let step = ProcessInfo.processInfo.environment["ASSAY_THOROUGH"] == nil ? 3 : 1

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
