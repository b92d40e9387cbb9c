#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A failed operation on a file: the operation, the file and the cause.
package struct SystemFailure: Error, Sendable, Equatable {
  /// The operation that failed.
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

  /// The cause of a failure.
  package enum Cause: Sendable, Equatable {
    /// A system call failed with this error number (`errno`).
    case call(Int32)
    /// Another process wrote to the file while it was read.
    case changedWhileRead
  }

  /// The state of several files if some were written before the failure.
  package struct Aftermath: Sendable, Equatable {
    package let written: [String]
    package let unchanged: [String]
  }

  /// The operation that failed.
  package let operation: Operation
  /// The file or folder, or the name of a standard stream.
  package let path: String
  /// The cause.
  package let cause: Cause
  /// The state of the other files; nil if none of them was changed.
  package private(set) var aftermath: Aftermath?

  /// Creates a failure of an operation on a path.
  package init(operation: Operation, path: String, cause: Cause) {
    (self.operation, self.path, self.cause) = (operation, path, cause)
  }

  /// Creates a failure with the system's error number (`errno`).
  package init(operation: Operation, path: String, code: Int32) {
    self.init(operation: operation, path: path, cause: .call(code))
  }

  /// The system's error number; nil if the cause is not a failed call.
  package var code: Int32? {
    if case .call(let code) = cause { code } else { nil }
  }

  /// The same failure with the state of all files, if some were written.
  func leaving(written: [String], unchanged: [String]) -> SystemFailure {
    var failure = self
    if !written.isEmpty {
      failure.aftermath = Aftermath(written: written, unchanged: unchanged)
    }
    return failure
  }
}

extension SystemFailure: CustomStringConvertible {
  /// A message with the operation and the cause: `report.html: cannot write: No space left on
  /// device`.
  package var description: String {
    let path = path == "-" ? "standard input" : path
    let words =
      switch cause {
      case .call(EBADF) where operation == .read || operation == .write:
        "cannot \(operation): it is closed or not open for \(operation == .read ? "reading" : "writing")"
      case .call(let code): "cannot \(operation): \(errorText(code))"
      case .changedWhileRead:
        "the file changed while it was read; try again when no program is writing to it"
      }
    return "\(path): \(words)" + (aftermath.map { "; \($0)" } ?? "")
  }
}

extension SystemFailure.Aftermath: CustomStringConvertible {
  /// A message such as `written: a.html; b.html, c.json were left unchanged`.
  package var description: String {
    let were = unchanged.count == 1 ? "was" : "were"
    return "written: \(written.joined(separator: ", "))"
      + (unchanged.isEmpty ? "" : "; \(unchanged.joined(separator: ", ")) \(were) left unchanged")
  }
}

extension SystemFailure {
  /// Whether the failure is a write to a pipe that nobody reads any more.
  package var isBrokenPipe: Bool { operation == .write && cause == .call(EPIPE) }
}
