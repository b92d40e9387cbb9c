import AssayStatistics
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `tails of chi squared are those of the vectors`() throws {
  for example in try cases("chi2_sf") {
    let distribution = try #require(ChiSquared(degreesOfFreedom: example["df"].count()))
    let x = try example["x"].double()
    #expect(
      isCloseP(distribution.survival(x), try example["sf"].double()), "\(distribution), \(x)")
  }
}

@Test(arguments: [
  (4, 3, 0.55782540037107457233), (900, 1000, 0.01099460894213584808),
  (1, 50, 1.5374597944280348502e-12), (2_000_000, 2_000_100, 0.47992871320438283882),
  (2_000_000, 2_010_000, 2.9874901401146348544e-7), (10_000_000, 9_996_000, 0.814445348352376461),
])
func `tails of chi squared hold at any degrees of freedom`(
  df: Int, x: Double, expected: Double
) throws {
  let distribution = try #require(ChiSquared(degreesOfFreedom: df))
  #expect(isClose(distribution.survival(x), expected, relative: 1e-10))
}

@Test func `chi squared ends at the ends`() throws {
  #expect(ChiSquared(degreesOfFreedom: 0) == nil)
  for df in [1, 2, 100, 1_999_999, 2_000_000, Int.max] {
    let distribution = try #require(ChiSquared(degreesOfFreedom: df))
    #expect(distribution.survival(0) == 1)
    #expect(distribution.survival(-1) == 1)
    #expect(distribution.survival(.infinity) == 0)
    for x in [Double.leastNonzeroMagnitude, 1e-10, 1, 1e6, 1e19, 1e308] {
      #expect((0...1).contains(distribution.survival(x)), "\(df), \(x)")
    }
  }
}

@Test func `both tails of gamma make a whole, on both sides of each change of method`() {
  for (a, x) in [(0.5, 0.2), (0.5, 9), (10, 10.9), (10, 11.1), (999_999, 1e6), (1_000_001, 1e6)] {
    let tails = IncompleteGamma.tails(a: a, x: x)
    #expect(isClose(tails.lower + tails.upper, 1, relative: 1e-15))
  }
  let before = IncompleteGamma.tails(a: 1e6.nextDown, x: 999_000)
  let after = IncompleteGamma.tails(a: 1e6, x: 999_000)
  #expect(isClose(before.lower, after.lower, relative: 1e-10))
}
