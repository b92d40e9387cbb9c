/// A system call that failed: what was tried, on what, and the system's reason.
package struct SystemFailure: Error, Sendable, Equatable {
  /// What was tried.
  package enum Operation: String, Sendable {
    case open
    case read
    case write
    case sync
    case rename
    case remove
    case create
    case run
  }

  /// What was tried.
  package let operation: Operation
  /// The file or folder, or the name of a standard stream.
  package let path: String
  /// The system's error number (`errno`).
  package let code: Int32

  /// Creates a failure of an operation on a path.
  package init(operation: Operation, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The system's words for `code`, such as "No such file or directory".
  package var reason: String { errorText(code) }
}

extension SystemFailure: CustomStringConvertible {
  /// What could not be done and why: `report.html: cannot write: No space left on device`.
  package var description: String {
    "\(path == "-" ? "standard input" : path): cannot \(operation.rawValue): \(reason)"
  }
}
