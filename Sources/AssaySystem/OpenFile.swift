#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file, pipe or device open for reading; closed with its last reference.
package final class OpenFile: Sendable {
  /// The path used to open it.
  package let path: String
  /// The state of a regular file when it was opened; nil for anything else.
  package let state: FileState?
  /// The size of a regular file in bytes when it was opened; nil for anything else, and for
  /// standard input that was partly read before.
  package let size: Int?
  private let descriptor: Int32
  private let isOwned: Bool

  /// Opens a path; a folder is the error `EISDIR`.
  package convenience init(_ path: String) throws(SystemFailure) {
    let descriptor = try reporting(.open, path) { () throws(ErrorNumber) in
      try openFile(path, O_RDONLY)
    }
    try self.init(descriptor, path: path, isOwned: true)
  }

  private init(_ descriptor: Int32, path: String, isOwned: Bool) throws(SystemFailure) {
    (self.path, self.descriptor, self.isOwned) = (path, descriptor, isOwned)
    do throws(SystemFailure) {
      state = try stateForReading(descriptor, path: path)
    } catch {
      if isOwned { closeFile(descriptor) }
      throw error
    }
    // A redirected file may be partly read already, so its position matters.
    size = isOwned || lseek(descriptor, 0, SEEK_CUR) == 0 ? state?.size : nil
  }

  deinit {
    if isOwned { closeFile(descriptor) }
  }

  /// Standard input.
  package static func standardInput() throws(SystemFailure) -> OpenFile {
    try OpenFile(STDIN_FILENO, path: "-", isOwned: false)
  }

  /// Fills `bytes` from `start` on with the contents of the file from `offset` on.
  ///
  /// A file that is not regular has no offsets: it returns the next bytes and ignores `offset`.
  ///
  /// - Returns: The number of bytes read: all that fit, or fewer at the end of the file.
  package func read(
    at offset: Int, into bytes: inout [UInt8], from start: Int
  ) throws(SystemFailure) -> Int {
    var filled = start
    while filled < bytes.count {
      let length = try reporting(.read, path) { () throws(ErrorNumber) in
        try readOnce(at: offset + filled - start, into: &bytes, from: filled)
      }
      if length == 0 { break }
      filled += length
    }
    return filled - start
  }

  /// The bytes of `prefix`, followed by up to `count` bytes of the file from `offset` on.
  ///
  /// The system writes directly into this memory, which is not cleared first.
  package func bytes(
    at offset: Int, count: Int, behind prefix: ArraySlice<UInt8>
  ) throws(SystemFailure) -> [UInt8] {
    var failure: SystemFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: prefix.count + count) {
      buffer, initialized in
      // Sound: `initialized` counts the bytes that the prefix and the calls have written, and each
      // call writes at most as many as are left in the buffer.
      let buffer = UnsafeMutableRawBufferPointer(buffer)
      unsafe buffer.copyBytes(from: prefix)
      initialized = prefix.count
      do throws(SystemFailure) {
        while initialized < buffer.count {
          let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[initialized...])
          let length = try reporting(.read, path) { () throws(ErrorNumber) in
            try unsafe readOnce(at: offset + initialized - prefix.count, into: rest)
          }
          if length == 0 { break }
          initialized += length
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private func readOnce(
    at offset: Int, into rest: UnsafeMutableRawBufferPointer
  ) throws(ErrorNumber) -> Int {
    try retrying {
      // Sound: the call writes at most as many bytes as the buffer holds.
      size == nil
        ? unsafe readBytes(descriptor, rest.baseAddress, rest.count)
        : unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset))
    }
  }

  private func readOnce(
    at offset: Int, into bytes: inout [UInt8], from start: Int
  ) throws(ErrorNumber) -> Int {
    var failure: ErrorNumber?
    let length = unsafe bytes.withUnsafeMutableBytes { buffer in
      do throws(ErrorNumber) {
        // Sound: `start` is inside the array.
        return try unsafe readOnce(
          at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return length
  }

  /// Fails if a regular file changed since it was opened; call this after the last read.
  package func checkUnchanged() throws(SystemFailure) {
    guard let state else { return }
    try check(path, descriptor, isStill: state)
  }
}

/// The state of a file about to be read; nil if it is not regular.
///
/// - Throws: `EISDIR` for a folder, and `changedWhileRead` for a file that is being written.
func stateForReading(_ descriptor: Int32, path: String) throws(SystemFailure) -> FileState? {
  let state = try reporting(.read, path) { () throws(ErrorNumber) in
    let status = try status(of: descriptor)
    if kind(ofMode: status.st_mode) == .directory { throw ErrorNumber(code: EISDIR) }
    return FileState(status)
  }
  guard let state else { return nil }
  let isQuiet = try reporting(.read, path) { () throws(ErrorNumber) in
    try state.waitUntilQuiet(descriptor)
  }
  guard isQuiet else {
    throw SystemFailure(operation: .read, path: path, cause: .changedWhileRead)
  }
  return state
}

/// Fails if an open file is no longer in the given state.
func check(_ path: String, _ descriptor: Int32, isStill state: FileState) throws(SystemFailure) {
  let isUnchanged = try reporting(.read, path) { () throws(ErrorNumber) in
    try state.isUnchanged(descriptor)
  }
  guard isUnchanged else {
    throw SystemFailure(operation: .read, path: path, cause: .changedWhileRead)
  }
}

/// The C library's `read`, which the method of this name shadows.
private func readBytes(
  _ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  // Sound: the caller's promise is passed on unchanged.
  unsafe read(descriptor, start, count)
}
