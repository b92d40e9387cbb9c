import AssayData
import AssaySamples
import AssayTables
import Testing

private let labels = "id,label\n1,a\n2,b\n"
private let one = #"{"id":1,"a":0.75,"b":0.25}"#
private let two = #"{"id":2,"a":0.125,"b":0.875}"#
private let expected = [0.75, 0.25, 0.125, 0.875]

private func file(_ text: String) throws -> Files {
  try Files(["labels.csv": labels, "pred.jsonl": text])
}

@Test(arguments: [
  "\(one)\n\(two)\n", "\(one)\n\(two)", "\(one)\r\n\(two)\r\n", "\u{FEFF}\(one)\n\(two)\n",
  "\n  \n\(one)\n\n \t\r\n\(two)\n\n", " \(one) \n\t\(two)\t\n",
  #"{ "b" : 25e-2, "id" : "1", "a" : "0.75" }"# + "\n" + #"{"id":"2","a":"0.125","b":"0.875"}"#,
  "\(one)\n" + #"{"a":0.125,"new":{"a":[1]},"id":2,"b":0.875,"later":null}"#,
  #"{"\u0069d":1,"a":0.75,"\u0062":0.25}"# + "\n" + two,
])
func `a record is a line, whatever its blanks and the order of its keys`(text: String) throws {
  let result = try file(text).read { $0.classes = ["a", "b"] }
  #expect(result.scores() == expected)
  #expect(result.ids == ["1", "2"])
  #expect(result.sources.map(\.format) == ["CSV", "JSON Lines"])
  #expect(result.sources[1].rowCount == 2)
}

@Test(arguments: [1, 2, 3, 4096])
func `chunks of any size read as the whole`(rows: Int) throws {
  let records = (0..<11).map { row in
    #"{"id":\#(row),"label":"\#(row % 3 == 0 ? "a" : "b")","a":0.25,"b":0.75}"#
  }
  let array = records.joined(separator: ",\n ")
  let forms = [
    records.joined(separator: "\n"), records.joined(separator: "\n\n"),
    "[\(records.joined(separator: ","))]", "[\n \(array)\n]\n", "{\"data\":[\(array)],\"more\":1}",
  ]
  for form in forms {
    let files = try Files(["model.json": form])
    let (samples, summary) = try collect(files.request(), chunkRows: rows, jobs: 2)
    #expect(samples.ids.sorted() == records.indices.map(String.init).sorted())
    #expect(summary.sources[0].rowCount == 11)
    #expect(summary.sources[0].byteCount == form.utf8.count)
  }
}

