#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system calls used for writing, replaceable so that tests can make them fail.
///
/// Each returns the negated error number if it fails.
package struct WriteCalls: Sendable {
  /// Writes bytes from an offset on to a descriptor, and returns how many were written.
  package var write: @Sendable (_ descriptor: Int32, _ bytes: [UInt8], _ offset: Int) -> Int
  /// Flushes a descriptor to the disk.
  package var sync: @Sendable (_ descriptor: Int32) -> Int32
  /// Renames a file, replacing the target.
  package var rename: @Sendable (_ from: String, _ to: String) -> Int32

  /// The real system calls.
  package static let system = WriteCalls(
    write: writeOnce, sync: syncOnce, rename: renameOnce)
}

private func writeOnce(_ descriptor: Int32, _ bytes: [UInt8], _ offset: Int) -> Int {
  unsafe bytes.withUnsafeBytes { buffer in
    let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
    // Sound: `rest` is valid until the closure ends, and the call reads no more than its count.
    let count = unsafe write(descriptor, rest.baseAddress, rest.count)
    return count < 0 ? -Int(errno) : count
  }
}

private func syncOnce(_ descriptor: Int32) -> Int32 {
  fsync(descriptor) < 0 ? -errno : 0
}

private func renameOnce(_ from: String, _ to: String) -> Int32 {
  // Sound: both are passed as C strings that live until the call returns.
  unsafe rename(from, to) < 0 ? -errno : 0
}

extension WriteCalls {
  /// Writes all of `bytes`: continues after signals and short writes, and waits if a pipe is full.
  func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(ErrorNumber) {
    var offset = 0
    while offset < bytes.count {
      let result = write(descriptor, bytes, offset)
      switch result {
      case 1...: offset += result
      case 0, -Int(EIO): throw ErrorNumber(code: EIO)
      case -Int(EINTR): continue
      case -Int(EAGAIN): waitUntilWritable(descriptor)
      default: throw ErrorNumber(code: Int32(truncatingIfNeeded: 0 &- result))
      }
    }
  }

  /// Flushes a file to the disk, if the file system supports that.
  func syncAll(_ descriptor: Int32) throws(ErrorNumber) {
    while true {
      let code = 0 &- sync(descriptor)
      switch code {
      case 0, EINVAL, ENOSYS, ENOTSUP: return
      case EINTR: continue
      default: throw ErrorNumber(code: code)
      }
    }
  }
}

/// Waits until a blocked descriptor accepts bytes again or has an error to report.
private func waitUntilWritable(_ descriptor: Int32) {
  var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  // Sound: `request` is the only entry passed to the call, and outlives it.
  _ = unsafe poll(&request, 1, -1)
}
