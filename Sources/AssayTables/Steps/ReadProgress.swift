import Synchronization

/// How far reading is.
package struct ReadProgress: Sendable, Equatable {
  package let activity: Activity
  /// Bytes of the files as they are stored, packed ones where they are packed.
  package let bytes: Int
  /// The bytes of all files of this activity; nil if one does not say, such as a pipe.
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

  /// What is going on.
  package enum Activity: Sendable, Equatable {
    /// All files are read in step, and measured.
    case measuring
    /// A file is read by itself, and its rows are joined by their ids.
    case joining(String)
    /// The samples that are shown are read again.
    case findingSamples
    /// A file is read to be explained.
    case inspecting(String)
  }
}

/// Lets somebody know how far reading is, some times a second.
///
/// Every worker that comes by asks; most of the time it goes on with no more done than to look at a
/// clock. No worker ever waits for another here.
package final class ProgressGate: Sendable {
  private let pace: Mutex<ProgressPace>
  private let start = ContinuousClock.now
  private let report: @Sendable (ReadProgress) -> Void

  /// A gate that calls `report`, never twice at the same time.
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

/// When progress is worth a word: from one second on, and ten times a second at most.
package struct ProgressPace: Sendable {
  private static let interval = Duration.milliseconds(100)
  private var next = Duration.seconds(1)

  package init() {}

  /// Whether it is time, so long after the start; the next time is later.
  package mutating func isDue(at elapsed: Duration) -> Bool {
    guard elapsed >= next else { return false }
    next = elapsed + ProgressPace.interval
    return true
  }
}
