import AssaySystem
import Foundation
import Synchronization
import Testing

@Suite struct FileStateTests {
  @Test func `a file that is overwritten while it is read is refused, be its size the same`() throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", holding: "old")
    try setModificationTime(of: path, to: Date(timeIntervalSinceNow: -60))
    let file = try OpenFile(path)
    try file.checkUnchanged()
    try overwrite(path, with: "new")
    let found = failure { () throws(SystemFailure) in try file.checkUnchanged() }
    #expect(found == SystemFailure(operation: .read, path: path, cause: .changedWhileRead))
    #expect(
      found?.description == "\(path): the file changed while it was read; "
        + "try again when no program is writing to it")
  }

  @Test func `a file that something keeps writing to is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", holding: "old")
    let writer = Writer(path)
    Thread.detachNewThread(writer.run)
    writer.hasWritten.wait()
    let found = failure { () throws(SystemFailure) in _ = try OpenFile(path) }
    writer.isDone.store(true, ordering: .relaxed)
    #expect(found == SystemFailure(operation: .read, path: path, cause: .changedWhileRead))
  }

  @Test func `a file that was just written is read`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", holding: "new")
    #expect(try text(of: path) == "new")
    #expect(try OpenFile(path).size == 3)
  }

  /// Overwrites the start of a file, in place.
  private func overwrite(_ path: String, with text: String) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  private func setModificationTime(of path: String, to date: Date) throws {
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
  }
}

/// Writes to a file repeatedly until it is told to stop.
private final class Writer: Sendable {
  let isDone = Atomic(false)
  let hasWritten = DispatchSemaphore(value: 0)
  private let path: String

  init(_ path: String) { self.path = path }

  @Sendable func run() {
    let handle = FileHandle(forWritingAtPath: path)
    while !isDone.load(ordering: .relaxed) {
      try? handle?.seek(toOffset: 0)
      try? handle?.write(contentsOf: Data("new".utf8))
      hasWritten.signal()
      usleep(1000)
    }
  }
}
