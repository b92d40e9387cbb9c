import AssayData
import AssaySamples
import Testing

// Scores with one key per class, and rows that have other keys than most.

/// Rows with scores of the classes `a` and `b`; one row has an extra member.
private func rows(_ count: Int, odd: Int, nested: Bool, _ extra: String) -> String {
  (1...count).map { row in
    let scores = #""a":\#(row == 1 ? 1 : 0),"b":\#(row == 1 ? 0 : 1)"# + (row == odd ? extra : "")
    let keys = nested ? #""scores":{\#(scores)}"# : scores
    return #"{"id":\#(row),"label":"\#(row == 1 ? "a" : "b")",\#(keys)}"# + "\n"
  }.joined()
}

@Test(arguments: [1, 4, 5001, 40001], [false, true])
func `a score for a class that most rows lack is refused with its line`(odd: Int, nested: Bool)
  throws
{
  let files = try Files([
    "pred.jsonl": rows(odd + 3, odd: odd, nested: nested, #","c":9"#)
  ])
  let found = try #require(files.problemList { $0.scores = .logits })
  #expect(found.count == 1)
  #expect(found.first.first?.kind == .record(.otherNumber(column: nested ? "scores.c" : "c")))
  #expect(found.first.first?.place?.line == odd)
}

@Test(arguments: [#","c":"9""#, #","c":null"#, #","c":[9]"#, #","c":true"#, #","c":{"d":9}"#])
func `what is no number beside the scores is no score`(extra: String) throws {
  let files = try Files(["pred.jsonl": rows(9, odd: 5, nested: false, extra)])
  #expect(try files.read().classes == ["a", "b"])
}

@Test func `a null does not hide the numbers under the same key`() throws {
  let lines =
    rows(4, odd: 3, nested: false, #","c":null"#)
    + #"{"id":5,"label":"b","a":0,"b":1,"c":9}"# + "\n"
  let files = try Files(["pred.jsonl": lines])
  #expect(
    files.words()
      == "pred.jsonl:5:37: a number in 'c', beside the scores, where most of the first rows have none "
      + "(sample '5'); give every row a score for each class, or name the classes with --classes A,B,…"
  )
}

@Test func `numbers beside the scores of stated classes may be anything`() throws {
  let files = try Files(["pred.jsonl": rows(9, odd: 5, nested: false, #","seconds":9"#)])
  #expect(try files.read { $0.classes = ["a", "b"] }.scores()?.count == 18)
}
