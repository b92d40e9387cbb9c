import AssaySystem
import Synchronization

/// The files that were opened for one reading: where one is opened again, it must be the same.
final class OpenedFiles: Sendable {
  private let states = Mutex<[String: FileState]>([:])

  /// Notes a file, or fails where its path led to another one or to other contents before.
  func note(_ file: OpenFile) throws(ReadError) {
    guard let state = file.state else { return }
    let known = states.withLock { states in
      let known = states[file.path]
      if known == nil { states[file.path] = state }
      return known
    }
    guard known == nil || known == state else {
      throw .system(
        SystemFailure(operation: .read, path: file.path, cause: .changedWhileRead))
    }
  }
}

extension OpenedFiles: Equatable {
  static func == (one: OpenedFiles, other: OpenedFiles) -> Bool { one === other }
}
