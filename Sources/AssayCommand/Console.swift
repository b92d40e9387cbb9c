import AssayKit
import AssaySystem

/// The outputs of a command: results go to standard output, messages to standard error.
struct Console {
  let isQuiet: Bool

  /// The width of tables: the terminal's, or 80 columns without a terminal.
  var width: Int { width(withoutTerminal: 80) }

  /// The terminal's width, at least 40 columns; the given width without a terminal.
  func width(withoutTerminal columns: Int) -> Int {
    max(40, StandardStream.output.columns ?? columns)
  }

  /// Whether results may use bold and colour.
  var isStyled: Bool { StandardStream.output.takesStyle }

  /// Writes a result.
  ///
  /// A broken pipe is not an error: a reader such as `head` stops early.
  ///
  /// - Throws: ``SystemFailure`` if it cannot be written.
  func print(_ text: String) throws(SystemFailure) {
    do {
      try StandardStream.output.write(text)
    } catch {
      guard error.isBrokenPipe else { throw error }
    }
  }

  /// Writes a message to standard error, unless `--quiet` is given; a failure to write is ignored.
  func say(_ line: String) {
    if !isQuiet { try? StandardStream.error.write(messageLine(line) + "\n") }
  }
}

extension Console {
  /// Writes each line of a text as a message; nothing if it is nil.
  func say(lines text: String?) {
    for line in text?.split(separator: "\n") ?? [] { say(String(line)) }
  }
}

/// The exit codes of the program.
enum ExitCode {
  static let success: Int32 = 0
  /// A rule is broken.
  static let broken: Int32 = 1
  /// Bad input, or a file that cannot be read or written.
  static let failure: Int32 = 2
  /// A rule is undecided, with `--undecided fail`.
  static let undecided: Int32 = 3
  /// A wrong command line.
  static let usage: Int32 = 64
}
