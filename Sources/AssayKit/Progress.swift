import AssayReport
import AssayTables

/// How far reading is, for people who wait.
public struct Progress: Sendable, Equatable {
  /// Who is told; never twice at the same time.
  public typealias Handler = @Sendable (Progress) -> Void

  private let progress: ReadProgress

  init(_ progress: ReadProgress) {
    self.progress = progress
  }

  static func gate(_ handler: Handler?) -> ProgressGate? {
    handler.map { handler in ProgressGate { handler(Progress($0)) } }
  }

  /// What is done, how far, how fast, and how long it will take yet: one line of at most `width`
  /// columns.
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
