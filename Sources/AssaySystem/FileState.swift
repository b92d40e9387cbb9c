#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What shows that a regular file was written to: which file it is, its size and when it changed.
package struct FileState: Sendable, Equatable {
  let inode: FileInode
  let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// How long nothing must have written to a file before it is read, in nanoseconds.
  private static let quietTime = 20_000_000

  /// The state of a regular file; nil for anything else.
  init?(_ status: stat) {
    guard kind(ofMode: status.st_mode) == .regular else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    (inode, size) = (FileInode(status), Int(status.st_size))
    (seconds, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
  }

  /// Waits where a file that was just opened had changed less than 20 ms before.
  ///
  /// Whoever changed it may not be done. And modification times are coarse, by up to 10 ms on some
  /// systems, so that a second change may not show; after 20 ms every change does.
  ///
  /// - Returns: Whether the file is still the same.
  func waitUntilQuiet(_ descriptor: Int32) throws(ErrorNumber) -> Bool {
    var now = timespec()
    // Sound: `now` outlives the call, which fills it.
    guard unsafe clock_gettime(CLOCK_REALTIME, &now) == 0 else { return true }
    let elapsed = Int(now.tv_sec) &- seconds
    guard (0...1).contains(elapsed) else { return true }
    let age = elapsed * 1_000_000_000 + Int(now.tv_nsec) - nanoseconds
    guard (0..<FileState.quietTime).contains(age) else { return true }
    _ = usleep(UInt32(FileState.quietTime / 1000))
    return try isUnchanged(descriptor)
  }

  /// Whether an open file is still in this state.
  func isUnchanged(_ descriptor: Int32) throws(ErrorNumber) -> Bool {
    try FileState(status(of: descriptor)) == self
  }
}

/// The number that a system knows a file by, whatever its paths.
struct FileInode: Sendable, Equatable {
  private let device: UInt64
  private let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
