import AssayBytes
import AssayTestSupport
import Testing

private let cuttings = [Cuts.none, .bytes, Cuts(largestInput: 5, largestOutput: 3)]

private func expect(
  _ file: [UInt8], gives text: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  for cuts in cuttings {
    #expect(
      gunzipped(file, cuts)
        == StreamResult(output: Array(text.utf8), isDone: true, taken: file.count),
      sourceLocation: sourceLocation)
  }
}

/// The error of a file, which must not depend on how it is cut.
private func failure(_ file: [UInt8]) -> GzipError? {
  let error = gunzipped(file).error
  for cuts in cuttings { #expect(gunzipped(file, cuts).error == error) }
  return error
}

/// A copy with one byte changed.
private func changed(_ file: [UInt8], at offset: Int, by mask: UInt8 = 1) -> [UInt8] {
  var file = file
  file[offset] ^= mask
  return file
}

private let full = DeflateFixture.allFlagsStream
private let members = DeflateFixture.membersStream

@Test func `members follow one another`() {
  expect(members, gives: "first,second\n")
}

@Test func `a header can have every field`() {
  expect(full, gives: "a stored block, a fixed block\n")
  expect(full + full, gives: "a stored block, a fixed block\na stored block, a fixed block\n")
}

@Test func `zeros may follow, and nothing else`() {
  expect(members + Array(repeating: 0, count: 600), gives: "first,second\n")
  #expect(
    failure(members + [0, 0, 1]) == GzipError(kind: .trailingBytes, offset: members.count + 2))
  #expect(failure(members + [65]) == GzipError(kind: .trailingBytes, offset: members.count))
  #expect(failure(members + [0x1F, 0x8C])?.kind == .noGzip)
  #expect(failure(members + [0] + members)?.kind == .trailingBytes)
}

@Test func `a file cut anywhere but between members is incomplete`() {
  let ends = members.indices.filter { gunzipped(Array(members.prefix($0))).isDone }
  #expect(ends.count == 2)
  for count in full.indices {
    #expect(failure(Array(full.prefix(count))) == GzipError(kind: .truncated, offset: count))
  }
}

@Test func `another kind of file is no gzip`() {
  #expect(failure(Array("id,p\n".utf8)) == GzipError(kind: .noGzip, offset: 0))
  #expect(failure(changed(full, at: 1)) == GzipError(kind: .noGzip, offset: 1))
  #expect(failure(changed(full, at: 2)) == GzipError(kind: .unknownMethod(9), offset: 2))
  #expect(
    failure(changed(full, at: 3, by: 0x20)) == GzipError(kind: .reservedFlags, offset: 3))
}

@Test func `the checksum of a header covers every byte of it`() {
  // The last letter of the comment is followed by a zero and two bytes of checksum.
  let last = full.firstIndex(of: UInt8(ascii: "g")) ?? 0
  for offset in 4..<10 {
    #expect(failure(changed(full, at: offset))?.kind == .headerChecksum)
  }
  #expect(failure(changed(full, at: last))?.kind == .headerChecksum)
  #expect(
    failure(changed(full, at: last + 3)) == GzipError(kind: .headerChecksum, offset: last + 3))
}

@Test func `checksum and size of the data must be right`() {
  #expect(
    failure(changed(full, at: full.count - 8))
      == GzipError(kind: .checksum, offset: full.count - 1))
  #expect(
    failure(changed(full, at: full.count - 1)) == GzipError(kind: .size, offset: full.count - 1))
}

@Test func `an error of the stream is one of the file`() {
  // The first byte of the stream is changed to a block of type three.
  var file = members
  file[10] |= 6
  #expect(failure(file)?.kind == .stream(.reservedBlockType))
}

@Test func `an error stays`() {
  var decoder = GzipDecoder()
  var output: [UInt8] = []
  let file: [UInt8] = [1, 2]
  for _ in 0..<2 {
    var offset = 0
    #expect(throws: GzipError(kind: .noGzip, offset: 0)) {
      try decoder.decode(file.span.bytes, from: &offset, appendingTo: &output)
    }
  }
  #expect(throws: GzipError(kind: .noGzip, offset: 0)) { try decoder.finish() }
}

@Test func `a damaged bit is noticed, or does not matter`() {
  for offset in full.indices {
    for bit in 0..<8 as Range<UInt8> {
      let result = gunzipped(changed(full, at: offset, by: 1 << bit))
      #expect(result.error != nil || result.output == DeflateFixture.text)
    }
  }
}

@Test func `random members give what went in`() {
  var generator = seededGenerator(for: "random members")
  var file: [UInt8] = []
  var data: [UInt8] = []
  for size in [0, 1, 50_000, 300_000, 10] {
    var writer = DeflateWriter()
    let part = writer.randomBlocks(size, using: &generator)
    var checksum = CRC32()
    checksum.update(part.span.bytes)
    file += [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + writer.bytes
    for number in [checksum.value, UInt32(part.count)] {
      file += (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
    }
    data += part
  }
  for largest in [1, 300, 100_000, .max] {
    let cuts = Cuts(largestInput: largest, largestOutput: largest, generator: generator)
    #expect(gunzipped(file, cuts) == StreamResult(output: data, isDone: true, taken: file.count))
  }
}
