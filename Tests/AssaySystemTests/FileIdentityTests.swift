import AssaySystem
import Foundation
import Testing

@Suite struct FileIdentityTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.file("a", holding: "x")
    _ = try folder.file("b", holding: "x")
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder.file("inner"), withIntermediateDirectories: false)
    try manager.linkItem(atPath: folder.file("a"), toPath: folder.file("inner/hard"))
    for (link, target) in [
      ("soft", "a"), ("softer", "soft"), ("one", "new"), ("two", "inner/../one"),
      ("folder", "inner"), ("circle", "circle"),
    ] {
      try manager.createSymbolicLink(atPath: folder.file(link), withDestinationPath: target)
    }
  }

  @Test(
    arguments: [
      ("a", "./a"), ("a", "inner/../a"), ("a", "soft"), ("a", "softer"), ("a", "inner/hard"),
      ("soft", "inner/hard"), ("a", "folder/hard"),
      // These do not exist yet.
      ("new", "./new"), ("new", "one"), ("one", "two"), ("inner/new", "folder/new"),
    ])
  func `paths that lead to one file are found to`(_ one: String, _ other: String) {
    #expect(identity(one).isSame(as: identity(other)))
    #expect(identity(other).isSame(as: identity(one)))
  }

  @Test(
    arguments: [
      ("a", "b"), ("a", "new"), ("new", "newer"), ("new", "inner/new"), ("a", "inner"),
      ("none/a", "none/b"), ("\u{E9}", "e\u{301}"), ("a", "circle"),
    ])
  func `paths that lead to others are found to`(_ one: String, _ other: String) {
    #expect(!identity(one).isSame(as: identity(other)))
  }

  @Test func `a file and what is open of it are one`() throws {
    let handle = try #require(FileHandle(forReadingAtPath: folder.file("a")))
    let again = try #require(FileHandle(forReadingAtPath: folder.file("a")))
    let descriptor = FileIdentity("/dev/fd/\(handle.fileDescriptor)")
    let other = FileIdentity("/dev/fd/\(again.fileDescriptor)")
    #expect(descriptor.isSame(as: identity("soft")))
    #expect(descriptor.isSame(as: other) && descriptor.isSameFile(as: other))
    #expect(descriptor.isSame(as: descriptor) && !descriptor.isSameFile(as: descriptor))
    #expect(!descriptor.isClosed && FileIdentity("/dev/fd/9999").isClosed)
  }

  @Test func `a device is one thing by one path, and loses nothing by others`() {
    #expect(FileIdentity("/dev/null").isSame(as: FileIdentity("/dev/./null")))
    #expect(!FileIdentity("/dev/null").isSameFile(as: FileIdentity("/dev/null")))
  }

  @Test func `a link to nothing exists`() {
    #expect(FileSystem.exists(folder.file("one")) && FileSystem.exists(folder.file("circle")))
    #expect(FileSystem.exists(folder.file("a")) && !FileSystem.exists(folder.file("new")))
  }

  private func identity(_ name: String) -> FileIdentity { FileIdentity(folder.file(name)) }
}
