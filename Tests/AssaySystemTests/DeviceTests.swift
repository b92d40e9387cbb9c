import AssaySystem
import Foundation
import Testing

private let hasFullDevice = FileSystem.kind(of: "/dev/full") == .other

@Test(.enabled(if: hasFullDevice, "this system has no /dev/full"))
func `a full device is a failure that says so`() {
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write([OutputFile("/dev/full", "x")])
  }
  #expect(found == SystemFailure(operation: .write, path: "/dev/full", code: ENOSPC))
  #expect(found?.description == "/dev/full: cannot write: No space left on device")
}

@Test func `a device is written and stays a device`() throws {
  try FileSystem.write([OutputFile("/dev/null", "x")])
  #expect(FileSystem.kind(of: "/dev/null") == .other)
}

@Test(.enabled(if: hasFullDevice, "this system has no /dev/full"))
func `a full device leaves the other files as they were`() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("a", holding: "old")
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write([OutputFile(path, "new"), OutputFile("/dev/full", "x")])
  }
  #expect(found?.code == ENOSPC)
  #expect(try text(of: path) == "old")
  #expect(folder.names == ["a"])
}

@Test func `a pipe is written and read to its end`() async throws {
  let folder = try TemporaryFolder()
  let path = folder.file("pipe")
  // Sound: the path is passed as a C string that lives until the call returns.
  let isMade = unsafe mkfifo(path, 0o600) == 0
  #expect(isMade)
  let long = String(repeating: "0123456789", count: 50_000)
  let reader = Task.detached { try text(of: path) }
  try await Task.detached { try FileSystem.write([OutputFile(path, long)]) }.value
  #expect(try await reader.value == long)
  #expect(FileSystem.kind(of: path) == .other)
}

@Test func `an open descriptor is written at its place`() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("a", holding: "first ")
  let handle = try #require(FileHandle(forWritingAtPath: path))
  try handle.seekToEnd()
  for name in ["/dev/fd/", "/proc/self/fd/"] {
    try FileSystem.write([OutputFile("\(name)\(handle.fileDescriptor)", "more ")])
  }
  try FileManager.default.createSymbolicLink(
    atPath: folder.file("link"), withDestinationPath: "/dev/fd/\(handle.fileDescriptor)")
  try FileSystem.write([OutputFile(folder.file("link"), "last")])
  #expect(try text(of: path) == "first more more last")
}

@Test func `only the names of descriptors are in no folder`() {
  for path in ["/dev/stdin", "/dev/fd/63", "/proc/self/fd/3"] {
    #expect(FileSystem.isDescriptor(path))
  }
  for path in ["/dev/shm/assay.json", "/dev/fd/", "/dev/fd/3/a", "dev/fd/3"] {
    #expect(!FileSystem.isDescriptor(path))
  }
}

@Test func `standard streams take bytes and text`() throws {
  try StandardStream.error.write([UInt8]())
  try StandardStream.output.write("")
  if Process.environment("COLUMNS") == nil {
    #expect((StandardStream.output.columns != nil) == StandardStream.output.isTerminal)
  }
  #expect(StandardStream.output.isTerminal || !StandardStream.output.takesStyle)
}

@Test(
  arguments: [
    ([:], true), (["TERM": "xterm-256color"], true), (["NO_COLOR": "1"], false),
    (["NO_COLOR": "0", "TERM": "xterm"], false), (["NO_COLOR": "", "TERM": "xterm"], true),
    (["TERM": "dumb"], false),
  ] as [([String: String], Bool)])
func `an environment can forbid styles`(_ environment: [String: String], _ isAllowed: Bool) {
  #expect(StandardStream.allowsStyle(in: { environment[$0] }) == isAllowed)
}

@Test(
  arguments: [
    (nil, nil), ("", nil), ("wide", nil), ("0", nil), ("-3", nil), ("72", 72), ("999999", 10_000),
  ] as [(String?, Int?)])
func `COLUMNS is the width where it is a number`(_ value: String?, _ width: Int?) {
  #expect(StandardStream.columns(in: { $0 == "COLUMNS" ? value : nil }) == width)
}
