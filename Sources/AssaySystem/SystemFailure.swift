#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Something that failed on a file: what was tried, on what, and why.
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

  /// Why it failed.
  package enum Cause: Sendable, Equatable {
    /// A system call failed with this error number (`errno`).
    case call(Int32)
    /// Something wrote to the file while it was read.
    case changedWhileRead
  }

  /// What became of several files of which some were written before the failure.
  package struct Aftermath: Sendable, Equatable {
    package let written: [String]
    package let unchanged: [String]
  }

  /// What was tried.
  package let operation: Operation
  /// The file or folder, or the name of a standard stream.
  package let path: String
  /// Why it failed.
  package let cause: Cause
  /// What became of other files; nil if they are all as they were before.
  package private(set) var aftermath: Aftermath?

  /// Creates a failure of an operation on a path.
  package init(operation: Operation, path: String, cause: Cause) {
    (self.operation, self.path, self.cause) = (operation, path, cause)
  }

  /// Creates a failure with the system's error number (`errno`).
  package init(operation: Operation, path: String, code: Int32) {
    self.init(operation: operation, path: path, cause: .call(code))
  }

  /// The system's error number; nil if no call failed.
  package var code: Int32? {
    if case .call(let code) = cause { code } else { nil }
  }

  /// The same, with what became of all files where some were written.
  func leaving(written: [String], unchanged: [String]) -> SystemFailure {
    var failure = self
    if !written.isEmpty {
      failure.aftermath = Aftermath(written: written, unchanged: unchanged)
    }
    return failure
  }
}

extension SystemFailure: CustomStringConvertible {
  /// What could not be done and why: `report.html: cannot write: No space left on device`.
  package var description: String {
    let path = path == "-" ? "standard input" : path
    let words =
      switch cause {
      case .call(EBADF) where operation == .read || operation == .write:
        "cannot \(operation): it is closed or not open for \(operation == .read ? "reading" : "writing")"
      case .call(let code): "cannot \(operation): \(errorText(code))"
      case .changedWhileRead:
        "the file changed while it was read; read it again when nothing writes to it"
      }
    return "\(path): \(words)" + (aftermath.map { "; \($0)" } ?? "")
  }
}

extension SystemFailure.Aftermath: CustomStringConvertible {
  /// `written: a.html; b.html, c.json were left as before`.
  package var description: String {
    let were = unchanged.count == 1 ? "was" : "were"
    return "written: \(written.joined(separator: ", "))"
      + (unchanged.isEmpty ? "" : "; \(unchanged.joined(separator: ", ")) \(were) left as before")
  }
}

extension SystemFailure {
  /// Whether nobody reads what was written.
  package var isBrokenPipe: Bool { operation == .write && cause == .call(EPIPE) }
}
