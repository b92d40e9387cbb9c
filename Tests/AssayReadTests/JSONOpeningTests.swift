import AssayData
import AssaySamples
import Testing

// The start of a JSON file, and the start of a second file inside it.

private let one = #"{"label":"a","a":1,"b":0}"# + "\n"
private let two = #"{"label":"b","a":0,"b":1}"# + "\n"

@Test(arguments: ["", "\u{FEFF}"])
func `any number of blank lines may be before JSON Lines`(mark: String) throws {
  let blank = String(repeating: "\n", count: 1_000_000)
  let files = try Files(["pred.jsonl": mark + blank + one + two])
  let result = try files.read()
  #expect(result.scores() == [1, 0, 0, 1])
  #expect(result.sources[0].format == "JSON Lines")
  let bad = try Files(["pred.jsonl": mark + blank + one + "x\n"])
  #expect(bad.words().hasPrefix("pred.jsonl:1000002:1: this is not JSON"), "\(bad.words())")
}

@Test func `a byte order mark of a second file is named`() throws {
  let words =
    "a byte order mark (U+FEFF) is inside the file; "
    + "it belongs only at the start: remove it when concatenating files"
  let lines = try Files(["pred.jsonl": one + "\u{FEFF}" + two])
  #expect(lines.words() == "pred.jsonl:2:1: " + words)
  let both = try Files(["pred.jsonl": one + two.dropLast() + "\u{FEFF}" + two])
  #expect(both.words() == "pred.jsonl:2:26: " + words)
}
