import AssayTestSupport
import Foundation
import Testing

@testable import AssayCommand

/// A temporary folder with a copy of the sample data, in which commands run.
final class Workshop: Sendable {
  let path: String

  /// Creates the folder with further files: names and texts.
  init(_ files: [String: String] = [:]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    try FileManager.default.copyItem(
      atPath: "\(packageRoot)/SampleData", toPath: "\(path)/SampleData")
    for (name, text) in files { try write(text, to: name) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to name: String) throws {
    let file = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// The names of the files other than the sample data, sorted.
  var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: path).filter { $0 != "SampleData" }
        .sorted()
    }
  }

  /// Runs the program here.
  func assay(_ arguments: String..., input: String? = nil) throws -> Run {
    try Run(executable(), arguments, in: path, input: input)
  }

  /// Runs the program here with further arguments.
  func assay(_ arguments: String..., more: [String]) throws -> Run {
    try Run(executable(), arguments + more, in: path, input: nil)
  }

  /// Runs a shell command here, in which `assay` is the program.
  func shell(_ line: String) throws -> Run {
    let folder = URL(filePath: try executable()).deletingLastPathComponent().path
    return try Run(
      "/bin/sh", ["-c", "PATH=\"$1:$PATH\"; eval \"$2\"", "sh", folder, line], in: path, input: nil)
  }
}

/// The exit code and the output of a process.
struct Run {
  let code: Int32
  let output: String
  let error: String
  /// Whether it exited, and was not ended by a signal.
  let hasExited: Bool

  /// Runs a program to its end.
  ///
  /// Its output goes to files, which do not fill up as pipes do.
  init(_ program: String, _ arguments: [String], in folder: String, input: String?) throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func file(_ name: String, _ text: String = "") throws -> URL {
      let url = scratch.appending(path: name)
      try Data(text.utf8).write(to: url)
      return url
    }
    let (standardOutput, standardError) = (try file("output"), try file("error"))
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    // Makes the width of outputs the same wherever the tests run.
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "COLUMNS" }
    process.standardInput = try FileHandle(forReadingFrom: file("input", input ?? ""))
    process.standardOutput = try FileHandle(forWritingTo: standardOutput)
    process.standardError = try FileHandle(forWritingTo: standardError)
    try process.run()
    process.waitUntilExit()
    code = process.terminationStatus
    hasExited = process.terminationReason == .exit
    output = String(decoding: try Data(contentsOf: standardOutput), as: UTF8.self)
    error = String(decoding: try Data(contentsOf: standardError), as: UTF8.self)
  }
}

extension Workshop {
  /// Keeps only the first rows of the digits files, for tests that do not depend on the results.
  func keepDigits(_ count: Int) throws {
    for name in ["labels", "logistic-regression", "random-forest", "naive-bayes"] {
      let path = "SampleData/digits/\(name).csv"
      let lines = try text(path).split(separator: "\n").prefix(count + 1)
      try write(lines.joined(separator: "\n") + "\n", to: path)
    }
  }
}

extension SampleFolder {
  /// A job with both models.
  func job() -> Job {
    var job = Job()
    job.request = request()
    return job
  }

  /// The job of a configuration in this folder.
  func job(configuration: String) throws -> Job {
    try Data(configuration.utf8).write(to: URL(filePath: file("assay.json")))
    var job = Job()
    try job.take(path)
    return job
  }
}
