import AssayBytes
import AssayNumerics
import AssayTestSupport
import Testing

private func scan(_ text: String, wanted: Int) -> LineScan? {
  let bytes = Array(text.utf8)
  return LineScan(bytes.span.bytes, from: 0, to: bytes.count, wanted: wanted)
}

@Test func `the end of the wanted lines is found, or of all that end`() {
  #expect(scan("a\nbc\nd", wanted: 1).map { [$0.end, $0.count] } == [2, 1])
  #expect(scan("a\nbc\nd", wanted: 2).map { [$0.end, $0.count] } == [5, 2])
  #expect(scan("a\nbc\nd", wanted: 9).map { [$0.end, $0.count] } == [5, 2])
  #expect(scan("abc", wanted: 1).map { [$0.end, $0.count] } == [0, 0])
  #expect(scan("", wanted: 1).map { [$0.end, $0.count] } == [0, 0])
}

@Test(arguments: [
  "\na\n", "a\n\nb\n", "a\r\n\r\nb\n", "a\rb\n", "a\r\rb\n", "\r\na\n", "\"a\"\n", "a\"b\n",
])
func `text with quotes, a CR alone or empty lines is not plain`(text: String) {
  #expect(scan(text, wanted: 9) == nil)
}

@Test func `lines may end in CRLF`() {
  #expect(scan("a\r\nbc\r\nd", wanted: 1).map { [$0.end, $0.count] } == [3, 1])
  #expect(scan("a\r\nbc\nd\r", wanted: 9).map { [$0.end, $0.count] } == [6, 2])
}

@Test func `what follows the wanted lines does not matter`() {
  #expect(scan("a\nb\n\"\r\n\n", wanted: 2).map { [$0.end, $0.count] } == [4, 2])
}

/// Random lines, long enough for many blocks, with an occasional byte that is not plain.
private func randomText(_ random: inout SplitMix64, oddOneIn: Int) -> [UInt8] {
  var bytes: [UInt8] = []
  let length = Int.random(in: 0...30_000, using: &random)
  let hasReturns = Bool.random(using: &random)
  while bytes.count < length {
    for _ in 0..<Int.random(in: 1...120, using: &random) {
      bytes.append(UInt8.random(in: 0x2C...0x7A, using: &random))
    }
    if hasReturns { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
    if Int.random(in: 0..<oddOneIn, using: &random) == 0 {
      bytes.append(
        [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\"")]
          .randomElement(using: &random) ?? 0)
    }
  }
  return bytes
}

@Test(arguments: [2, 50, 100_000])
func `lines end where a loop over the bytes says that they end`(oddOneIn: Int) {
  var random = seededGenerator(for: "line scan")
  for _ in 0..<drawn(300) {
    let bytes = randomText(&random, oddOneIn: oddOneIn)
    let wanted = Int.random(in: 1...600, using: &random)
    let found = LineScan(bytes.span.bytes, from: 0, to: bytes.count, wanted: wanted)
    #expect(found.map { [$0.end, $0.count] } == twin(bytes, wanted: wanted))
  }
}

/// The readable twin; nil if the text is not plain up to the end of the lines found.
private func twin(_ bytes: [UInt8], wanted: Int) -> [Int]? {
  var (end, count) = (0, 0)
  for (offset, byte) in bytes.enumerated() {
    if count == wanted { break }
    let previous = offset == 0 ? UInt8(ascii: "\n") : bytes[offset - 1]
    let isFeed = byte == UInt8(ascii: "\n")
    if byte == UInt8(ascii: "\"") { return nil }
    if previous == UInt8(ascii: "\r"), !isFeed { return nil }
    if previous == UInt8(ascii: "\n"), isFeed || byte == UInt8(ascii: "\r") { return nil }
    if isFeed { (end, count) = (offset + 1, count + 1) }
  }
  return [end, count]
}
