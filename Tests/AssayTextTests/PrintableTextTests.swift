import AssayText
import Testing

@Suite struct PrintableTextTests {
  @Test func `exactly the characters that steer or hide are unprintable`() {
    let ranges: [ClosedRange<UInt32>] = [
      0...8, 0xB...0xC, 0xE...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF...0xFEFF,
      0xFFFE...0xFFFF,
    ]
    for value in 0...0x1_FFFF {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let isUnprintable = ranges.contains { $0.contains(scalar.value) }
      #expect(scalar.isUnprintable == isUnprintable)
      #expect("é\(scalar)b".printable == (isUnprintable ? "é\u{FFFD}b" : "é\(scalar)b"))
    }
  }

  @Test func `a line has no tabs and line endings either`() {
    #expect("a\tb\r\nc\u{85}d".printableLine == "a\u{FFFD}b\u{FFFD}\u{FFFD}c\u{FFFD}d")
    #expect("a\tb\r\nc".printable == "a\tb\r\nc")
  }
}
