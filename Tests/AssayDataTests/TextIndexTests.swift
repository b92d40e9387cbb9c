import AssayData
import Testing

@Test func `a row is found by the text that another column has`() {
  let index = TextIndex(TextColumn(["b", "", "abc", "é", "e\u{301}"]))
  let others = TextColumn(["abc", "ab", "", "e\u{301}", "b", "é"])
  #expect((0..<6).map { index.row(of: others, $0) } == [2, nil, 1, 4, 0, 3])
  #expect(index.repeated.isEmpty)
}

@Test func `a text that occurs twice is reported with its first row`() {
  let index = TextIndex(TextColumn(["x", "y", "x", "", "x", ""]))
  #expect(index.repeated.map(\.row) == [2, 4, 5])
  #expect(index.repeated.map(\.first) == [0, 0, 3])
}

@Test func `an empty column has nothing`() {
  #expect(TextIndex(TextColumn()).row(of: TextColumn(["a"]), 0) == nil)
}

@Test func `thousands of texts are found as a dictionary finds them`() {
  let texts = (0..<5000).map { "id-\($0 * 7919 % 4001)" }
  let index = TextIndex(TextColumn(texts))
  var twin: [String: Int] = [:]
  for (row, text) in texts.enumerated() where twin[text] == nil { twin[text] = row }
  let wanted = (0..<6000).map { "id-\($0)" }
  let column = TextColumn(wanted)
  #expect(wanted.indices.map { index.row(of: column, $0) } == wanted.map { twin[$0] })
  #expect(index.repeated.count == texts.count - twin.count)
}

@Test func `ids that are numbers are found by their texts`() {
  let index = TextIndex(TextColumn(["10", "2", "0", "7", "2", "10"]))
  #expect(index.repeated.map(\.row) == [4, 5])
  #expect(index.repeated.map(\.first) == [1, 0])
  let others = ["2", "02", "+2", "2 ", "-2", "", "11", "00", "123456789012", "10", "0"]
  let column = TextColumn(others)
  #expect(
    others.indices.map { index.row(of: column, $0) }
      == [1, nil, nil, nil, nil, nil, nil, nil, nil, 0, 2])
  #expect(index.rows(of: TextColumn(["7", "0", "2"])) == [3, 2, 1])
  #expect(index.rows(of: TextColumn(["7", "3"])) == nil)
}

@Test func `numbers far larger than there are rows, and written in two ways, are texts`() {
  let index = TextIndex(TextColumn(["99999999", "1", "01", "1.0"]))
  let column = TextColumn(["1", "01", "1.0", "99999999", "2"])
  #expect((0..<5).map { index.row(of: column, $0) } == [1, 2, 3, 0, nil])
  #expect(index.repeated.isEmpty)
}

@Test func `rising texts are told from rising numbers`() {
  func rises(_ texts: [String]) -> [Bool] {
    let rises = TextColumn(texts).rises
    return [rises.asTexts, rises.asNumbers]
  }
  #expect(rises(["8", "9", "10", "11"]) == [false, true])
  #expect(rises(["a", "aa", "b"]) == [true, false])
  #expect(rises(["01", "02", "10"]) == [true, true])
  #expect(rises(["1", "1"]) == [false, false])
  #expect(rises(["2", "1"]) == [false, false])
  #expect(rises([]) == [true, true])
  // The first eight bytes are the same, or the texts are no longer than that.
  #expect(rises(["same-key", "same-key-1", "same-key-2"]) == [true, true])
  #expect(rises(["same-key-2", "same-key-10"]) == [false, true])
  #expect(rises(["same-key-1", "same-key"]) == [false, false])
  #expect(rises(["same-key-long-a", "same-key-long-b"]) == [true, true])
  #expect(rises(["12345678", "12345679", "123456790"]) == [true, true])
  #expect(rises(["a", "a\0", "a\0\0"]) == [true, true])
  #expect(rises(["a\0", "a"]) == [false, false])
  #expect(rises(["1234567", "1234567"]) == [false, false])
}

@Test func `columns are equal where every text is, whatever its length`() {
  let lengths = [0, 1, 7, 8, 9, 15, 16, 17, 24, 40]
  let texts = lengths.map { String(repeating: "x", count: $0) }
  let column = TextColumn(["prefix"] + texts + ["end"])
  #expect(column == TextColumn(["prefix"] + texts + ["end"]))
  for (place, length) in lengths.enumerated() where length > 0 {
    for changed in [0, length / 2, length - 1] {
      var others = texts
      let bytes = (0..<length).map { $0 == changed ? "y" : "x" }
      others[place] = bytes.joined()
      #expect(column != TextColumn(["prefix"] + others + ["end"]))
    }
  }
}
