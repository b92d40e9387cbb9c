import AssaySystem
import Testing

@Suite struct ChildProcessTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ program: String, _ arguments: String...) throws -> ChildProcess.Ending {
    try ChildProcess(
      program, arguments, output: folder.file("output"), error: folder.file("error")
    ).wait()
  }

  @Test func `a program is found, gets its words and writes to files`() throws {
    let ending = try run("sh", "-c", "echo \"$1|$2\"; echo talk >&2", "sh", "a b", "")
    #expect(ending.code == 0)
    #expect(try text(of: folder.file("output")) == "a b|\n")
    #expect(try text(of: folder.file("error")) == "talk\n")
  }

  @Test func `what was in the files before is gone`() throws {
    _ = try folder.file("output", holding: "much longer than what follows")
    _ = try run("/bin/sh", "-c", "echo short")
    #expect(try text(of: folder.file("output")) == "short\n")
  }

  @Test func `its standard input is empty, and it sees the environment`() throws {
    _ = try run("sh", "-c", "cat; echo \"$PATH\"")
    #expect(try text(of: folder.file("output")) == "\(Process.environment("PATH") ?? "")\n")
  }

  @Test func `the exit code or the signal is told`() throws {
    #expect(try run("sh", "-c", "exit 7").code == 7)
    #expect(try run("sh", "-c", "kill -9 $$").code == 137)
  }

  @Test func `time and memory are the child's own`() throws {
    let busy = try run("sh", "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done")
    #expect(busy.processorNanoseconds > 0)
    #expect(busy.peakMemory > 1 << 16)
    let idle = try run("sleep", "0.05")
    #expect(idle.wallNanoseconds >= 50_000_000)
    #expect(idle.processorNanoseconds < idle.wallNanoseconds)
  }

  @Test func `several run at the same time`() throws {
    let children = try (0..<3).map { number in
      try ChildProcess(
        "sh", ["-c", "exit \(number)"], output: folder.file("\(number)"), error: "/dev/null")
    }
    #expect(try children.map { try $0.wait().code } == [0, 1, 2])
  }

  @Test func `a program that does not exist cannot be run`() throws {
    let failure = failure { () throws(SystemFailure) in
      _ = try ChildProcess("/no/such/program", [], output: "/dev/null", error: "/dev/null")
    }
    #expect(failure?.description == "/no/such/program: cannot run: No such file or directory")
  }

  @Test func `a word with a NUL is refused`() throws {
    let failure = failure { () throws(SystemFailure) in
      _ = try ChildProcess("sh", ["a\0b"], output: "/dev/null", error: "/dev/null")
    }
    #expect(failure?.operation == .run)
  }
}
