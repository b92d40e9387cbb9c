import AssayBytes
import AssayTestSupport
import Testing

private let blank = UInt8(ascii: " ")

private func rows(_ text: String) -> [[String]] {
  recordsRead(Array(text.utf8), delimiter: blank).records.map {
    $0.fields.map { String(decoding: $0, as: UTF8.self) }
  }
}

@Test(
  arguments: [
    "a b\nc d\n", "  a  b  \n\tc\td\t\n", "a \t b\r\n c d", "\n  \n a b\n \t \nc d\n  \n  ",
    "\u{FEFF}a b\rc d\r", "\"a\" \"b\"\n\"c\"\td",
  ])
func `any run of blanks is one separator, and none at the ends of a line`(text: String) {
  #expect(rows(text) == [["a", "b"], ["c", "d"]])
}

@Test func `a quoted field keeps its blanks and line ends`() {
  #expect(rows("\"a b\" c\n\"d\n e\" \"\"\n") == [["a b", "c"], ["d\n e", ""]])
  let error = recordsRead(Array("\"a\"b c\n".utf8), delimiter: blank).error
  #expect(error == RecordError(kind: .textAfterClosingQuote, offset: 3))
}

@Test func `lines of blanks count as lines`() {
  let lines = recordsRead(Array("a\n  \nb\n".utf8), delimiter: blank).records.map(\.line)
  #expect(lines == [1, 3])
}

@Test func `fields between blanks are what splitting at blanks gives`() {
  var generator = seededGenerator(for: "blanks")
  let characters: [UInt8] = Array("ab. \t \n \n\r".utf8)
  for _ in 0..<2000 {
    let bytes = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
      characters[Int.random(in: 0..<characters.count, using: &generator)]
    }
    let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let expected = lines.map { line in
      line.split { $0 == blank || $0 == UInt8(ascii: "\t") }.map(Array.init)
    }.filter { !$0.isEmpty }
    let found = recordsRead(bytes, delimiter: blank)
    #expect(found.records.map(\.fields) == expected, "\(String(decoding: bytes, as: UTF8.self))")
    #expect(found.error == nil)
  }
}
