import AssaySystem
import Foundation
import Testing

@Test(arguments: [0, 1, 65_535, 65_536, 65_537, 3_000_000])
func `a file of any size is read in full`(size: Int) throws {
  let folder = try TemporaryFolder()
  let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
  try FileSystem.write([OutputFile(path: folder.file("a"), bytes: bytes)])
  let file = try OpenFile(folder.file("a"))
  #expect(file.size == size)
  #expect(try file.bytes(at: 0, count: size + 1, behind: []) == bytes)
}

@Test func `a file that does not know its size is read in full`() throws {
  guard FileSystem.kind(of: "/proc/self/status") == .regular else { return }
  let status = try OpenFile("/proc/self/status").bytes(at: 0, count: 1 << 16, behind: [])
  #expect(String(decoding: status, as: UTF8.self).contains("VmPeak"))
  #expect(try OpenFile("/dev/null").bytes(at: 0, count: 1, behind: []).isEmpty)
}

@Test func `what cannot be read says why`() throws {
  let folder = try TemporaryFolder()
  let missing = failure { () throws(SystemFailure) in
    _ = try OpenFile(folder.file("none"))
  }
  #expect(missing == SystemFailure(operation: .open, path: folder.file("none"), code: ENOENT))
  #expect(missing?.description.hasSuffix("/none: cannot open: No such file or directory") == true)
  let directory = failure { () throws(SystemFailure) in
    _ = try OpenFile(folder.path)
  }
  #expect(directory == SystemFailure(operation: .read, path: folder.path, code: EISDIR))
  let zero = failure { () throws(SystemFailure) in _ = try OpenFile("/dev\0/null") }
  #expect(zero?.code == EINVAL)
}

@Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
func `a file without permission says so`() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("secret", holding: "x", mode: 0)
  let found = failure { () throws(SystemFailure) in _ = try OpenFile(path) }
  #expect(found == SystemFailure(operation: .open, path: path, code: EACCES))
}

@Test func `a path leads to a file, a folder, something else or nothing`() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("a", holding: "x")
  try FileManager.default.createSymbolicLink(
    atPath: folder.file("link"), withDestinationPath: "a")
  #expect(FileSystem.kind(of: path) == .regular)
  #expect(FileSystem.kind(of: folder.file("link")) == .regular)
  #expect(FileSystem.kind(of: folder.path) == .directory)
  #expect(FileSystem.kind(of: "/dev/null") == .other)
  #expect(FileSystem.kind(of: folder.file("none")) == nil)
  #expect(FileSystem.kind(of: path + "/below") == nil)
}

@Test func `names are sorted by their bytes`() throws {
  let folder = try TemporaryFolder()
  for name in ["b", "a10", "a2", "\u{E9}", "z", "Z", ".hidden"] {
    _ = try folder.file(name, holding: "")
  }
  let expected = [".hidden", "Z", "a10", "a2", "b", "z", "\u{E9}"]
  #expect(try FileSystem.names(inDirectory: folder.path) == expected)
  let found = failure { () throws(SystemFailure) in
    _ = try FileSystem.names(inDirectory: folder.file("z"))
  }
  #expect(found == SystemFailure(operation: .read, path: folder.file("z"), code: ENOTDIR))
}

@Test func `a folder is created with those above it`() throws {
  let folder = try TemporaryFolder()
  for _ in 0..<2 {
    try FileSystem.createDirectory(folder.file("a//b/c/"))
    #expect(FileSystem.kind(of: folder.file("a/b/c")) == .directory)
  }
  let path = try folder.file("file", holding: "")
  let same = failure { () throws(SystemFailure) in try FileSystem.createDirectory(path) }
  #expect(same == SystemFailure(operation: .create, path: path, code: EEXIST))
  let below = failure { () throws(SystemFailure) in try FileSystem.createDirectory(path + "/x") }
  #expect(below?.operation == .create)
  let empty = failure { () throws(SystemFailure) in try FileSystem.createDirectory("") }
  #expect(empty?.code == ENOENT)
}
