import AssayKit
import AssaySystem
import Synchronization

extension Console {
  /// Runs a long task, and shows its progress on a terminal.
  func withProgress<Value>(
    _ body: (Progress.Handler?) throws(AssayError) -> Value
  ) throws(AssayError) -> Value {
    guard !isQuiet, StandardStream.error.isTerminal else { return try body(nil) }
    let line = ProgressLine()
    defer { line.clear() }
    return try body(line.show)
  }
}

/// A line on the terminal that every update overwrites, and that is cleared at the end.
private final class ProgressLine: Sendable {
  private static let empty = "\r\u{1B}[K"
  private let isShown = Mutex(false)

  @Sendable func show(_ progress: Progress) {
    let width = max(20, StandardStream.error.columns ?? 80)
    isShown.withLock { $0 = true }
    // A line as wide as the terminal would wrap.
    write(ProgressLine.empty + progress.line(width: width - 1))
  }

  func clear() {
    if isShown.withLock({ $0 }) { write(ProgressLine.empty) }
  }

  /// Writes to standard error; errors are ignored, as nobody sees the line then.
  private func write(_ text: String) {
    try? StandardStream.error.write(text)
  }
}
