import AssayBytes
import AssayTestSupport
import Testing

@testable import AssayTables

/// A file that does not end: a start, and a block that is repeated.
struct Endless: CustomTestStringConvertible {
  let name: String
  let start: String
  let block: String
  let kind: Problem.Kind
  /// The line that the error names; nil if it names none.
  let line: Int?

  init(_ name: String, _ start: String, _ block: String, _ kind: Problem.Kind, line: Int?) {
    (self.name, self.start, self.block, self.kind, self.line) = (name, start, block, kind, line)
  }

  var testDescription: String { name }

  /// Three times the bytes that a record may have in these tests.
  var bytes: [UInt8] {
    var bytes = Array(start.utf8)
    while bytes.count < 3 * limit { bytes += block.utf8 }
    return bytes
  }
}

private let limit = 1 << 19
private let rows = "id,label,a,b\n1,a,.5,.5\n"
private let lines = "{\"id\":1,\"label\":\"a\",\"p\":0.5}\n"
private func block(_ text: String) -> String { String(repeating: text, count: 1000) }

private let endless = [
  Endless("a row", rows, block("x"), .limit(.recordTooLong), line: 3),
  Endless("a header", "", block("x"), .limit(.recordTooLong), line: 1),
  Endless("a quote", rows + "\"", block("x,\n"), .limit(.recordTooLong), line: 3),
  Endless("a quote in a header", "id,\"", block("x,\n"), .limit(.recordTooLong), line: 1),
  Endless("commas", rows, block(","), .limit(.recordTooLong), line: 3),
  Endless("commas in a header", "", block("a,"), .limit(.tooManyColumns(limit: 100_000)), line: 1),
  Endless("line ends first", "", block("\n"), .limit(.blanksTooLong), line: 1),
  Endless("line ends", rows, block("\n"), .limit(.blanksTooLong), line: 3),
  Endless("CRs", rows, block("\r"), .limit(.blanksTooLong), line: 3),
  Endless("blanks", "", block(" "), .limit(.blanksTooLong), line: 1),
  Endless("a comment", "#", block("x"), .limit(.recordTooLong), line: 1),
  Endless("comments", "", block("#\n"), .limit(.recordTooLong), line: 1),
  Endless("a string", "{\"a\":\"", block("x"), .limit(.documentTooLong), line: 1),
  Endless(
    "a string in a further line", lines + "{\"a\":\"", block("x"), .limit(.recordTooLong), line: 2),
  Endless("an array in a line", lines + "{\"a\":[", block("0,"), .limit(.recordTooLong), line: 2),
  Endless("blank lines before lines", "", block("\n\t"), .limit(.blanksTooLong), line: 1),
  Endless("blank lines between", lines + lines, block(" \r\n"), .limit(.blanksTooLong), line: 3),
  Endless("blanks behind one line", lines, block(" "), .limit(.blanksTooLong), line: 2),
  Endless("blanks in an array", "[", block(" "), .limit(.blanksTooLong), line: 1),
  Endless("blanks behind an array", "[\n{\"a\":1}]", block("\n"), .limit(.blanksTooLong), line: 2),
  Endless(
    "a string in an array", "[{\"a\":1},\n{\"a\":\"", block("x"), .limit(.recordTooLong), line: 1),
  Endless("nested arrays", "[", block("["), .limit(.recordTooLong), line: 1),
  Endless("nested objects", "", block("{\"a\":"), .limit(.documentTooLong), line: 1),
  Endless("a document", "{\n\"a\":[", block("0,"), .limit(.documentTooLong), line: 1),
  Endless(
    "records in a document", "{\"data\":[", block("{\"a\":1},"), .limit(.documentTooLong), line: 1),
]

@Test(arguments: endless, [false, true])
func `no reader holds more of a record than the limit`(file: Endless, isPacked: Bool) throws {
  let bytes = isPacked ? gzipped(file.bytes) : file.bytes
  let files = try Files(bytes: bytes, named: "bomb")
  let found = problem(limit: limit) { () throws(ReadError) in
    var table = try openTableFile(files.path("bomb"))
    while try table.next(rows: 100) != nil {}
  }
  #expect(found?.kind == file.kind)
  #expect(found?.place?.line == file.line)
}

@Test(arguments: ["\n", " \n", "\r\n", "\t\r\n"])
func `blank lines up to the limit are passed, wherever they are`(blank: String) throws {
  let blanks = String(repeating: blank, count: 200_000 / blank.utf8.count)
  let files = try Files(bytes: Array((blanks + lines + blanks + lines + blanks).utf8), named: "m")
  var counts: [Int] = []
  let found = problem(limit: limit) { () throws(ReadError) in
    var table = try openTableFile(files.path("m"))
    while let chunk = try table.next(rows: 100) { counts.append(chunk.rowCount) }
  }
  #expect(found == nil)
  #expect(counts == [2])
}

@Test func `a file that is held whole is no longer than the limit`() throws {
  let files = try Files(bytes: [UInt8](repeating: 0x20, count: limit + 1), named: "assay.json")
  let found = problem(limit: limit) { () throws(ReadError) in
    _ = try readWhole(files.path("assay.json"))
  }
  #expect(found?.kind == .limit(.blanksTooLong))
  let sound = problem(limit: limit + 1) { () throws(ReadError) in
    _ = try readWhole(files.path("assay.json"))
  }
  #expect(sound == nil)
}

@Test func `long rows come in smaller chunks, as many from each file`() throws {
  let long = String(repeating: "x", count: 5000)
  let text = "id,label\n" + (0..<100).map { "\($0),\(long)\n" }.joined()
  let files = try Files(["m.csv": text])
  var table = try openTableFile(files.path("m.csv"))
  var counts: [Int] = []
  while let chunk = try table.next(rows: 100, byteCount: 50_000) { counts.append(chunk.rowCount) }
  #expect(counts.reduce(0, +) == 100)
  #expect((counts.max() ?? 0) < 60)
}

@Test func `words of a limit say where it is exceeded, how long that is, and what to do`() throws {
  let files = try Files(["bomb": rows + String(repeating: "x", count: 3 << 20)])
  RecordLimit.$bytes.withValue(1 << 20) {
    #expect(
      files.words()
        == "bomb:3:1: a row is longer than 1 MB; is a quote or a line end missing, "
        + "or is this another kind of file?")
  }
}

/// The first problem that a body throws under a limit of bytes per record.
private func problem(limit: Int, _ body: () throws(ReadError) -> Void) -> Problem? {
  RecordLimit.$bytes.withValue(limit) {
    do throws(ReadError) {
      try body()
    } catch {
      if case .problems(let list) = error { return list.first.first }
    }
    return nil
  }
}
