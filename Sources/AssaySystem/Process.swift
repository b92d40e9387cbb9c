#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The running program.
package enum Process {
  /// The value of an environment variable; nil if it is not set.
  package static func environment(_ name: String) -> String? {
    guard !name.utf8.contains(0) else { return nil }
    // Sound: the result is a C string that is copied here; this program never sets variables.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Makes a write to a closed pipe fail with `EPIPE` instead of ending the program.
  package static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Keeps freed memory for reuse instead of returning it to the system.
  ///
  /// A stream of chunks allocates and frees the same few megabytes again and again, and each return
  /// costs a page fault per 4 KB. Only glibc needs this; elsewhere it does nothing.
  package static func keepFreedMemory() {
    #if canImport(Glibc)
      let (trimThreshold, mapThreshold): (Int32, Int32) = (-1, -3)
      _ = setAllocatorOption(trimThreshold, 64 << 20)
      _ = setAllocatorOption(mapThreshold, 64 << 20)
    #endif
  }

  /// Ends the program.
  package static func exit(_ code: Int32) -> Never { endProcess(code) }

  /// The number of processors online, at least 1.
  package static var processorCount: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }

  /// The peak memory so far, in bytes; 0 if unknown.
  package static var peakMemory: Int {
    var usage = rusage()
    // Sound: `usage` outlives the call, which fills it.
    guard unsafe getrusage(thisProcess, &usage) == 0 else { return 0 }
    return AssaySystem.peakMemory(usage)
  }

  /// The time since a fixed moment in nanoseconds; it never decreases.
  package static var monotonicNanoseconds: UInt64 {
    var time = timespec()
    // Sound: `time` outlives the call, which fills it.
    guard unsafe clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

/// The system's `exit`, whose name the method inside `Process` shadows.
private func endProcess(_ code: Int32) -> Never { exit(code) }

/// The constant for the current process in `getrusage`.
#if canImport(Glibc)
  private let thisProcess = Int32(RUSAGE_SELF.rawValue)
#else
  private let thisProcess = RUSAGE_SELF
#endif

#if canImport(Glibc)
  /// `mallopt` of `<malloc.h>`, a header missing from the C library's Swift module.
  @_silgen_name("mallopt")
  private func setAllocatorOption(_ option: Int32, _ value: Int32) -> Int32
#endif
