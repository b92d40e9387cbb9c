import AssaySystem
import Foundation
import Testing

@Test func `a new file has its contents and the mode that the mask leaves`() throws {
  let folder = try TemporaryFolder()
  let mask = umask(0o022)
  _ = umask(mask)
  try FileSystem.write([OutputFile(folder.file("a"), "new")])
  #expect(try text(of: folder.file("a")) == "new")
  #expect(try mode(of: folder.file("a")) == 0o666 & ~Int(mask))
  #expect(folder.names == ["a"])
}

@Test(arguments: [0o600, 0o640, 0o755, 0o444]) func `an existing file keeps its mode`(
  bits: Int
) throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("a", holding: "old", mode: bits)
  try FileSystem.write([OutputFile(path, "new")])
  #expect(try text(of: path) == "new")
  #expect(try mode(of: path) == bits)
}

@Test func `a link stays and what it points to is replaced`() throws {
  let folder = try TemporaryFolder()
  let target = try folder.file("target", holding: "old")
  let manager = FileManager.default
  try manager.createSymbolicLink(atPath: folder.file("one"), withDestinationPath: "target")
  try manager.createSymbolicLink(
    atPath: folder.file("two"), withDestinationPath: folder.file("one"))
  try FileSystem.write([OutputFile(folder.file("two"), "new")])
  #expect(try text(of: target) == "new")
  #expect(try manager.destinationOfSymbolicLink(atPath: folder.file("one")) == "target")
  #expect(folder.names == ["one", "target", "two"])
}

@Test func `a link to nothing creates what it points to`() throws {
  let folder = try TemporaryFolder()
  try FileManager.default.createSymbolicLink(
    atPath: folder.file("link"), withDestinationPath: "made")
  try FileSystem.write([OutputFile(folder.file("link"), "new")])
  #expect(try text(of: folder.file("made")) == "new")
}

@Test func `links that go in a circle are a failure`() throws {
  let folder = try TemporaryFolder()
  let manager = FileManager.default
  try manager.createSymbolicLink(atPath: folder.file("a"), withDestinationPath: "b")
  try manager.createSymbolicLink(atPath: folder.file("b"), withDestinationPath: "a")
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write([OutputFile(folder.file("a"), "x")])
  }
  #expect(found?.code == ELOOP)
  #expect(folder.names == ["a", "b"])
}

/// The system's calls, except that the second write fails.
private func failingAtSecondWrite(_ code: Int32) -> WriteCalls {
  var calls = WriteCalls.system
  let counter = Counter()
  let write = calls.write
  calls.write = { counter.next() == 2 ? -Int(code) : write($0, $1, $2) }
  return calls
}

@Test func `when the second of two files cannot be written the first stays as it was`() throws {
  let folder = try TemporaryFolder()
  let first = try folder.file("first", holding: "old")
  let files = [OutputFile(first, "new"), OutputFile(folder.file("second"), "new")]
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write(files, calls: failingAtSecondWrite(ENOSPC))
  }
  let expected = SystemFailure(operation: .write, path: folder.file("second"), code: ENOSPC)
  #expect(found == expected)
  #expect(try text(of: first) == "old")
  #expect(folder.names == ["first"])
}

@Test func `a second file without a folder leaves the first as it was`() throws {
  let folder = try TemporaryFolder()
  let first = try folder.file("first", holding: "old")
  let missing = folder.file("none/second")
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write([OutputFile(first, "new"), OutputFile(missing, "new")])
  }
  #expect(found == SystemFailure(operation: .create, path: missing, code: ENOENT))
  #expect(try text(of: first) == "old")
  #expect(folder.names == ["first"])
}

@Test func `a flush that fails leaves the old file and no other`() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("a", holding: "old")
  var calls = WriteCalls.system
  calls.sync = { _ in -EIO }
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write([OutputFile(path, "new")], calls: calls)
  }
  #expect(found == SystemFailure(operation: .sync, path: path, code: EIO))
  #expect(try text(of: path) == "old")
  #expect(folder.names == ["a"])
}

