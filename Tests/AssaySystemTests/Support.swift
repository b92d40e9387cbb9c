import AssaySystem
import Foundation

/// A temporary folder for one test, removed when the test releases it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "assay-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// Creates a file and returns its path.
  func file(_ name: String, holding text: String, mode: Int = 0o644) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: file(name)))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file(name))
    return file(name)
  }

  /// All names in the folder, hidden ones too.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// The contents of a file, or of a pipe, as text.
func text(of path: String) throws -> String {
  let file = try FileHandle(forReadingFrom: URL(filePath: path))
  return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
}

/// The permission bits of a file.
func mode(of path: String) throws -> Int? {
  try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}

/// The failure of a call, nil if it succeeds.
func failure(of body: () throws(SystemFailure) -> Void) -> SystemFailure? {
  do throws(SystemFailure) {
    try body()
    return nil
  } catch {
    return error
  }
}

extension OutputFile {
  init(_ path: String, _ text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}

/// A count that closures of several threads can share.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0

  /// Increments the count and returns it.
  func next() -> Int {
    lock.withLock {
      value += 1
      return value
    }
  }
}
