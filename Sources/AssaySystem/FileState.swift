#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The identity, size and modification time of a regular file, which show whether it was written
/// to.
package struct FileState: Sendable, Equatable {
  let inode: FileInode
  let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// The time without changes required before a file is read, in nanoseconds.
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

  /// Waits if a file that was just opened changed less than 20 ms ago.
  ///
  /// The writer may not be done. Modification times are also coarse, by up to 10 ms on some
  /// systems, so a second change may not show; after 20 ms every change does.
  ///
  /// - Returns: Whether the file is unchanged.
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

/// The number by which the system identifies a file, independent of its paths.
struct FileInode: Sendable, Equatable {
  private let device: UInt64
  private let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