@Test func `a rename that fails leaves the old file and no other`() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("a", holding: "old")
  var calls = WriteCalls.system
  calls.rename = { _, _ in -EPERM }
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write(
      [OutputFile(path, "new"), OutputFile(folder.file("b"), "new")], calls: calls)
  }
  #expect(found == SystemFailure(operation: .rename, path: path, code: EPERM))
  #expect(try text(of: path) == "old")
  #expect(folder.names == ["a"])
}

@Test func `a rename that fails after another says which files are new and which are not`() throws {
  let folder = try TemporaryFolder()
  let second = try folder.file("b", holding: "old")
  var calls = WriteCalls.system
  let counter = Counter()
  let rename = calls.rename
  calls.rename = { counter.next() == 2 ? -EPERM : rename($0, $1) }
  let files = ["a", "b", "c"].map { OutputFile(folder.file($0), "new") }
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write(files, calls: calls)
  }
  #expect(
    found?.description.replacing(folder.path + "/", with: "")
      == "b: cannot rename: Operation not permitted; written: a; b, c were left unchanged")
  #expect(try text(of: second) == "old")
  #expect(folder.names == ["a", "b"])
}

@Test func `a folder that cannot be flushed says that its files are new`() throws {
  let folder = try TemporaryFolder()
  var calls = WriteCalls.system
  let counter = Counter()
  calls.sync = { _ in counter.next() == 2 ? -EIO : 0 }
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write([OutputFile(folder.file("a"), "new")], calls: calls)
  }
  #expect(
    found?.description
      == "\(folder.path)/: cannot sync: Input/output error; written: \(folder.file("a"))")
  #expect(folder.names == ["a"])
}

@Test(.enabled(if: getuid() == 0, "only the superuser gives files away"))
func `an existing file keeps its owner`() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("a", holding: "old", mode: 0o640)
  try FileManager.default.setAttributes(
    [.ownerAccountID: 12, .groupOwnerAccountID: 34], ofItemAtPath: path)
  try FileSystem.write([OutputFile(path, "new")])
  let attributes = try FileManager.default.attributesOfItem(atPath: path)
  #expect(attributes[.ownerAccountID] as? Int == 12)
  #expect(attributes[.groupOwnerAccountID] as? Int == 34)
  #expect(try mode(of: path) == 0o640)
}

@Test func `signals and short writes and full pipes only take longer`() throws {
  let folder = try TemporaryFolder()
  let text = String(repeating: "some text ", count: 100)
  var calls = WriteCalls.system
  let counter = Counter()
  let write = calls.write
  calls.write = { descriptor, bytes, offset in
    switch counter.next() % 4 {
    case 1: -Int(EINTR)
    case 2: -Int(EAGAIN)
    default: write(descriptor, Array(bytes[..<min(offset + 7, bytes.count)]), offset)
    }
  }
  let interrupted = Counter()
  let sync = calls.sync
  calls.sync = { interrupted.next() == 1 ? -EINTR : sync($0) }
  try FileSystem.write([OutputFile(folder.file("a"), text)], calls: calls)
  #expect(try AssaySystemTests.text(of: folder.file("a")) == text)
}

@Test func `a file system that cannot flush is no failure`() throws {
  let folder = try TemporaryFolder()
  var calls = WriteCalls.system
  calls.sync = { _ in -EINVAL }
  try FileSystem.write([OutputFile(folder.file("a"), "x")], calls: calls)
  #expect(folder.names == ["a"])
}

@Test func `a folder cannot be written`() throws {
  let folder = try TemporaryFolder()
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write([OutputFile(folder.path, "x")])
  }
  #expect(found?.code == EISDIR)
}

@Test func `a path with a zero byte is a failure and no shorter path`() throws {
  let folder = try TemporaryFolder()
  let found = failure { () throws(SystemFailure) in
    try FileSystem.write([OutputFile(folder.file("a\0b"), "x")])
  }
  #expect(found?.code == EINVAL)
  #expect(folder.names.isEmpty)
}

@Test func `a file beside one with the longest name can be written`() throws {
  let folder = try TemporaryFolder()
  let name = String(repeating: "n", count: 255)
  try FileSystem.write([OutputFile(folder.file(name), "x")])
  #expect(folder.names == [name])
}
