#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file to write: its path and contents.
package struct OutputFile: Sendable {
  /// The path as the user gave it.
  package let path: String
  /// The whole contents.
  package let bytes: [UInt8]

  /// Creates a file to write from its path and contents.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

extension FileSystem {
  /// Writes files: all or none, as far as the system allows.
  ///
  /// Each file is written in full to a temporary file beside its target and flushed to the disk;
  /// when all are written they are renamed to their targets, with signals blocked. On a failure the
  /// temporary files are removed. Only if a rename fails after another succeeded are some files new
  /// and some old, and the failure lists which; no file is ever half written.
  ///
  /// A symbolic link stays, and its target is replaced. An existing file keeps its mode, and its
  /// owner and group if the system allows that; a new file has mode 0666 less the process's umask.
  /// Pipes, devices and open descriptors (`/dev/stdout`) are written directly, after the temporary
  /// files and before the renames.
  package static func write(_ files: [OutputFile]) throws(SystemFailure) {
    try write(files, calls: .system)
  }

  /// Fails if a file clearly cannot be written: its path leads to a folder, or its folder does not
  /// exist or is not writable.
  package static func checkTarget(_ path: String) throws(SystemFailure) {
    guard case .replaced(let resolved, _) = try WriteTarget(path: path) else { return }
    try reporting(.create, path) { () throws(ErrorNumber) in
      let folder = folder(of: resolved)
      // Sound: the path is passed as a C string that lives until the call returns.
      _ = try retrying { unsafe access(folder.isEmpty ? "." : folder, W_OK | X_OK) }
    }
  }

  /// Writes files with the given system calls.
  package static func write(_ files: [OutputFile], calls: WriteCalls) throws(SystemFailure) {
    var staged: [StagedFile] = []
    // By index: two spellings of a name may be two files.
    var written: Set<Int> = []
    do throws(SystemFailure) {
      var direct: [(target: WriteTarget, place: Int)] = []
      var stagedPlaces: [Int] = []
      for (place, file) in files.enumerated() {
        let target = try WriteTarget(path: file.path)
        if case .replaced(let path, let replaced) = target {
          staged.append(try StagedFile(file, target: path, replaced: replaced, calls: calls))
          stagedPlaces.append(place)
        } else {
          direct.append((target, place))
        }
      }
      for (target, place) in direct {
        try writeDirectly(files[place], to: target, calls: calls)
        written.insert(place)
      }
      try TemporaryFiles.move(staged.map(\.temporary)) { index throws(SystemFailure) in
        try staged[index].rename(calls: calls)
        written.insert(stagedPlaces[index])
      }
      for folder in Set(staged.map { Array(folder(of: $0.target).utf8) }) {
        try syncFolder(String(decoding: folder, as: UTF8.self), calls: calls)
      }
    } catch {
      TemporaryFiles.remove(staged.map(\.temporary))
      let paths = { (isWritten: Bool) in
        files.indices.filter { written.contains($0) == isWritten }.map { files[$0].path }
      }
      throw error.leaving(written: paths(true), unchanged: paths(false))
    }
  }

  /// Writes to a pipe, a device or an open descriptor.
  private static func writeDirectly(
    _ file: OutputFile, to target: WriteTarget, calls: WriteCalls
  ) throws(SystemFailure) {
    switch target {
    case .replaced:
      break
    case .descriptor(let descriptor):
      try reporting(.write, file.path) { () throws(ErrorNumber) in
        try calls.writeAll(file.bytes, to: descriptor)
      }
    case .device(let path):
      let descriptor = try reporting(.open, file.path) { () throws(ErrorNumber) in
        try openFile(path, O_WRONLY | O_NOCTTY)
      }
      defer { closeFile(descriptor) }
      try reporting(.write, file.path) { () throws(ErrorNumber) in
        try calls.writeAll(file.bytes, to: descriptor)
      }
    }
  }
}

extension FileSystem {
  /// Appends to a file, creating it if it is missing.
  package static func append(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
    try reporting(.write, path) { () throws(ErrorNumber) in
      let descriptor = try openFile(path, O_WRONLY | O_APPEND | O_CREAT, mode: 0o644)
      defer { closeFile(descriptor) }
      try WriteCalls.system.writeAll(bytes, to: descriptor)
    }
  }
}

/// Flushes the names in a folder to the disk; a folder that cannot be opened is skipped.
private func syncFolder(_ path: String, calls: WriteCalls) throws(SystemFailure) {
  let path = path.isEmpty ? "." : path
  guard let descriptor = try? openFile(path, O_RDONLY) else { return }
  defer { closeFile(descriptor) }
  try reporting(.sync, path) { () throws(ErrorNumber) in try calls.syncAll(descriptor) }
}
