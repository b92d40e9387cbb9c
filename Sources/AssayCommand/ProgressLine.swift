import AssayKit
import AssaySystem
import Synchronization

extension Console {
  /// Does something that takes long, and shows on a terminal how far it is.
  func withProgress<Value>(
    _ body: (Progress.Handler?) throws(AssayError) -> Value
  ) throws(AssayError) -> Value {
    guard !isQuiet, StandardStream.error.isTerminal else { return try body(nil) }
    let line = ProgressLine()
    defer { line.clear() }
    return try body(line.show)
  }
}

/// A line on the terminal that is written over and over, and gone in the end.
private final class ProgressLine: Sendable {
  private static let empty = "\r\u{1B}[K"
  private let isShown = Mutex(false)

  @Sendable func show(_ progress: Progress) {
    let width = max(20, StandardStream.error.columns ?? 80)
    isShown.withLock { $0 = true }
    // A line that fills the terminal would go on to the next one.
    write(ProgressLine.empty + progress.line(width: width - 1))
  }

  func clear() {
    if isShown.withLock({ $0 }) { write(ProgressLine.empty) }
  }

  /// Where nothing can be written, nobody looks.
  private func write(_ text: String) {
    try? StandardStream.error.write(text)
  }
}
