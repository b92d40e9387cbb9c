import AssayReport
import AssayTables

/// The progress of reading, for people who wait.
///
/// A handler is called up to ten times a second, and only if reading takes more than a second.
///
/// ```swift
/// let report = try Report(request) { progress in
///   print(progress.rows, "rows")
///   if let share = progress.fraction { print(Int(100 * share), "%") }
/// }
/// ```
public struct Progress: Sendable, Equatable {
  /// A function that is called with the progress.
  ///
  /// It may be called on any thread, but never twice at the same time.
  ///
  /// ```swift
  /// let show: AssayKit.Progress.Handler = { print($0.line()) }  // not Foundation's Progress
  /// let report = try Report(request, progress: show)
  /// ```
  public typealias Handler = @Sendable (Progress) -> Void

  private let progress: ReadProgress

  init(_ progress: ReadProgress) {
    self.progress = progress
  }

  static func gate(_ handler: Handler?) -> ProgressGate? {
    handler.map { handler in ProgressGate { handler(Progress($0)) } }
  }

  /// The number of rows read so far.
  public var rows: Int { progress.rows }

  /// The share of bytes read so far, from 0 to 1; nil if a file does not say its size, as a pipe.
  public var fraction: Double? {
    guard let total = progress.totalBytes, total > 0 else { return nil }
    return min(Double(progress.bytes) / Double(total), 1)
  }

  /// One line of text: the step, the share done, the speed and the time left, in English.
  ///
  /// ```swift
  /// let report = try Report(request) { progress in
  ///   print(progress.line(width: 60))
  /// }
  /// ```
  ///
  /// - Parameter width: The number of columns that the line may take.
  /// - Returns: The line, without a line feed.
  public func line(width: Int = 80) -> String {
    progressLine(
      activity, bytes: progress.bytes, of: progress.totalBytes, rows: progress.rows,
      seconds: progress.elapsed / .seconds(1), width: width)
  }

  private var activity: String {
    switch progress.activity {
    case .measuring: "reading and measuring"
    case .joining(let path): "joining \(path) by id"
    case .findingSamples: "reading the samples that are shown"
    case .inspecting(let path): "reading \(path)"
    }
  }
}
