import AssayBytes
import AssayTestSupport
import Testing

private typealias Entry = ZipWriter.Entry

private let table = Entry(
  name: "table.csv", bytes: DeflateFixture.tableStream, content: DeflateFixture.table)
private let text = Entry(
  name: "t", bytes: DeflateFixture.text, content: DeflateFixture.text, method: 0)

/// The names and contents of an archive's entries.
private func contents(_ archive: [UInt8], _ cuts: Cuts = .none) throws -> [String: [UInt8]] {
  var contents: [String: [UInt8]] = [:]
  let bytes = archive.span.bytes
  let end = try ZipEnd(tail: bytes, fileSize: bytes.byteCount)
  for entry in try ZipDirectory(end, bytes.extracting(end.directory)).entries {
    let header = archive.span.bytes.extracting(entry.headerOffset..<archive.count)
    let data = try entry.dataRange(localHeader: header)
    let result = unzipped(entry, Array(archive[data]), cuts)
    if let error = result.error { throw error }
    #expect(result.isDone && result.output.count == entry.size)
    contents[String(decoding: entry.name, as: UTF8.self)] = result.output
  }
  return contents
}

private func failure(_ archive: [UInt8]) -> ZipError.Kind? {
  do {
    _ = try contents(archive)
    return nil
  } catch {
    return (error as? ZipError)?.kind
  }
}

/// The kind of error in an archive with a changed `entry`.
private func failure(_ entry: Entry, _ change: (inout Entry) -> Void) -> ZipError.Kind? {
  var entry = entry
  change(&entry)
  return failure(ZipWriter().archive([entry]))
}

@Test func `archives of NumPy are read`() throws {
  let stored = try contents(DeflateFixture.npzStream)
  #expect(stored.keys.sorted() == ["a.npy"])
  #expect(stored["a.npy"]?.suffix(3) == [1, 2, 3])
  let compressed = try contents(DeflateFixture.compressedNpzStream)
  #expect(compressed.keys.sorted() == ["a.npy", "b.npy"])
  // The last element is 7.0, in binary64.
  #expect(compressed["a.npy"]?.suffix(8) == [0, 0, 0, 0, 0, 0, 0x1C, 0x40])
  #expect(compressed["b.npy"]?.suffix(3) == [1, 2, 3])
}

@Test func `an archive with the sizes behind the data and a comment is read`() throws {
  let archive = DeflateFixture.streamedZipStream
  #expect(try contents(archive) == ["d/t.csv": DeflateFixture.table])
  #expect(try contents(archive, .bytes) == ["d/t.csv": DeflateFixture.table])
}

@Test(arguments: [false, true], [false, true])
func `wide and narrow records are read`(isWide: Bool, isEntryWide: Bool) throws {
  var entries = [table, text]
  for index in entries.indices { entries[index].isWide = isEntryWide }
  let archive = ZipWriter(comment: Array("PK\u{5}\u{6}".utf8), isWide: isWide).archive(entries)
  let expected = ["table.csv": DeflateFixture.table, "t": DeflateFixture.text]
  #expect(try contents(archive) == expected)
  #expect(try contents(archive, Cuts(largestInput: 9, largestOutput: 30)) == expected)
}

@Test func `the last bytes are enough to find the directory`() throws {
  let archive = ZipWriter(isWide: true).archive([table, text])
  let end = try ZipEnd(
    tail: archive.span.bytes.extracting(archive.count - 98..<archive.count),
    fileSize: archive.count)
  let directory = try ZipDirectory(end, archive.span.bytes.extracting(end.directory))
  #expect(directory.entries.map(\.name) == [Array("table.csv".utf8), Array("t".utf8)])
  #expect(directory.entries.map(\.method) == [.deflated, .stored])
}

