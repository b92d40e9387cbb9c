#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written and flushed under a temporary name beside its target.
struct StagedFile {
  /// The temporary file.
  let temporary: String
  /// The file it is to become.
  let target: String
  /// The path as the user gave it, for failures.
  private let path: String

  /// Writes `file` to a temporary neighbour of `target`; on a failure none is left.
  ///
  /// `mode` is that of the file to replace, nil when there is none.
  init(
    _ file: OutputFile, target: String, mode: mode_t?, calls: WriteCalls
  ) throws(SystemFailure) {
    self.target = target
    path = file.path
    let created = try reporting(.create, path) { () throws(ErrorNumber) in
      // Nobody else sees the contents of a file that had a mode of its own before it has it again.
      try createNeighbour(of: target, mode: mode == nil ? 0o666 : 0o600)
    }
    temporary = created.path
    do throws(SystemFailure) {
      defer { closeFile(created.descriptor) }
      if let mode {
        try reporting(.create, path) { () throws(ErrorNumber) in
          _ = try retrying { fchmod(created.descriptor, mode) }
        }
      }
      try reporting(.write, path) { () throws(ErrorNumber) in
        try calls.writeAll(file.bytes, to: created.descriptor)
      }
      try reporting(.sync, path) { () throws(ErrorNumber) in
        try calls.syncAll(created.descriptor)
      }
    } catch {
      removeFile(created.path)
      throw error
    }
  }

  /// Puts the file in its target's place.
  func rename(calls: WriteCalls) throws(SystemFailure) {
    let code = 0 &- calls.rename(temporary, target)
    if code != 0 { throw SystemFailure(operation: .rename, path: path, code: code) }
  }
}

/// Creates and opens an empty file of an unused name in the folder of `target`.
private func createNeighbour(
  of target: String, mode: mode_t
) throws(ErrorNumber) -> (path: String, descriptor: Int32) {
  while true {
    // Short, since the target's own name may already be as long as the system allows.
    let name = ".assay-\(getpid())-\(UInt32.random(in: 0...(.max))).tmp"
    let path = folder(of: target) + name
    do throws(ErrorNumber) {
      return (path, try openFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode))
    } catch {
      if error.code != EEXIST { throw error }
    }
  }
}

/// Removes a file; that it may be gone already does not matter.
func removeFile(_ path: String) {
  // Sound: the path is passed as a C string that lives until the call returns.
  unsafe _ = unlink(path)
}

/// The folder of a path with its last slash, empty when there is none.
func folder(of path: String) -> String {
  let bytes = Array(path.utf8)
  let end = (bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
  return String(decoding: bytes[..<end], as: UTF8.self)
}
