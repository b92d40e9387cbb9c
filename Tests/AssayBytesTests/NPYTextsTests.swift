import AssayBytes
import Testing

/// The texts of a vector of integers or bit patterns, which must not depend on the byte order.
private func texts<Bits: FixedWidthInteger>(_ letter: String, _ elements: [Bits]) throws -> [String]
{
  let both = try ["<", ">"].map { mark in
    let data = elements.flatMap { bytes(of: $0, isBigEndian: mark == ">") }
    let descr = "\(mark)\(letter)\(Bits.bitWidth / 8)"
    return try npyTexts(npyFile(descr, "(\(elements.count),)", data: data))
  }
  #expect(both[0] == both[1])
  return both[0]
}

@Test func `integers are written in decimal, however large`() throws {
  #expect(try texts("i", [0, -1, .min, .max] as [Int8]) == ["0", "-1", "-128", "127"])
  #expect(try texts("u", [0, 200, .max] as [UInt8]) == ["0", "200", "255"])
  #expect(try texts("i", [-2, .min] as [Int16]) == ["-2", "-32768"])
  #expect(try texts("u", [.max] as [UInt16]) == ["65535"])
  #expect(try texts("i", [7, .min] as [Int32]) == ["7", "-2147483648"])
  #expect(try texts("u", [.max] as [UInt32]) == ["4294967295"])
  let extremes = ["-9223372036854775808", "9223372036854775807", "9007199254740993"]
  #expect(try texts("i", [.min, .max, 1 << 53 + 1] as [Int64]) == extremes)
  #expect(try texts("u", [.max] as [UInt64]) == ["18446744073709551615"])
}

@Test func `truth values are written as Python writes them`() throws {
  #expect(try npyTexts(npyFile("|b1", "(3,)", data: [0, 1, 7])) == ["False", "True", "True"])
}

@Test func `floats are written as Python writes them`() throws {
  let doubles: [Double] = [
    1, -3, 0, -0.0, 0.5, 0.1, 123_456_789, 9_999_999_999_999_998, 1e16, 1e-5, .nan, -.nan,
    .infinity, -.infinity, .leastNonzeroMagnitude,
  ]
  let expected = [
    "1.0", "-3.0", "0.0", "-0.0", "0.5", "0.1", "123456789.0", "9999999999999998.0", "1e+16",
    "1e-05", "nan", "nan", "inf", "-inf", "5e-324",
  ]
  #expect(try texts("f", doubles.map(\.bitPattern)) == expected)
  let floats: [Float] = [2, -0.0, 0.1, 100_000_000, .nan]
  #expect(
    try texts("f", floats.map(\.bitPattern)) == ["2.0", "-0.0", "0.1", "100000000.0", "nan"])
  #expect(
    try texts("f", [0x3C00, 0xC200, 0x7BFF, 0x3800, 0x7C00, 0x8000] as [UInt16])
      == ["1.0", "-3.0", "65504.0", "0.5", "inf", "-0.0"])
}

@Test(arguments: [false, true])
func `text loses its padding and nothing else`(isBigEndian: Bool) throws {
  let expected = ["setosa", "", "\u{E9}\u{20AC}\u{1F600}", "a\0b", "12345678", " x "]
  let data = expected.flatMap { utf32($0, length: 8, isBigEndian: isBigEndian) }
  let file = npyFile("\(isBigEndian ? ">" : "<")U8", "(6,)", data: data)
  #expect(try npyTexts(file) == expected)
}

@Test func `bytes are UTF-8 and lose their padding`() throws {
  let expected = ["cat", "", "\u{E9}\u{20AC}", "a\0b", "123456"]
  let data = expected.flatMap { text in
    Array(text.utf8) + Array(repeating: 0, count: 6 - text.utf8.count)
  }
  #expect(try npyTexts(npyFile("|S6", "(5,)", data: data)) == expected)
}

@Test(arguments: [0xD800, 0xDFFF, 0x11_0000, 0xFFFF_FFFF] as [UInt32], [false, true])
func `a unit that is no character is an error with the index`(
  unit: UInt32, isBigEndian: Bool
) throws {
  let units = [0x61, 0x62, 0x63, unit]
  let data = units.flatMap { bytes(of: $0, isBigEndian: isBigEndian) }
  let file = npyFile("\(isBigEndian ? ">" : "<")U2", "(2,)", data: data)
  let error = npyFailure { () throws(NPYError) in try npyTexts(file) }
  #expect(error == NPYError(kind: .invalidText(index: 1), offset: file.count - 4))
}

@Test(arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0, 0xFF]] as [[UInt8]])
func `bytes that are not UTF-8 are an error with the index`(invalid: [UInt8]) throws {
  // The byte after the element would complete the sequence, but is not part of the element.
  let element = Array(repeating: UInt8(ascii: "x"), count: 4 - invalid.count) + invalid
  let file = npyFile("|S4", "(3,)", data: Array("good".utf8) + element + [0xA9, 0, 0, 0])
  let header = try npyHeader(file)
  var texts = Array("kept".utf8)
  var ends = [4]
  let error = npyFailure { () throws(NPYError) in
    try header.appendTexts(
      file.span.bytes, from: header.dataOffset, count: 3, to: &texts, ends: &ends)
  }
  #expect(error?.kind == .invalidText(index: 1))
  #expect(texts == Array("kept".utf8))
  #expect(ends == [4])
}

@Test func `texts of a column are taken by their distance`() throws {
  let file = npyFile("|S2", "(2, 2)", data: Array("a1b2c3d4".utf8))
  let header = try npyHeader(file)
  var texts: [UInt8] = []
  var ends: [Int] = []
  try header.appendTexts(
    file.span.bytes, from: header.offset(ofRow: 0, column: 1), count: 2, stride: 4, to: &texts,
    ends: &ends)
  #expect(texts == Array("b2d4".utf8))
  #expect(ends == [2, 4])
  let error = npyFailure { () throws(NPYError) in
    try header.appendTexts(
      file.span.bytes, from: file.count - 1, count: 1, to: &texts, ends: &ends)
  }
  #expect(error?.kind == .truncatedData(expected: file.count + 1, found: file.count))
}
