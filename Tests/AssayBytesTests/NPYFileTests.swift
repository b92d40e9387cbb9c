import AssayBytes
import AssayNumerics
import AssayTestSupport
import Testing

/// Whether a file is recognized as NPY.
private func isNPY(_ file: [UInt8]) -> Bool {
  NPYHeader.isNPY(file.span.bytes)
}

private func failure(_ file: [UInt8]) -> NPYError? {
  npyFailure { () throws(NPYError) in try npyHeader(file) }
}

@Test(
  arguments: [
    [], Array("id,a,b\n0,0.5,0.5\n".utf8), [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x58, 1, 0],
    [0x50, 0x4B, 3, 4], [0x94],
  ] as [[UInt8]])
func `a file without the magic is refused`(file: [UInt8]) {
  #expect(failure(file) == NPYError(kind: .notNPY, offset: 0))
  #expect(!isNPY(file))
}

@Test func `a file is known by its magic`() {
  #expect(isNPY(npyFile("<f8", "(3,)")))
  #expect(!isNPY([0x93, 0x4E]))
}

@Test(arguments: [(0, 0), (1, 1), (2, 1), (4, 0), (255, 255)] as [(UInt8, UInt8)])
func `another version is an error`(major: UInt8, minor: UInt8) {
  var file = npyFile("<f8", "(3,)")
  (file[6], file[7]) = (major, minor)
  #expect(failure(file) == NPYError(kind: .version(major: major, minor: minor), offset: 6))
}

@Test(arguments: [1, 2, 3] as [UInt8])
func `each prefix of a file is an error that says what is missing`(version: UInt8) throws {
  let data = [UInt8](repeating: 1, count: 24)
  let file = npyFile("<f4", "(2, 3)", version: version, data: data)
  let dataOffset = file.count - data.count
  for length in 1..<dataOffset {
    let expected = NPYError(kind: .truncatedHeader, offset: length)
    #expect(failure(Array(file.prefix(length))) == expected)
  }
  for length in dataOffset..<file.count {
    let prefix = Array(file.prefix(length))
    let header = try npyHeader(prefix)
    let found = length - dataOffset
    let missing = npyFailure { () throws(NPYError) in try header.checkSize(ofFile: length) }
    #expect(missing?.kind == .truncatedData(expected: 24, found: found))
    #expect(missing?.offset == length)
    var values: [Double] = [7]
    let error = npyFailure { () throws(NPYError) in
      try header.appendRows(0..<2, ofFile: prefix.span.bytes, to: &values)
    }
    #expect(error?.kind == .truncatedData(expected: file.count, found: length))
    #expect(values == [7])
  }
}

@Test func `bytes behind the array are an error`() throws {
  let file = npyFile("<f4", "(2,)", data: [UInt8](repeating: 0, count: 9))
  let error = npyFailure { () throws(NPYError) in try npyNumbers(file) }
  #expect(error?.kind == .trailingData(expected: 8, found: 9))
  #expect(error?.offset == file.count - 1)
}

@Test func `a header may be as long as version 1 allows and no longer`() throws {
  var file = [0x93] + Array("NUMPY".utf8) + [1, 0, 0xFF, 0xFF]
  file += Array("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }".utf8)
  file += [UInt8](repeating: 0x20, count: NPYHeader.maximumLength - file.count)
  #expect(try npyHeader(file).dataOffset == NPYHeader.maximumLength)
  file[6] = 2
  file.replaceSubrange(8..<10, with: [0xFF, 0xFF, 0xFF, 0xFF])
  #expect(failure(file) == NPYError(kind: .headerTooLong(0xFFFF_FFFF), offset: 8))
}

@Test func `no changed file ends the program`() {
  var generator = seededGenerator(for: "NPY damage")
  let files = [
    npyFile("<f8", "(2, 3)", isFortran: true, data: [UInt8](repeating: 3, count: 48)),
    npyFile(">i8", "(4,)", version: 2, data: [UInt8](repeating: 0, count: 32)),
    npyFile("<U3", "(2, 1)", version: 3, data: utf32("a\u{E9}", length: 3) + utf32("", length: 3)),
    npyFile(dictionary: "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }"),
  ]
  let spare = Array("0123456789<>=|fiubUSOcMmV'\"()[]{},: L-\\\n\0\u{FF}FalseTrue".utf8)
  var readable = 0
  for _ in 0..<50_000 {
    var file = files.randomElement(using: &generator) ?? []
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let place = Int.random(in: 0..<file.count, using: &generator)
      let byte = spare.randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: file.insert(byte, at: place)
      case 1: file.remove(at: place)
      default: file[place] = Bool.random(using: &generator) ? byte : generator.next(upperBound: 255)
      }
    }
    file = Array(file.prefix(Int.random(in: 1...2 * file.count, using: &generator)))
    if readAll(file, &generator) { readable += 1 }
  }
  #expect(readable > 1000)
}

/// Reads the data in every way, with any ranges and sizes, and returns whether there was a header.
private func readAll(_ file: [UInt8], _ generator: inout SplitMix64) -> Bool {
  guard let header = try? npyHeader(file) else { return false }
  let bytes = file.span.bytes
  let any = [-1, 0, 1, 2, 3, 17, Int.max, Int.min]
  func number() -> Int { any.randomElement(using: &generator) ?? 0 }
  var values: [Double] = []
  var texts: [UInt8] = []
  var ends: [Int] = []
  try? header.checkSize(ofFile: file.count)
  let rows = min(number(), 3)..<max(number(), 3)
  try? header.appendRows(rows, ofFile: bytes, to: &values)
  try? header.appendRows(ofBlock: bytes, from: number(), count: number(), to: &values)
  let (offset, count, stride) = (number(), number(), number())
  try? header.appendNumbers(bytes, from: offset, count: count, stride: stride, to: &values)
  try? header.appendTexts(
    bytes, from: offset, count: count, stride: stride, to: &texts, ends: &ends)
  _ = header.segments(ofRows: rows).first
  _ = header.offset(ofRow: number(), column: number())
  return true
}
