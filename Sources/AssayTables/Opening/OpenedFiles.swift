import AssayData
import AssaySystem
import Synchronization

/// The files opened for one reading; a file that is opened again must be the same.
package final class OpenedFiles: Sendable {
  private let states = Mutex<[ExactText: FileState]>([:])

  package init() {}

  /// Notes a file; throws if its path led to another file or to other contents before.
  func note(_ file: OpenFile) throws(ReadError) {
    guard let state = file.state else { return }
    let known = states.withLock { states in
      let known = states[ExactText(file.path)]
      if known == nil { states[ExactText(file.path)] = state }
      return known
    }
    guard known == nil || known == state else {
      throw .system(
        SystemFailure(operation: .read, path: file.path, cause: .changedWhileRead))
    }
  }
}

extension OpenedFiles: Equatable {
  package static func == (one: OpenedFiles, other: OpenedFiles) -> Bool { one === other }
}
