import AssayBytes
import AssayTestSupport
import Testing

/// The records of `text`, each as its field texts.
private func rows(_ text: String, delimiter: Character = ",") -> [[String]] {
  recordsRead(Array(text.utf8), delimiter: delimiter.asciiValue ?? 0).records.map {
    $0.fields.map { String(decoding: $0, as: UTF8.self) }
  }
}

private func failure(_ text: String) -> RecordError? {
  recordsRead(Array(text.utf8), delimiter: UInt8(ascii: ",")).error
}

@Test(arguments: ["a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\nc,d", "\u{FEFF}a,b\nc,d"])
func `records end in any line end or none`(text: String) {
  #expect(rows(text) == [["a", "b"], ["c", "d"]])
}

@Test func `a quoted field keeps its delimiter`() {
  #expect(rows("\"a,b\",c") == [["a,b", "c"]])
}

@Test func `a quoted field keeps its line ends as they are`() {
  #expect(rows("\"a\r\nb\rc\nd\",e\nf") == [["a\r\nb\rc\nd", "e"], ["f"]])
}

@Test func `doubled quotes mean one`() {
  #expect(rows("\"\"\"\",\"a\"\"b\",\"\"\"x\"\"\"") == [["\"", "a\"b", "\"x\""]])
}

@Test func `a quote inside a field without quotes is text`() {
  #expect(rows("a\"b,5\"\n") == [["a\"b", "5\""]])
}

@Test func `empty fields are fields and empty lines are not records`() {
  #expect(rows("a,\n\n\r\n,b\n\n") == [["a", ""], ["", "b"]])
  #expect(rows("\"\"\n") == [[""]])
  #expect(rows(",") == [["", ""]])
  #expect(rows("").isEmpty)
  #expect(rows("\n\r\n\r").isEmpty)
  #expect(rows("\u{FEFF}").isEmpty)
}

@Test(arguments: ["\t", ";", " ", "|"] as [Character])
func `any byte can be the delimiter`(delimiter: Character) {
  let text = "a\(delimiter)b,c\(delimiter)\"x\(delimiter)\""
  #expect(rows(text, delimiter: delimiter) == [["a", "b,c", "x\(delimiter)"]])
}

@Test func `a quote that is never closed is an error where it opens`() {
  #expect(failure("a,\"b\nc,d") == RecordError(kind: .unterminatedQuote, offset: 2))
  #expect(failure("\"") == RecordError(kind: .unterminatedQuote, offset: 0))
  #expect(failure("\"a\"\"") == RecordError(kind: .unterminatedQuote, offset: 0))
}

@Test func `text after a closing quote is an error where it starts`() {
  #expect(failure("\"a\"b,c\n") == RecordError(kind: .textAfterClosingQuote, offset: 3))
  #expect(failure("x,\"a\" ,c\n") == RecordError(kind: .textAfterClosingQuote, offset: 5))
}

@Test func `after an error the reader goes on with the next line`() throws {
  let bytes = Array("\"a\"b,\"c\n\nd,e\n".utf8)
  var reader = RecordReader(bytes.span.bytes, delimiter: UInt8(ascii: ","))
  var fields: [FieldRange] = []
  var errors = 0
  do throws(RecordError) { _ = try reader.next(into: &fields) } catch { errors += 1 }
  #expect(errors == 1)
  let (line, offset) = (reader.line, reader.offset)
  #expect(line == 3)
  #expect(offset == 9)
  let isRead = try reader.next(into: &fields)
  #expect(isRead)
  #expect(fields.count == 2)
  let isMore = try reader.next(into: &fields)
  #expect(!isMore)
  #expect(fields.isEmpty)
}

@Test func `lines are counted through quotes and empty lines`() {
  let text = "a\n\n\"b\r\nc\rd\"\r\n\r\ne"
  let lines = recordsRead(Array(text.utf8), delimiter: UInt8(ascii: ",")).records.map(\.line)
  #expect(lines == [1, 3, 7])
}

@Test func `fields know how they were written`() throws {
  let bytes = Array("a,\"b\",\"c\"\"\"".utf8)
  var reader = RecordReader(bytes.span.bytes, delimiter: UInt8(ascii: ","))
  var fields: [FieldRange] = []
  _ = try reader.next(into: &fields)
  let expected = [
    FieldRange(start: 0, end: 1), FieldRange(start: 3, end: 4, isQuoted: true),
    FieldRange(start: 7, end: 10, hasDoubledQuotes: true, isQuoted: true),
  ]
  #expect(fields == expected)
}

@Test func `the reader agrees with the automaton on random text`() {
  var generator = seededGenerator(for: "records")
  let pieces = [",", ",", "\"", "\"", "\n", "\r", "\r\n", "a", "0.123456", "ü", "\"\"", ";", " "]
  for _ in 0..<100_000 {
    let text = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
    let bytes = Array(text.utf8)
    let delimiter = UInt8(ascii: Bool.random(using: &generator) ? "," : ";")
    let twin = RecordTwin(bytes, delimiter: delimiter)
    let found = recordsRead(bytes, delimiter: delimiter)
    let isSame = found.records == twin.records && found.error == twin.error
    #expect(isSame, "\(text.debugDescription)")
    if !isSame { return }
  }
}

@Test(
  arguments: [
    ("a,b", ","), ("a;b", ";"), ("a\tb", "\t"), ("a", ","), ("", ","), ("\n\na;b\n,,,", ";"),
    ("\"a,,,\";b", ";"), ("\"a\"\",,\";b", ";"), ("a,b;c", ","), ("a;b\tc", "\t"),
    ("x\";\",b,c", ";"), ("\u{FEFF}\"a,,\n,\"\tb\n;;;", "\t"), ("a|b", ","),
  ] as [(String, Unicode.Scalar)])
func `the delimiter is the one the first record has most of`(
  text: String, delimiter: Unicode.Scalar
) {
  let bytes = Array(text.utf8)
  #expect(detectDelimiter(bytes.span.bytes) == UInt8(ascii: delimiter))
}
