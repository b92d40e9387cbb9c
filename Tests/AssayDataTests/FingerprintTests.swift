import AssayData
import Testing

private func mark(
  ids: [String]?, classes: [String] = ["a", "b", "c"], labels: [Int32]
) throws -> Fingerprint {
  Fingerprint(
    TestSet(
      classes: try #require(ClassList(classes)), ids: ids.map { TextColumn($0) },
      labels: .hard(labels), models: []))
}

private func softMark(
  ids: [String], classes: [String], rows: [[Double]]
) throws -> Fingerprint {
  let matrix = Matrix(columns: classes.count, values: rows.flatMap(\.self))
  return Fingerprint(
    TestSet(
      classes: try #require(ClassList(classes)), ids: TextColumn(ids),
      labels: .soft(try Probabilities.check(matrix).get()), models: []))
}

@Test func `the order of rows does not change the mark`() throws {
  let mark1 = try mark(ids: ["x", "y", "z"], labels: [0, 1, 2])
  #expect(try mark(ids: ["z", "x", "y"], labels: [2, 0, 1]) == mark1)
}

@Test func `the order of classes does not change the mark`() throws {
  let hard = try mark(ids: ["x", "y"], labels: [0, 1])
  #expect(try mark(ids: ["x", "y"], classes: ["c", "b", "a"], labels: [2, 1]) == hard)
  let soft = try softMark(ids: ["x"], classes: ["a", "b"], rows: [[0.25, 0.75]])
  #expect(try softMark(ids: ["x"], classes: ["b", "a"], rows: [[0.75, 0.25]]) == soft)
}

@Test func `another id, label, share or count changes the mark`() throws {
  let mark1 = try mark(ids: ["x", "y"], labels: [0, 1])
  #expect(try mark(ids: ["x", "Y"], labels: [0, 1]) != mark1)
  #expect(try mark(ids: ["y", "x"], labels: [0, 1]) != mark1)
  #expect(try mark(ids: ["x", "y"], labels: [0, 2]) != mark1)
  #expect(try mark(ids: ["x", "y", "z"], labels: [0, 1, 0]) != mark1)
  #expect(try mark(ids: ["x", "y"], classes: ["a", "d", "c"], labels: [0, 1]) != mark1)
  let soft = try softMark(ids: ["x"], classes: ["a", "b"], rows: [[0.25, 0.75]])
  #expect(try softMark(ids: ["x"], classes: ["a", "b"], rows: [[0.75, 0.25]]) != soft)
}

@Test func `without ids the order of rows is part of the test set`() throws {
  let mark1 = try mark(ids: nil, labels: [0, 1])
  #expect(try mark(ids: nil, labels: [0, 1]) == mark1)
  #expect(try mark(ids: nil, labels: [1, 0]) != mark1)
}

@Test func `two samples with the same id and label do not cancel`() throws {
  let once = try mark(ids: ["x"], labels: [0])
  let twice = try mark(ids: ["x", "x"], labels: [0, 0])
  #expect(once != twice)
  #expect(twice != Fingerprint())
}

@Test func `a mark is 32 hexadecimal digits and stays what it is`() throws {
  #expect(Fingerprint().text == String(repeating: "0", count: 32))
  let text = try mark(ids: ["x", "y"], labels: [0, 1]).text
  #expect(text.utf8.count == 32)
  #expect(text == "2fa36fbb6835b0e655a7cabf3a0f7cb1")
}

@Test(arguments: [[], [1], [3, 4], [1, 2, 3, 4, 5, 6]])
func `parts without ids move to their place`(_ cuts: [Int]) throws {
  let labels: [Int32] = [2, 0, 0, 1, 2, 2, 0]
  let bounds = [0] + cuts + [labels.count]
  let whole = try mark(ids: nil, labels: labels)
  var merged = Fingerprint()
  for (start, end) in zip(bounds, bounds.dropFirst()) {
    var part = try mark(ids: nil, labels: Array(labels[start..<end]))
    part.move(by: start)
    merged.merge(part)
  }
  #expect(merged == whole)
}

@Test func `without ids, soft and hard marks fold the same in chunks`() throws {
  let classes = try #require(ClassList(["a", "b"]))
  func set(_ shares: [Double]) throws -> TestSet {
    let matrix = Matrix(columns: 2, values: shares.flatMap { [$0, 1 - $0] })
    return TestSet(
      classes: classes, labels: .soft(try Probabilities.check(matrix).get()), models: [])
  }
  let shares = [0.25, 0.5, 1, 0, 0.125]
  var chunked = Fingerprint()
  chunked.add(try set(Array(shares[2...])), firstRow: 2)
  chunked.add(try set(Array(shares[..<2])), firstRow: 0)
  #expect(chunked == Fingerprint(try set(shares)))
  #expect(chunked != Fingerprint(try set(shares.reversed())))
}

@Test func `with ids a mark stays where it is`() throws {
  let there = try mark(ids: ["x", "y"], labels: [0, 1])
  var moved = there
  moved.move(by: 1000)
  #expect(moved == there)
}

@Test func `swapped, shifted and longer runs of labels have other marks`() throws {
  var marks: Set<String> = []
  for length in 1...40 {
    marks.insert(try mark(ids: nil, labels: Array(repeating: 0, count: length)).text)
    for place in 0..<length {
      var labels = Array(repeating: Int32(0), count: length)
      labels[place] = 1
      marks.insert(try mark(ids: nil, labels: labels).text)
    }
  }
  #expect(marks.count == 40 + 40 * 41 / 2)
}

extension Fingerprint {
  /// The fingerprint of a whole test set.
  fileprivate init(_ testSet: TestSet) {
    self.init()
    add(testSet, firstRow: 0)
  }
}