@Test(arguments: [
  (#"{"id":2,"a":0.125,"b":NaN}"#, "2:23: NaN is not a number in JSON, though Python writes it"),
  (
    #"{"id":2,"a":-Infinity,"b":0}"#,
    "2:14: Infinity is not a number in JSON, though Python writes it"
  ),
  (
    #"{"id":2,"a":1e400,"b":0}"#,
    "2:13: '1e400' in column 'a' is beyond the range of a number (sample '2')"
  ),
  (#"{"id":2,"a":"nan","b":0}"#, "2:13: 'nan' in column 'a' is not a finite number (sample '2')"),
  (#"{"id":2,"a":"x","b":0}"#, "2:13: 'x' in column 'a' is not a number (sample '2')"),
  (#"{"id":2,"a":"0,5","b":0}"#, "2:13: '0,5' in column 'a' is not a number (sample '2')"),
  (#"{"id":2,"a":true,"b":0}"#, "2:13: 'true' in column 'a' is not a number (sample '2')"),
  (#"{"id":2,"a":null,"b":0}"#, "2:13: the value of 'a' is missing (sample '2')"),
  (#"{"id":2,"a":1}"#, "2:1: the value of 'b' is missing (sample '2')"),
  (#"{"a":1,"b":0}"#, "2:1: the value of 'id' is missing"),
  (#"{"id":null,"a":1,"b":0}"#, "2:7: the value of 'id' is missing"),
  (
    #"{"id":"2","a":1,"b":0}"#,
    "2:7: a string in column 'id', where other rows have a number (sample '2')"
  ),
  (
    #"{"id":[2],"a":1,"b":0}"#,
    "2:7: an array or object in column 'id', where other rows have a single value"
  ),
  (
    #"{"id":2,"a":[1],"b":0}"#,
    "2:13: an array or object in column 'a', where other rows have a single value (sample '2')"
  ),
  (
    #"{"id":2,"a":1,"b":0,"a":1}"#, "2:21: the key 'a' occurs twice (sample '2')"
  ),
  (#"{"id":2,"a":01,"b":0}"#, "2:13: this is not a number that JSON allows"),
  (#"{"id":2,"a":1,"b":0"#, "2:20: the JSON ends too early"),
  (#"{"id":2,"a":1,"b":0}}"#, "2:21: text follows the end of the JSON"),
  (
    #"{"é":1,"id":2,"a":1,"b":x}"#,
    "2:25: this is not JSON: a value, a comma or a bracket was expected here"
  ),
  ("[2,1,0]", "2:1: a row is an object in this file, but this one is not"),
  ("2", "2:1: a row is an object in this file, but this one is not"),
  (
    #"{"id":2,"a":1,"b":0,"x":"\#u{0}"}"#,
    "2:26: a control character is in a string; write it as an escape"
  ),
  (#"{"id":2,"x":"\ud800","a":1,"b":0}"#, "2:14: half a surrogate pair is not a character"),
])
func `a bad record is refused with its line and column`(record: String, words: String) throws {
  let files = try file("\(one)\n\(record)\n")
  let first = files.words().split(separator: "\n").first ?? ""
  let lines = first.split(separator: "; ", maxSplits: 1)
  #expect(lines.first == "pred.jsonl:\(words)" || first == "pred.jsonl:\(words)", "\(first)")
}

@Test func `a label that is missing is refused, and a key that most records lack is no column`()
  throws
{
  let records = [
    #"{"id":1,"label":"a","a":1,"b":0}"#, #"{"id":2,"a":1,"b":0,"c":"x"}"#,
    #"{"id":3,"label":null,"a":1,"b":0}"#, #"{"id":4,"label":"b","a":1,"b":0}"#,
    #"{"id":5,"label":"","a":1,"b":0}"#,
  ]
  let files = try Files(["pred.jsonl": records.joined(separator: "\n")])
  #expect(
    files.problems() == [
      Found(.record(.missingValue(column: "label")), in: "pred.jsonl", 2, 1, sample: "2"),
      Found(.record(.missingValue(column: "label")), in: "pred.jsonl", 3, 17, sample: "3"),
    ])
  let empty = try Files(["pred.jsonl": records[0] + "\n" + records[4]])
  #expect(empty.problems() == [Found(.label(.emptyLabel), in: "pred.jsonl", 2, 17, sample: "5")])
}

@Test func `what nobody reads may be any JSON`() throws {
  let rest = #""x":{"k":1e999,"k":[null,true,{}]},"y":"\ud83d\ude00","x":3"#
  let result = try file("\(one.dropLast()),\(rest)}\n\(two.dropLast()),\(rest)}\n").read {
    $0.classes = ["a", "b"]
  }
  #expect(result.scores() == expected)
}

@Test func `bytes in a string that are not UTF-8 are refused where they are`() throws {
  let start = one + "\n" + #"{"id":2,"x":"é"#
  let bytes = Array(start.utf8) + [0xC3, 0x28] + Array("\"}\n".utf8)
  let files = try Files(bytes: bytes, named: "pred.jsonl")
  #expect(files.words().hasPrefix("pred.jsonl:2:15: this is not UTF-8"), "\(files.words())")
}

@Test func `of many bad records all are counted, and ten are shown`() throws {
  let records = (0..<40).map { row in
    #"{"id":\#(row),"label":"a","a":\#(row % 2 == 0 ? "0.5" : "null"),"b":0.5}"# + "\n"
  }
  let files = try Files(["pred.jsonl": records.joined()])
  let list = try #require(files.problemList())
  #expect(list.count == 20)
  #expect(list.first.count == 10)
  #expect(list.first.last?.place?.line == 20)
  #expect(list.first.last?.place?.column == 26)
}

@Test func `nesting a million deep is refused`() throws {
  let deep = String(repeating: "[", count: 1_000_000)
  #expect(
    try file("\(one)\n{\"id\":2,\"x\":\(deep)").problems().first?.kind == .json(.syntax(.tooDeep)))
  #expect(try file(deep).problems().first?.kind == .json(.syntax(.unexpectedEnd)))
  #expect(
    try file(deep + String(repeating: "]", count: 1_000_000)).problems().first?.kind
      == .json(.syntax(.tooDeep)))
  #expect(
    try file("{\"x\":" + deep + "\n").problems().first?.kind == .json(.syntax(.tooDeep)))
}

@Test(arguments: [("\(one)\n", 2, 1), ("[\(one),", 1, one.count + 3)])
func `a record of more than 64 MB is refused`(start: String, line: Int, column: Int) throws {
  let long = #"{"id":2,"x":""# + String(repeating: "x", count: 82 << 20) + #""}"# + "\n"
  let problems = try file(start + long).problems()
  #expect(problems == [Found(.limit(.recordTooLong), in: "pred.jsonl", line, column)])
}

@Test func `an array of the wrong length is refused among others`() throws {
  let records = [
    "[0.5,0.5]", "[1]", "[0.5,0.25,0.25]", "0.5", "null", "[0.5,null]", "[0.5,0.5]", "[1,0]",
    "[1,0]",
  ]
  let text = records.enumerated().map { #"{"id":\#($0),"label":0,"p":\#($1)}"# + "\n" }.joined()
  let files = try Files(["pred.jsonl": text])
  #expect(
    files.problems().map(\.kind) == [
      .record(.arrayLength(column: "p", expected: 2, found: 1)),
      .record(.arrayLength(column: "p", expected: 2, found: 3)), .record(.notAnArray(column: "p")),
      .record(.missingValue(column: "p")), .record(.missingValue(column: "p[1]")),
    ])
  #expect(files.problems().map(\.line) == [2, 3, 4, 5, 6])
}

@Test func `scores of other classes than in other rows are refused`() throws {
  let records = [#"["a","b"]"#, #"["b","a"]"#, #"["a","c"]"#]
  let text = records.enumerated().map {
    #"{"id":\#($0),"label":"a","classes":\#($1),"scores":[0.25,0.75]}"# + "\n"
  }.joined()
  let files = try Files(["pred.jsonl": text])
  #expect(
    files.words()
      == "pred.jsonl:3:50: 'scores' is about 'a' and 'c', but about 'a' and 'b' in other rows "
      + "(sample '2'); write one score for each class in every row")
}
