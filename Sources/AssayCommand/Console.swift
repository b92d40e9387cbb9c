import AssayKit
import AssaySystem

/// Where a command writes: results to standard output, talk to standard error.
struct Console {
  let isQuiet: Bool

  /// The width that tables may have: the terminal's, or that of most where there is none.
  var width: Int { width(withoutTerminal: 80) }

  /// The same for what is better wide, where nobody says how wide it may be.
  func width(withoutTerminal columns: Int) -> Int {
    max(40, StandardStream.output.columns ?? columns)
  }

  /// Whether results may have weight and colour.
  var isStyled: Bool { StandardStream.output.takesStyle }

  /// Writes a result.
  ///
  /// A reader that stops early, such as `head`, has all it wants: that is no failure.
  ///
  /// - Throws: ``SystemFailure`` where it cannot be written.
  func print(_ text: String) throws(SystemFailure) {
    do {
      try StandardStream.output.write(text)
    } catch {
      guard error.isBrokenPipe else { throw error }
    }
  }

  /// Says something that is no result; silent with `--quiet`, and where nobody can hear it.
  func say(_ line: String) {
    if !isQuiet { try? StandardStream.error.write(messageLine(line) + "\n") }
  }
}

extension Console {
  /// Says each line of a text; nothing of nil.
  func say(lines text: String?) {
    for line in text?.split(separator: "\n") ?? [] { say(String(line)) }
  }
}

/// How a run of the program ends.
enum ExitCode {
  static let success: Int32 = 0
  /// A rule is broken.
  static let broken: Int32 = 1
  /// Bad input, or a file that cannot be read or written.
  static let failure: Int32 = 2
  /// A rule is undecided, and was to be decided.
  static let undecided: Int32 = 3
  /// A wrong command line.
  static let usage: Int32 = 64
}
