#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file, pipe or device that is open for reading; it is closed with its last reference.
package final class OpenFile: Sendable {
  /// The path it was opened by.
  package let path: String
  /// How many bytes a regular file had when it was opened; nil for anything else.
  package let size: Int?
  private let descriptor: Int32
  private let isOwned: Bool

  /// Opens a path; a folder fails with `EISDIR`.
  package init(_ path: String) throws(SystemFailure) {
    self.path = path
    let descriptor = try reporting(.open, path) { () throws(ErrorNumber) in
      try openFile(path, O_RDONLY)
    }
    self.descriptor = descriptor
    isOwned = true
    size = try reporting(.read, path) { () throws(ErrorNumber) in
      try OpenFile.size(of: descriptor)
    }
  }

  private init(standardInput: Int32) throws(SystemFailure) {
    path = "-"
    descriptor = standardInput
    isOwned = false
    size = try reporting(.read, "-") { () throws(ErrorNumber) in
      // A redirected file may have been read in part already, so its place matters.
      lseek(standardInput, 0, SEEK_CUR) == 0 ? try OpenFile.size(of: standardInput) : nil
    }
  }

  deinit {
    if isOwned { closeFile(descriptor) }
  }

  /// Standard input.
  package static func standardInput() throws(SystemFailure) -> OpenFile {
    try OpenFile(standardInput: STDIN_FILENO)
  }

  /// Fills `bytes` from `start` on with what the file has at `offset`.
  ///
  /// A file that is not regular has no places: it gives what comes next, whatever `offset` says.
  ///
  /// - Returns: How many bytes were read: as many as there is room for, or fewer at the end.
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

  /// Some bytes and, behind them, what the file has at `offset`, up to `count` bytes of it.
  ///
  /// The memory is written once, by the system, and not cleared before.
  package func bytes(
    at offset: Int, count: Int, behind prefix: ArraySlice<UInt8>
  ) throws(SystemFailure) -> [UInt8] {
    var failure: SystemFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: prefix.count + count) {
      buffer, initialized in
      // Sound: `initialized` counts what the prefix and the calls have written, and each call writes
      // no more than what is left of the buffer.
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
      // Sound: the call writes no more than the buffer holds.
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

  private static func size(of descriptor: Int32) throws(ErrorNumber) -> Int? {
    let status = try status(of: descriptor)
    switch kind(ofMode: status.st_mode) {
    case .regular: return Int(status.st_size)
    case .directory: throw ErrorNumber(code: EISDIR)
    case .other: return nil
    }
  }
}

/// The C library's `read`, which the method of this name hides.
private func readBytes(
  _ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  // Sound: passes on what the caller promises.
  unsafe read(descriptor, start, count)
}
