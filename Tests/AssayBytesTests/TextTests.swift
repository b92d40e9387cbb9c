import AssayBytes
import AssayTestSupport
import Testing

@Test(arguments: [
  ("abc", 0, 1, 1), ("abc", 2, 1, 3), ("abc", 3, 1, 4), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1),
  ("a\r\nb", 2, 1, 3), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("a\r\rb", 3, 3, 1),
  ("\n\n", 2, 3, 1), ("äöx", 4, 1, 3), ("äöx", 1, 1, 1), ("\u{FEFF}ab", 4, 1, 2),
  ("\u{FEFF}ab", 3, 1, 1), ("\u{FEFF}ab", 1, 1, 1), ("a\n\u{1F600}b", 6, 2, 2), ("ab", 99, 1, 3),
  ("ab", -1, 1, 1), ("", 0, 1, 1),
])
func `an offset has a line and a column`(text: String, offset: Int, line: Int, column: Int) {
  let bytes = Array(text.utf8)
  let position = textPosition(of: offset, in: bytes.span.bytes)
  #expect(position == TextPosition(line: line, column: column))
}

@Test func `a byte that continues nothing has a column of its own`() {
  for bytes in [[0x32, 0x80], [0x32, 0xFF], [0x32, 0xC3], [0x32, 0xE2, 0x82]] as [[UInt8]] {
    #expect(textPosition(of: 1, in: bytes.span.bytes) == TextPosition(line: 1, column: 2))
  }
  // After a complete scalar, too.
  let bytes: [UInt8] = [0xC3, 0xA4, 0x80, 0x80]
  #expect(textPosition(of: 2, in: bytes.span.bytes) == TextPosition(line: 1, column: 2))
  #expect(textPosition(of: 3, in: bytes.span.bytes) == TextPosition(line: 1, column: 3))
}

@Test(
  arguments: [
    [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
    [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80],
    [0xFF], [0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xE2, 0x28, 0xA1],
  ] as [[UInt8]])
func `bytes that are not UTF-8 are found wherever they are`(sequence: [UInt8]) {
  for before in 0...17 {
    let good = Array(repeating: UInt8(ascii: "a"), count: before) + Array("é".utf8)
    let bytes = good + sequence
    #expect(firstInvalidUTF8(in: bytes.span.bytes) == good.count)
    let between = bytes + Array("aaaaaaaaaaaaaaaa".utf8)
    #expect(firstInvalidUTF8(in: between.span.bytes) == good.count)
  }
}

@Test func `UTF-8 validation agrees with the standard library`() {
  var generator = seededGenerator(for: "UTF-8")
  let pieces: [UInt8] = [
    0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4,
    0xF5,
  ]
  for _ in 0..<100_000 {
    let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? 0
    }
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    #expect((firstInvalidUTF8(in: bytes.span.bytes) == nil) == isValid, "\(bytes)")
  }
}

@Test func `text is cut to the bytes and repaired`() {
  let bytes: [UInt8] = [0x61, 0xFF, 0x62]
  #expect(text(bytes.span.bytes, 0..<3) == "a\u{FFFD}b")
  #expect(text(bytes.span.bytes, 2..<9) == "b")
  #expect(text(bytes.span.bytes, 5..<9).isEmpty)
  let none: [UInt8] = []
  #expect(text(none.span.bytes, 0..<0).isEmpty)
}
