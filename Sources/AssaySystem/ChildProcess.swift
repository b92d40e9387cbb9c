// Without `@preconcurrency`, the C library's `environ` counts as mutable shared state.
#if canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that runs beside this one, and the resources it used once it has ended.
///
/// It inherits this program's environment and has an empty standard input; its output goes to
/// files.
package struct ChildProcess: Sendable {
  /// The exit status of a program and the resources it used.
  package struct Ending: Sendable {
    /// The exit code; 128 plus the signal number if a signal ended it, as in shells.
    package let code: Int32
    /// The time from before its start until its end, in nanoseconds.
    package let wallNanoseconds: UInt64
    /// The processor time of the program and the children it waited for, in nanoseconds.
    package let processorNanoseconds: UInt64
    /// The peak memory of the program, or of a child it waited for if that used more, in bytes.
    ///
    /// On Linux the count starts at the peak of the starting program, which must be small for this
    /// number to be meaningful.
    package let peakMemory: Int
  }

  private let program: String
  private let identifier: pid_t
  private let start: UInt64

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: A path, or a name to search for in the folders of `PATH`.
  ///   - arguments: The arguments after the program's name.
  ///   - output: The file for standard output.
  ///   - error: The file for standard error.
  /// - Throws: ``SystemFailure`` if the program cannot be found or started.
  package init(
    _ program: String, _ arguments: [String], output: String, error: String
  ) throws(SystemFailure) {
    self.program = program
    start = Process.monotonicNanoseconds
    identifier = try reporting(.run, program) { () throws(ErrorNumber) in
      for word in [program, output, error] + arguments { try check(path: word) }
      return try spawn(program, arguments, output: output, error: error)
    }
  }

  /// Waits until the program has ended; must be called only once.
  package func wait() throws(SystemFailure) -> Ending {
    var status: Int32 = 0
    var usage = rusage()
    try reporting(.run, program) { () throws(ErrorNumber) in
      // Sound: both outlive the call, which fills them.
      _ = try retrying { unsafe wait4(identifier, &status, 0, &usage) }
    }
    let end = Process.monotonicNanoseconds
    let signal = status & 0x7F
    return Ending(
      code: signal == 0 ? status >> 8 & 0xFF : 128 + signal, wallNanoseconds: end - start,
      processorNanoseconds: nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime),
      peakMemory: peakMemory(usage))
  }
}

/// The peak memory of a resource usage, in bytes.
func peakMemory(_ usage: rusage) -> Int {
  #if canImport(Darwin)
    Int(usage.ru_maxrss)
  #else
    Int(usage.ru_maxrss) * 1024
  #endif
}

private func nanoseconds(_ time: timeval) -> UInt64 {
  UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_usec) * 1000
}

#if canImport(Darwin)
  private typealias FileActions = posix_spawn_file_actions_t?
  private func noFileActions() -> FileActions { nil }
  private var environ: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    // Sound: the C library's variable, which always exists.
    unsafe _NSGetEnviron().pointee
  }
#else
  private typealias FileActions = posix_spawn_file_actions_t
  private func noFileActions() -> FileActions { unsafe FileActions() }
#endif

/// Starts a program and returns its process identifier.
private func spawn(
  _ program: String, _ words: [String], output: String, error: String
) throws(ErrorNumber) -> pid_t {
  var actions = unsafe noFileActions()
  // Sound: initialised here, destroyed at the end of this function, and used only in between; the
  // paths are copied.
  try succeeding { unsafe posix_spawn_file_actions_init(&actions) }
  defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
  let written = O_WRONLY | O_CREAT | O_TRUNC
  let files = [
    (STDIN_FILENO, "/dev/null", O_RDONLY), (STDOUT_FILENO, output, written),
    (STDERR_FILENO, error, written),
  ]
  for (descriptor, path, flags) in files {
    try succeeding {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, path, flags, 0o666)
    }
  }
  // Sound: the words are this function's copies, freed after the call has copied them.
  var arguments = unsafe ([program] + words).map { unsafe strdup($0) } + [nil]
  defer {
    for index in unsafe arguments.indices { unsafe free(arguments[index]) }
  }
  var identifier: pid_t = 0
  try succeeding {
    // Sound: every pointer lives until the call returns, and the lists of words end in nil; nothing
    // in this program changes the environment.
    unsafe posix_spawnp(&identifier, program, &actions, nil, &arguments, environ)
  }
  return identifier
}

/// Runs a call that returns 0 or an error number.
private func succeeding(_ call: () -> Int32) throws(ErrorNumber) {
  let code = call()
  if code != 0 { throw ErrorNumber(code: code) }
}
