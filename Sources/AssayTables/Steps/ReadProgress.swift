import Synchronization

/// The progress of reading.
package struct ReadProgress: Sendable, Equatable {
  package let activity: Activity
  /// The bytes read of the files as stored, which may be compressed.
  package let bytes: Int
  /// The size of all files of this activity; nil if one is not known, such as that of a pipe.
  package let totalBytes: Int?
  package let rows: Int
  /// The time since this activity began.
  package let elapsed: Duration

  package init(
    activity: Activity, bytes: Int, totalBytes: Int?, rows: Int, elapsed: Duration
  ) {
    (self.activity, self.bytes, self.totalBytes) = (activity, bytes, totalBytes)
    (self.rows, self.elapsed) = (rows, elapsed)
  }

  /// The present activity.
  package enum Activity: Sendable, Equatable {
    /// All files are read in step and measured.
    case measuring
    /// A file is read by itself, and its rows are joined by id.
    case joining(String)
    /// The samples to be shown are read again.
    case findingSamples
    /// A file is inspected.
    case inspecting(String)
  }
}

/// Reports the progress of reading, at most ten times a second.
///
/// Every worker passes it; most of the time this only looks at a clock. No worker ever waits for
/// another here.
package final class ProgressGate: Sendable {
  private let pace: Mutex<ProgressPace>
  private let start = ContinuousClock.now
  private let report: @Sendable (ReadProgress) -> Void

  /// Creates a gate that calls `report`, never concurrently.
  package init(report: @escaping @Sendable (ReadProgress) -> Void) {
    pace = Mutex(ProgressPace())
    self.report = report
  }

  func pass(_ progress: () -> ReadProgress) {
    let elapsed = ContinuousClock.now - start
    pace.withLockIfAvailable { pace in
      if pace.isDue(at: elapsed) { report(progress()) }
    }
  }
}

/// When progress is reported: after one second, and then at most ten times a second.
package struct ProgressPace: Sendable {
  private static let interval = Duration.milliseconds(100)
  private var next = Duration.seconds(1)

  package init() {}

  /// Whether a report is due at this time after the start; if so, the next is due later.
  package mutating func isDue(at elapsed: Duration) -> Bool {
    guard elapsed >= next else { return false }
    next = elapsed + ProgressPace.interval
    return true
  }
}
