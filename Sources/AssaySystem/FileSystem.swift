// This module wraps the operating system. Paths, bytes and descriptors come in as Swift values;
// blocks of files, whole written files, terminal facts, times and child processes go out. A failed
// call is a `SystemFailure` with the operation, the path and the error number; a file that changes
// while it is read is refused. The module is one of the two that use `unsafe`.
//
// Start with `OpenFile` (reading), `WriteFiles.swift` (all files or none) and `SystemCalls.swift`
// (the shared calls).

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The kind of file at a path.
package enum FileKind: Sendable, Equatable {
  /// A regular file.
  case regular
  /// A folder.
  case directory
  /// A pipe, a terminal or another device.
  case other
}

/// Files and folders: reading here, writing in `WriteFiles.swift`.
package enum FileSystem {
  /// The kind of file at `path`, following links; nil if it does not exist or cannot be reached.
  package static func kind(of path: String) -> FileKind? {
    guard let mode = try? status(of: path).st_mode else { return nil }
    return AssaySystem.kind(ofMode: mode)
  }

  /// The size of a regular file in bytes, following links; nil for anything else.
  package static func size(of path: String) -> Int? {
    guard let status = try? status(of: path),
      AssaySystem.kind(ofMode: status.st_mode) == .regular
    else { return nil }
    return Int(status.st_size)
  }

  /// Whether a path names an open descriptor, as `/dev/fd/63` does, and so is in no folder.
  package static func isDescriptor(_ path: String) -> Bool {
    path == "/dev/stdin" || descriptorNumber(of: path) != nil
  }

  /// Whether a path names standard output itself, as `/dev/stdout` does.
  package static func isStandardOutput(_ path: String) -> Bool {
    path == "/dev/stdout" || descriptorNumber(of: path) == STDOUT_FILENO
  }

  /// Whether there is anything at this path, even a broken link.
  package static func exists(_ path: String) -> Bool {
    kind(of: path) != nil || destination(ofLink: path) != nil
  }

  /// The names in a folder without `.` and `..`, sorted by their UTF-8 bytes.
  package static func names(inDirectory path: String) throws(SystemFailure) -> [String] {
    let entries = try reporting(.read, path) { () throws(ErrorNumber) in
      try directoryEntries(path)
    }
    return entries.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Creates a folder and its missing parents; an existing folder is not an error.
  package static func createDirectory(_ path: String) throws(SystemFailure) {
    let slash = UInt8(ascii: "/")
    let bytes = Array(path.utf8)
    for end in 1..<max(bytes.count, 1)
    where bytes[end] == slash && bytes[end - 1] != slash {
      try createOneDirectory(String(decoding: bytes[..<end], as: UTF8.self))
    }
    try createOneDirectory(path)
  }

  /// Removes a file or an empty folder.
  package static func remove(_ path: String) throws(SystemFailure) {
    try reporting(.remove, path) { () throws(ErrorNumber) in
      try check(path: path)
      _ = try retrying { removePath(path) }
    }
  }

  /// Creates a folder whose parent exists.
  private static func createOneDirectory(_ path: String) throws(SystemFailure) {
    if kind(of: path) == .directory { return }
    do throws(ErrorNumber) {
      try check(path: path)
      // Sound: the path is passed as a C string that lives until the call returns.
      _ = try retrying { unsafe mkdir(path, 0o777) }
    } catch {
      // Another process may have created it first.
      if kind(of: path) != .directory {
        throw SystemFailure(operation: .create, path: path, code: error.code)
      }
    }
  }
}

/// The C library's `remove`, which the method of this name shadows.
private func removePath(_ path: String) -> Int32 {
  // Sound: the path is passed as a C string that lives until the call returns.
  unsafe remove(path)
}

/// The names in a folder, in the system's order.
private func directoryEntries(_ path: String) throws(ErrorNumber) -> [String] {
  try check(path: path)
  guard let directory = unsafe opendir(path) else { throw ErrorNumber(code: errno) }
  // Sound: `directory` is open until here and used nowhere else.
  defer { unsafe _ = closedir(directory) }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = unsafe readdir(directory) else { break }
    guard let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) else { break }
    // Sound: the entry stays until the next call, and its name is a C string that is copied here.
    let start = unsafe UnsafeRawPointer(entry) + nameOffset
    let name = unsafe String(cString: start.assumingMemoryBound(to: CChar.self))
    if name != ".", name != ".." { names.append(name) }
  }
  if errno != 0 { throw ErrorNumber(code: errno) }
  return names
}
