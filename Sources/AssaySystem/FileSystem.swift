#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path leads to.
package enum FileKind: Sendable, Equatable {
  /// A file with contents of its own.
  case regular
  /// A folder.
  case directory
  /// A pipe, a terminal, another device.
  case other
}

/// Files and folders: reading here, writing in `WriteFiles.swift`.
package enum FileSystem {
  /// What `path` leads to, links followed; nil when it does not exist or cannot be reached.
  package static func kind(of path: String) -> FileKind? {
    guard let mode = try? status(of: path).st_mode else { return nil }
    return AssaySystem.kind(ofMode: mode)
  }

  /// How many bytes a regular file has, links followed; nil for anything else.
  package static func size(of path: String) -> Int? {
    guard let status = try? status(of: path),
      AssaySystem.kind(ofMode: status.st_mode) == .regular
    else { return nil }
    return Int(status.st_size)
  }

  /// Whether a path is a name of an open descriptor, as in `/dev/fd/63`, and so is in no folder.
  package static func isDescriptor(_ path: String) -> Bool {
    path == "/dev/stdin" || descriptorNumber(of: path) != nil
  }

  /// Whether a path is a name of standard output itself, as `/dev/stdout`.
  package static func isStandardOutput(_ path: String) -> Bool {
    path == "/dev/stdout" || descriptorNumber(of: path) == STDOUT_FILENO
  }

  /// Whether there is anything of this name, be it a link to nothing.
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

  /// Creates a folder and those above it that are missing; one that exists is fine.
  package static func createDirectory(_ path: String) throws(SystemFailure) {
    let slash = UInt8(ascii: "/")
    let bytes = Array(path.utf8)
    for end in 1..<max(bytes.count, 1)
    where bytes[end] == slash && bytes[end - 1] != slash {
      try createOneDirectory(String(decoding: bytes[..<end], as: UTF8.self))
    }
    try createOneDirectory(path)
  }

  /// Removes a file, or a folder that is empty.
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
      // Another process may have been quicker.
      if kind(of: path) != .directory {
        throw SystemFailure(operation: .create, path: path, code: error.code)
      }
    }
  }
}

/// The C library's `remove`, which the method of this name hides.
private func removePath(_ path: String) -> Int32 {
  // Sound: the path is passed as a C string that lives until the call returns.
  unsafe remove(path)
}

/// The names in a folder in the system's order.
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
