import AssayData
import Testing

@Test func `numbers are written with as few digits as give them back`() {
  #expect(
    Saved.numbers([0, -0.0, 1, -1, 0.1, 1e300, 5e-300, 1e15]).json()
      == "[0, -0.0, 1, -1, 0.1, 1e+300, 5e-300, 1000000000000000]")
  #expect(Saved.numbers([.infinity, -.infinity]).json() == #"["Infinity", "-Infinity"]"#)
}

@Test func `texts are escaped`() {
  #expect(
    Saved.texts(["a\"b\\c", "\n\r\t\u{0}\u{7F}", "<\u{2028}é"]).json()
      == #"["a\"b\\c", "\n\r\t\u0000\u007f", "\u003c\u2028é"]"#)
}

@Test func `what is short is on one line, and lists of lists fill lines`() {
  let long = String(repeating: "x", count: 90)
  #expect(
    Saved.members([("a", .list([.count(1)])), ("b", .null)]).json() == #"{"a": [1], "b": null}"#)
  #expect(
    Saved.members([("a", .text(long)), ("b", .flag(true))]).json()
      == "{\n  \"a\": \"\(long)\",\n  \"b\": true\n}")
  let pairs = Saved.list((0..<20).map { .list([.count($0), .count($0)]) })
  #expect(pairs.json().split(separator: "\n").count == 4)
  #expect(Saved.list([]).json() == "[]")
  #expect(Saved.members([]).json() == "{}")
}

@Test func `reading says what it was disappointed by, and where`() throws {
  let number = Saved(.number(0.5), name: "n", offset: 7)
  func fault(_ body: () throws(SavedFault) -> Void) -> SavedFault? {
    do throws(SavedFault) {
      try body()
      return nil
    } catch {
      return error
    }
  }
  let notWhole = fault { () throws(SavedFault) in _ = try number.count() }
  #expect(notWhole?.offset == 7)
  #expect(notWhole?.kind == .wrongKind("n", expected: .wholeNumber))
  #expect(
    fault { () throws(SavedFault) in _ = try number.member("x") }?.kind
      == .wrongKind("n", expected: .object))
  #expect(
    fault { () throws(SavedFault) in _ = try Saved.members([]).member("x") }?.kind == .missing("x"))
  #expect(
    fault { () throws(SavedFault) in _ = try Saved.count(5).count(to: 4) }?.kind
      == .outOfRange("", from: 0, to: 4))
  #expect(
    fault { () throws(SavedFault) in _ = try Saved.number(1e300).count() }?.kind
      == .wrongKind("", expected: .wholeNumber))
  #expect(
    fault { () throws(SavedFault) in _ = try Saved.number(1.5).probability() }?.kind
      == .wrongKind("", expected: .probability))
  #expect(
    fault { () throws(SavedFault) in _ = try Saved.list([]).list(count: 2) }?.kind
      == .length("", expected: 2, found: 0))
  #expect(try Saved.number(.infinity).number() == .infinity)
  #expect(try Saved.row(3).row(of: 4) == 3)
}

@Test func `caveats of parts are said once, and what is counted is added up`() {
  func off(_ rows: Int, _ largest: Double, row: Int) -> Caveat {
    .sumsOff(of: "m", rows: rows, largest: largest, sample: SampleName(row: row, id: nil))
  }
  var list = CaveatList()
  list.add(off(2, 0.25, row: 9))
  list.add(.classNumbers(path: "a"))
  list.add(.renormalized(model: "m", rows: 1, largest: 0.5))
  list.add(off(1, 0.25, row: 4))
  list.add(.classNumbers(path: "a"))
  var other = CaveatList()
  other.add(off(1, 0.125, row: 0))
  other.add(.renormalized(model: "m", rows: 2, largest: 1))
  other.add(.renormalized(model: "k", rows: 2, largest: 1))
  list.merge(other)
  #expect(
    list.caveats == [
      .classNumbers(path: "a"), .renormalized(model: "k", rows: 2, largest: 1),
      off(4, 0.25, row: 4), .renormalized(model: "m", rows: 3, largest: 1),
    ])
}

@Test func `the ids at the ends are those of the first and the last row`() throws {
  func set(_ ids: [String]?, count: Int = 0) throws -> TestSet {
    TestSet(
      classes: try #require(ClassList(["a"])), ids: ids.map { TextColumn($0) },
      labels: .hard(Array(repeating: 0, count: ids?.count ?? count)), models: [])
  }
  var ends = EndIDs()
  #expect(ends.ids.isEmpty)
  ends.add(try set(["c", "d"]), firstRow: 2)
  ends.add(try set(["a", "b"]), firstRow: 0)
  #expect(ends.ids == ["a", "d"])
  ends.move(by: 5)
  var before = EndIDs()
  before.add(try set(["x"]), firstRow: 0)
  #expect(before.ids == ["x"])
  ends.merge(before)
  #expect(ends.ids == ["x", "d"])
  var none = EndIDs()
  none.add(try set(nil, count: 3), firstRow: 0)
  #expect(none.ids.isEmpty)
}
