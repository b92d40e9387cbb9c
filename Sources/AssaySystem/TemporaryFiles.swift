import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The temporary files of this process that are neither renamed nor removed yet.
///
/// A signal handler must not lock or allocate, so it gets their paths as plain C strings, which
/// change only while signals are blocked.
enum TemporaryFiles {
  private static let paths = Mutex<[String]>([])

  /// The paths as C strings one after another, ended by an empty one; nil if absent.
  ///
  /// Sound: written under the lock of `paths` with signals blocked; read in the same way, or by a
  /// handler.
  nonisolated(unsafe) private static let pathsForHandler = {
    let place = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: 1)
    unsafe place.initialize(to: nil)
    return unsafe place
  }()

  /// Allocates in advance the memory that a handler uses.
  static func prepare() { unsafe _ = pathsForHandler }

  /// Creates and opens an empty file with an unused name in a folder, whose path ends in a slash or
  /// is empty.
  static func create(
    inFolder folder: String, mode: mode_t
  ) throws(ErrorNumber) -> (path: String, descriptor: Int32) {
    while true {
      // Short, because the target's name may already be as long as the system allows.
      let path = folder + ".assay-\(getpid())-\(UInt32.random(in: 0...(.max))).tmp"
      do throws(ErrorNumber) {
        return try changing { paths throws(ErrorNumber) in
          let descriptor = try openFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
          paths.append(path)
          return (path, descriptor)
        }
      } catch {
        if error.code != EEXIST { throw error }
      }
    }
  }

  /// Removes files; some may already be gone.
  static func remove(_ files: [String]) {
    changing { paths in
      for file in files { removeFile(file) }
      paths.removeAll { path in files.contains { $0.utf8.elementsEqual(path.utf8) } }
    }
  }

  /// Moves files to their places one after another, stopping at the first failure; signals are
  /// blocked meanwhile.
  static func move<Failure>(
    _ files: [String], _ body: (_ index: Int) throws(Failure) -> Void
  ) throws(Failure) {
    try changing { paths throws(Failure) in
      for (index, file) in files.enumerated() {
        try body(index)
        paths.removeAll { $0.utf8.elementsEqual(file.utf8) }
      }
    }
  }

  /// Removes all files; only for signal handlers.
  static func removeAllInHandler() {
    // Sound: each path ends in a zero byte, and so does the list of them.
    guard var path = unsafe pathsForHandler.pointee else { return }
    while unsafe path.pointee != 0 {
      unsafe _ = unlink(path)
      unsafe path += strlen(path) + 1
    }
  }

  private static func changing<Value, Failure>(
    _ body: (inout [String]) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try EndingSignals.held { () throws(Failure) in
      try paths.withLock { (paths) throws(Failure) in
        defer { passToHandler(paths) }
        return try body(&paths)
      }
    }
  }

  private static func passToHandler(_ paths: [String]) {
    // Sound: the old list is freed only after the new one, copied from zero-terminated bytes,
    // replaced it.
    let old = unsafe pathsForHandler.pointee
    defer { unsafe free(old) }
    unsafe pathsForHandler.pointee = nil
    guard !paths.isEmpty else { return }
    let bytes: [CChar] = paths.flatMap { Array($0.utf8CString) } + [0]
    let list = unsafe malloc(bytes.count)?.assumingMemoryBound(to: CChar.self)
    unsafe list?.update(from: bytes, count: bytes.count)
    unsafe pathsForHandler.pointee = list
  }
}
