#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error.
package enum StandardStream: Sendable {
  /// For results.
  case output
  /// For messages.
  case error

  /// Writes all bytes; a closed pipe (`EPIPE`) or a full device (`ENOSPC`) is a failure.
  package func write(_ bytes: [UInt8]) throws(SystemFailure) {
    try reporting(.write, name) { () throws(ErrorNumber) in
      try WriteCalls.system.writeAll(bytes, to: descriptor)
    }
  }

  /// Writes text as UTF-8.
  package func write(_ text: String) throws(SystemFailure) {
    try write(Array(text.utf8))
  }

  /// Occupies the descriptors of closed standard streams, so that no other file gets their numbers:
  /// reading or writing such a stream then fails.
  package static func reserveClosed() throws(SystemFailure) {
    let uses = [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    for (descriptor, otherUse) in uses where fcntl(descriptor, F_GETFD) < 0 {
      // `open` returns the lowest free number, which is this one.
      try reporting(.open, "/dev/null") { () throws(ErrorNumber) in
        _ = try openFile("/dev/null", otherUse)
      }
    }
  }

  /// Whether the stream is a terminal.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Whether bold and colour may be written: to a terminal that supports them, unless the
  /// environment forbids them.
  package var takesStyle: Bool {
    isTerminal && StandardStream.allowsStyle(in: Process.environment)
  }

  /// Whether an environment allows them: not if `NO_COLOR` is set and not empty
  /// (<https://no-color.org>), nor if `TERM` is `dumb`.
  package static func allowsStyle(in environment: (String) -> String?) -> Bool {
    (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
  }

  /// The width in characters: the environment's `COLUMNS` if that is set, otherwise the terminal's;
  /// nil if neither is known.
  package var columns: Int? {
    StandardStream.columns(in: Process.environment) ?? terminalColumns
  }

  /// The width that `COLUMNS` of an environment asks for, at most 10,000; nil if it is not a
  /// positive number.
  package static func columns(in environment: (String) -> String?) -> Int? {
    environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? min($0, 10_000) : nil }
  }

  private var terminalColumns: Int? {
    var size = winsize()
    // Sound: this request fills `size`, which outlives the call.
    let result = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  private var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .error: STDERR_FILENO
    }
  }

  /// The name of the stream in error messages.
  private var name: String {
    switch self {
    case .output: "/dev/stdout"
    case .error: "/dev/stderr"
    }
  }
}