@Test func `an archive may be empty, and have the longest comment`() throws {
  let comment = [UInt8](repeating: 80, count: 65_535)
  #expect(try contents(ZipWriter(comment: comment).archive([])).isEmpty)
  #expect(try contents(ZipWriter(comment: comment, isWide: true).archive([text])).count == 1)
}

@Test func `what is no archive is refused`() {
  #expect(failure([]) == .noZip)
  #expect(failure(Array("id,p\n".utf8)) == .noZip)
  #expect(failure(ZipWriter().archive([text]) + [0]) == .noZip)
  #expect(failure(ZipWriter(disk: 1).archive([text])) == .severalDisks)
}

@Test func `archives that lie about the directory are refused`() {
  for isWide in [false, true] {
    func kind(_ change: (inout ZipWriter) -> Void) -> ZipError.Kind? {
      var writer = ZipWriter(isWide: isWide)
      change(&writer)
      return failure(writer.archive([text]))
    }
    #expect(kind { $0.entryCount = 0 } == nil)
    #expect(kind { $0.entryCount = 2 } == .entryCount)
    #expect(kind { $0.entryCount = 60_000 } == .entryCount)
    #expect(kind { $0.directorySize = 100_000 } == .outOfBounds)
    #expect(kind { $0.directorySize = 20 } == .badRecord)
    #expect(kind { $0.directoryOffset = 0 } == .badRecord)
    #expect(kind { $0.directoryOffset = 1_000_000 } == .outOfBounds)
  }
  #expect(failure(ZipWriter(isWide: true, directorySize: -1).archive([text])) == .outOfBounds)
  #expect(failure(ZipWriter(isWide: true, directoryOffset: -1).archive([text])) == .outOfBounds)
}

@Test func `entries that cannot be read are refused`() {
  #expect(failure(text) { $0.flags = 1 } == .encrypted)
  #expect(failure(text) { $0.method = 12 } == .unknownMethod(12))
  #expect(failure(text) { $0.localName = "other" } == .contradictingHeader)
}

@Test func `entries that lie are refused`() {
  #expect(failure(text) { $0.size = 1 } == .size)
  #expect(failure(text) { $0.headerOffset = 5 } == .badRecord)
  #expect(failure(text) { $0.headerOffset = 1 << 30 } == .outOfBounds)
  #expect(failure(text) { $0.checksum = 1 } == .checksum)
  #expect(failure(table) { $0.checksum = 1 } == .checksum)
  #expect(failure(table) { $0.compressedSize = 1 << 30 } == .outOfBounds)
  #expect(failure(table) { $0.compressedSize = $0.bytes.count + 1 } == .outOfBounds)
  #expect(failure(table) { $0.compressedSize = $0.bytes.count - 1 } == .size)
  #expect(failure(table) { $0.bytes += [0, 0] } == .size)
  #expect(failure(table) { $0.bytes[0] = 7 } == .stream(.reservedBlockType))
}

@Test func `a size that lies costs no memory`() {
  let count = DeflateFixture.table.count
  for size in [0, 1, count - 1, count + 1, 1 << 40] {
    let kind = failure(table) {
      $0.isWide = true
      $0.size = size
    }
    #expect(kind == .size)
  }
}

@Test func `damaged archives are no harm`() {
  var generator = seededGenerator(for: "damaged archives")
  var wide = [table, text]
  for index in wide.indices { wide[index].isWide = true }
  let archives = [
    DeflateFixture.npzStream, DeflateFixture.compressedNpzStream,
    ZipWriter(isWide: true).archive(wide),
  ]
  for round in 0..<600 {
    var archive = archives[round % archives.count]
    // Most of the fields that can be wrong are near the end.
    let place = max(0, archive.count - Int.random(in: 1...300, using: &generator))
    archive[place] = UInt8.random(in: 0...255, using: &generator)
    _ = failure(archive)
  }
  for archive in archives {
    for count in archive.indices {
      #expect(failure(Array(archive.prefix(count))) != nil)
    }
  }
}
