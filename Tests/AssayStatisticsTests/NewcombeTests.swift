import AssayStatistics
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `Newcombe's interval is that of the vectors`() throws {
  for example in try cases("independent_proportions_newcombe") {
    let first = (try example["k1"].count(), try example["n1"].count())
    let second = (try example["k2"].count(), try example["n2"].count())
    let interval = try Interval.newcombe(first, second, .percent95)
    let expected = try example["ci95"].doubles()
    #expect(isClose(interval, expected[0], expected[1]), "\(first), \(second)")
  }
}

@Test func `Newcombe's interval is the one of his paper`() throws {
  let interval = try Interval.newcombe((56, 70), (48, 80), .percent95)
  #expect(isClose(interval, 0.05243147240236488, 0.33387265403690597))
}

@Test func `Newcombe's interval turns round with its sides and stays inside`() throws {
  for (one, other) in [((0, 1), (1, 1)), ((3, 10), (0, 7)), ((5, 5), (5, 5)), ((0, 9), (0, 1))] {
    let there = try Interval.newcombe(one, other, .percent95)
    let back = try Interval.newcombe(other, one, .percent95)
    #expect(isClose(back, -there.high, -there.low))
    #expect(there.low >= -1 && there.high <= 1 && there.low < there.high)
  }
  #expect(throws: Indeterminate.tooFew(least: 1)) {
    try Interval.newcombe((0, 0), (1, 2), .percent95)
  }
}
