import AssayKit
import AssaySystem

extension Console {
  /// Does something that takes long, and shows on a terminal how far it is: one line, written over
  /// and over, and gone in the end.
  func withProgress<Value>(
    _ body: (Progress.Handler?) throws(AssayError) -> Value
  ) throws(AssayError) -> Value {
    guard !isQuiet, StandardStream.error.isTerminal else { return try body(nil) }
    defer { try? StandardStream.error.write(ProgressLine.cleared) }
    return try body { progress in
      let width = max(20, StandardStream.error.columns ?? 80)
      // Where nothing can be written there, nobody looks.
      try? StandardStream.error.write(ProgressLine.text(progress.line(width: width - 1)))
    }
  }
}

/// A line on a terminal that is written over.
enum ProgressLine {
  /// The line empty, and the cursor at its start.
  static let cleared = "\r\u{1B}[K"

  static func text(_ line: String) -> String { cleared + line }
}
