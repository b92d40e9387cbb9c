import AssayNumerics
import AssayStatistics
import Testing

@Test func `the percentile interval of 9999 replicates goes from the 250th to the 9750th`() throws {
  let replicates = (1...9999).reversed().map(Double.init)
  #expect(try .percentile(of: replicates, .percent95) == Interval(low: 250, high: 9750))
  for (level, low) in [(0.95, 250.0), (0.9, 500), (0.8, 1000), (0.99, 50)] {
    let interval = try Interval.percentile(of: replicates, try #require(Confidence(level)))
    #expect(interval == Interval(low: low, high: 10_000 - low))
  }
}

@Test func `between two replicates the outer one is taken`() throws {
  let replicates = (1...100).map(Double.init)
  #expect(try .percentile(of: replicates, .percent95) == Interval(low: 2, high: 99))
}

@Test func `few replicates have no interval`() throws {
  let confidence = Confidence.percent95
  #expect(throws: Indeterminate.tooFew(least: 39)) { try Interval.percentile(of: [], confidence) }
  #expect(throws: Indeterminate.tooFew(least: 39)) {
    try Interval.percentile(of: [Double](repeating: 1, count: 38), confidence)
  }
  let enough = [Double](repeating: 1, count: 39)
  #expect(try .percentile(of: enough, confidence) == Interval(low: 1, high: 1))
  #expect(throws: Indeterminate.notFinite) {
    try Interval.percentile(of: enough + [.nan], confidence)
  }
  let sure = try #require(Confidence(alpha: 1e-100))
  #expect(throws: Indeterminate.tooFew(least: .max)) { try Interval.percentile(of: enough, sure) }
}

@Test(arguments: [40, 999, 2000])
func `replicates in any order, with ties, have the interval that sorting gives`(count: Int) throws {
  var draws = SplitMix64(seed: 5)
  for ties in [3, 50, 1_000_000] {
    let replicates = (0..<count).map { _ in Double(Int.random(in: 0..<ties, using: &draws)) / 7 }
    let sorted = replicates.sorted()
    let rank = (count + 1) / 40
    #expect(
      try .percentile(of: replicates, .percent95)
        == Interval(low: sorted[rank - 1], high: sorted[count - rank]))
  }
}
