import AssayData
import AssayEvaluate
import AssayTestSupport
import Testing

/// The JSON text of a saved sum.
private func text(_ sum: ExactSum) -> String { sum.saved.json() }

@Test func `a sum is written as its chunks that are not 0`() {
  #expect(text(ExactSum()) == "[]")
  #expect(text(sum([0, -0.0])) == "[]")
  #expect(text(sum([1])) == "[33, 262144]")
  #expect(text(sum([-1])) == "[33, -262144]")
  #expect(text(sum([.leastNonzeroMagnitude])) == "[0, 1]")
  #expect(text(sum([1, 0x1p-100])) == "[30, 16384, 0, 0, 262144]")
  #expect(text(sum([1, -0x1p-100])) == "[30, 4294950912, 4294967295, 4294967295, 262143]")
  #expect(text(sum([.infinity, 1, .infinity])) == #"[33, 262144, "Infinity"]"#)
  #expect(text(sum([.nan, -.infinity])) == #"["-Infinity", "NaN"]"#)
}

@Test func `a sum comes back with its value, and goes on as before`() throws {
  var generator = seededGenerator(for: "saved sums")
  for round in 0..<400 {
    let exponents = [3, 60, 400, 1020][round % 4]
    var values = (0..<Int.random(in: 0...50, using: &generator)).map { _ in
      Double(
        sign: Bool.random(using: &generator) ? .plus : .minus,
        exponent: Int.random(in: -exponents...exponents, using: &generator),
        significand: Double.random(in: 1..<2, using: &generator))
    }
    if round % 7 == 0 { values += values.map { -$0 } }
    if round % 11 == 0 { values.append([.infinity, -.infinity, .nan][round % 3]) }
    let whole = sum(values)
    var back = try ExactSum(saved: whole.saved)
    #expect(back.value.bitPattern == whole.value.bitPattern)
    #expect(text(back) == text(whole))
    var merged = whole
    let more = [1e-300, 0.1, -1e300, 3]
    merged.merge(sum(more))
    for value in more { back.add(value) }
    #expect(back.value.bitPattern == merged.value.bitPattern)
    #expect(text(back) == text(merged))
  }
}

@Test func `the largest sums fit`() throws {
  let largest = sum(Array(repeating: Double.greatestFiniteMagnitude, count: 5000))
  var back = try ExactSum(saved: largest.saved)
  back.merge(sum(Array(repeating: -Double.greatestFiniteMagnitude, count: 4999)))
  #expect(back.value == Double.greatestFiniteMagnitude)
}

@Test(
  arguments: [
    Saved.null, .text("x"), .list([.text("x")]), .numbers([0.5, 1]), .numbers([-1, 1]),
    .numbers([67, 1]), .numbers([66, 1, 1]), .numbers([0] + Array(repeating: 1, count: 68)),
    .numbers([0, 0x1p32]), .numbers([0, -0x1p32]), .numbers([0, 1, -1]), .numbers([0, 1e300]),
    .list([.text("Infinity"), .count(1)]), .list([.null]), .list([.count(1), .list([])]),
  ])
func `what is no sum is refused`(_ saved: Saved) {
  #expect(throws: SavedFault.self) { try ExactSum(saved: saved) }
}
