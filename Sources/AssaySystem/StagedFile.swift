#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file written and flushed under a temporary name beside its target.
struct StagedFile {
  /// The temporary file.
  let temporary: String
  /// The path it will be renamed to.
  let target: String
  /// The path as the user gave it, for error messages.
  let path: String

  /// Writes `file` to a temporary file beside `target`; removes it if that fails.
  ///
  /// `replaced` is the ownership of the file to replace; nil if absent.
  init(
    _ file: OutputFile, target: String, replaced: FileOwnership?, calls: WriteCalls
  ) throws(SystemFailure) {
    self.target = target
    path = file.path
    let created = try reporting(.create, path) { () throws(ErrorNumber) in
      // The new contents stay private until the file has the mode of the one it replaces.
      try TemporaryFiles.create(
        inFolder: folder(of: target), mode: replaced == nil ? 0o666 : 0o600)
    }
    temporary = created.path
    do throws(SystemFailure) {
      defer { closeFile(created.descriptor) }
      if let replaced {
        try reporting(.create, path) { () throws(ErrorNumber) in
          try replaced.give(to: created.descriptor)
        }
      }
      try reporting(.write, path) { () throws(ErrorNumber) in
        try calls.writeAll(file.bytes, to: created.descriptor)
      }
      try reporting(.sync, path) { () throws(ErrorNumber) in
        try calls.syncAll(created.descriptor)
      }
    } catch {
      TemporaryFiles.remove([created.path])
      throw error
    }
  }

  /// Renames the file to its target.
  func rename(calls: WriteCalls) throws(SystemFailure) {
    let code = 0 &- calls.rename(temporary, target)
    if code != 0 { throw SystemFailure(operation: .rename, path: path, code: code) }
  }
}

/// Removes a file; it may already be gone.
func removeFile(_ path: String) {
  // Sound: the path is passed as a C string that lives until the call returns.
  unsafe _ = unlink(path)
}

/// The folder of a path, including the last slash; empty if there is no slash.
func folder(of path: String) -> String {
  let bytes = Array(path.utf8)
  let end = (bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
  return String(decoding: bytes[..<end], as: UTF8.self)
}
