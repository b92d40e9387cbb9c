#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals that end a program from outside: from a key, a closed terminal, a scheduler or a limit.
package enum EndingSignals {
  private static let all = [
    SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ,
  ]

  /// Makes each of these signals remove the temporary files of ``FileSystem/write(_:)`` before it
  /// ends the program as usual.
  ///
  /// A signal that was ignored when the program started, as by `nohup`, stays ignored. A blocked
  /// signal is unblocked: a thread that blocks it for itself may have started the program. Call
  /// this once, from the main thread, before starting threads that do not block these signals.
  package static func removeTemporaryFiles() {
    TemporaryFiles.prepare()
    let handled = all.filter { !isIgnored($0) }
    var signals = set(of: handled)
    for number in handled {
      var action = sigaction()
      setHandler(of: &action)
      action.sa_mask = set(of: all)
      // Sound: `action` outlives the call, which copies it. The handler calls only functions that
      // POSIX allows in handlers.
      unsafe _ = sigaction(number, &action, nil)
    }
    // Sound: the set outlives the call, which reads it.
    unsafe _ = pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Runs `body` with these signals blocked; one that arrives meanwhile is handled afterwards.
  static func held<Value, Failure>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    var signals = set(of: all)
    var before = sigset_t()
    // Sound: both sets outlive the calls, which read the one and fill the other.
    unsafe _ = pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { unsafe _ = pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }

  private static func set(of numbers: [Int32]) -> sigset_t {
    var set = sigset_t()
    // Sound: the set outlives the calls, which fill it.
    unsafe _ = sigemptyset(&set)
    for number in numbers { unsafe _ = sigaddset(&set, number) }
    return set
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    // Sound: `action` outlives the call, which fills it; handlers are compared as numbers because
    // `SIG_IGN` is not a function.
    guard unsafe sigaction(number, nil, &action) == 0 else { return true }
    #if canImport(Darwin)
      let handler = unsafe action.__sigaction_u.__sa_handler
    #else
      let handler = unsafe action.__sigaction_handler.sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func setHandler(of action: inout sigaction) {
    #if canImport(Darwin)
      unsafe action.__sigaction_u.__sa_handler = end
    #else
      unsafe action.__sigaction_handler.sa_handler = end
    #endif
  }

  /// Handles a signal while the others wait: removes temporary files, then ends the program by that
  /// signal, so that the parent process sees it.
  private static let end: @convention(c) (Int32) -> Void = { number in
    TemporaryFiles.removeAllInHandler()
    _ = signal(number, SIG_DFL)
    var set = sigset_t()
    // Sound: the set outlives the calls.
    unsafe _ = sigemptyset(&set)
    unsafe _ = sigaddset(&set, number)
    unsafe _ = pthread_sigmask(SIG_UNBLOCK, &set, nil)
    _ = raise(number)
  }
}
