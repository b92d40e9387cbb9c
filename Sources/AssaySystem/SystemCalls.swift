// The system calls that several files of this module share, each wrapped once: paths and buffers go
// in as Swift values, the result or the error number comes out, and `errno` is read before anything
// else can change it.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The error number of a call that failed.
struct ErrorNumber: Error, Equatable {
  /// The value of `errno`.
  let code: Int32
}

/// Runs `body` and adds the operation and the path to its error.
func reporting<Value>(
  _ operation: SystemFailure.Operation, _ path: String, _ body: () throws(ErrorNumber) -> Value
) throws(SystemFailure) -> Value {
  do throws(ErrorNumber) {
    return try body()
  } catch {
    throw SystemFailure(operation: operation, path: path, code: error.code)
  }
}

/// Runs a call again while signals interrupt it; a negative result is an error.
func retrying<Result: SignedInteger>(_ call: () -> Result) throws(ErrorNumber) -> Result {
  while true {
    let result = call()
    if result >= 0 { return result }
    let code = errno
    if code != EINTR { throw ErrorNumber(code: code) }
  }
}

/// Refuses paths with a NUL, which would end the C string early.
func check(path: String) throws(ErrorNumber) {
  if path.utf8.contains(0) { throw ErrorNumber(code: EINVAL) }
}

/// Opens a file; the caller closes it.
func openFile(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(ErrorNumber) -> Int32 {
  try check(path: path)
  // Sound: the path is passed as a C string that lives until the call returns.
  return try retrying { unsafe open(path, flags | O_CLOEXEC, mode) }
}

/// Closes a file; errors are ignored.
func closeFile(_ descriptor: Int32) { _ = close(descriptor) }

/// The status of the file at a path, following symbolic links.
func status(of path: String) throws(ErrorNumber) -> stat {
  try check(path: path)
  var status = stat()
  // Sound: `status` outlives the call, which fills it.
  _ = try retrying { unsafe stat(path, &status) }
  return status
}

/// The status of an open file.
func status(of descriptor: Int32) throws(ErrorNumber) -> stat {
  var status = stat()
  // Sound: `status` outlives the call, which fills it.
  _ = try retrying { unsafe fstat(descriptor, &status) }
  return status
}

/// The kind of file in the bits of a mode.
func kind(ofMode mode: mode_t) -> FileKind {
  switch mode & S_IFMT {
  case S_IFREG: .regular
  case S_IFDIR: .directory
  default: .other
  }
}

/// The target of a symbolic link; nil if `path` is not a link or does not exist.
func destination(ofLink path: String) -> String? {
  // PATH_MAX is 4096 on Linux and 1024 on Darwin.
  let capacity = 4096
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    // Sound: `readlink` writes at most `buffer.count` bytes and returns how many.
    let length = unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
      guard let start = characters.baseAddress else { return -1 }
      return unsafe readlink(path, start, characters.count)
    }
    count = max(length, 0)
  }
  return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
}

/// The system's message for an error number.
func errorText(_ code: Int32) -> String {
  // Sound: the result is a C string that lasts until this thread's next call, and is copied here.
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text)
}
