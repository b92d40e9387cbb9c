#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error.
package enum StandardStream: Sendable {
  /// Results go here.
  case output
  /// Talk goes here.
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

  /// Takes the numbers of standard streams that are closed, so that no other file gets them: each
  /// then fails where it is read or written.
  package static func reserveClosed() throws(SystemFailure) {
    let uses = [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    for (descriptor, otherUse) in uses where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free, and so this one.
      try reporting(.open, "/dev/null") { () throws(ErrorNumber) in
        _ = try openFile("/dev/null", otherUse)
      }
    }
  }

  /// Whether people see what is written.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Whether weight and colour may be written: to a terminal that knows them, where nobody objects.
  package var takesStyle: Bool {
    isTerminal && StandardStream.allowsStyle(in: Process.environment)
  }

  /// Whether an environment allows them: not with a `NO_COLOR` that is not empty
  /// (<https://no-color.org>), nor where `TERM` is `dumb`.
  package static func allowsStyle(in environment: (String) -> String?) -> Bool {
    (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
  }

  /// The width in characters: `COLUMNS` of the environment where that is set, else the terminal's; nil if
  /// neither is known.
  package var columns: Int? {
    StandardStream.columns(in: Process.environment) ?? terminalColumns
  }

  /// The width that an environment asks for.
  package static func columns(in environment: (String) -> String?) -> Int? {
    environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? min($0, 10_000) : nil }
  }

  private var terminalColumns: Int? {
    var size = winsize()
    // Sound: `size` is what this request fills, and outlives the call.
    let result = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  private var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .error: STDERR_FILENO
    }
  }

  /// The name under which failures report the stream.
  private var name: String {
    switch self {
    case .output: "/dev/stdout"
    case .error: "/dev/stderr"
    }
  }
}
