import AssayStatistics
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `McNemar's p values are those of the vectors`() throws {
  for example in try cases("mcnemar") {
    let test = try #require(McNemar(b: example["b"].count(), c: example["c"].count()))
    #expect(isCloseP(test.exactP, try example["exact_p"].double()), "\(test)")
    #expect(isCloseP(test.midP, try example["mid_p"].double()), "\(test)")
  }
}

@Test(arguments: [
  (0, 0, 1, 1), (1, 0, 1, 0.5), (0, 1, 1, 0.5), (1, 1, 1, 0.75), (6, 0, 0.03125, 0.015625),
  (2, 9, 0.0654296875, 0.03857421875), (33, 20, 0.09837064844049181, 0.07590472948910143),
])
func `McNemar's p values of few samples are exact`(
  b: Int, c: Int, exact: Double, mid: Double
) throws {
  let test = try #require(McNemar(b: b, c: c))
  #expect(test.exactP == exact)
  #expect(test.midP == mid)
}

@Test func `the smallest p is that of the most lopsided table`() throws {
  for discordant in [0, 1, 2, 5, 6, 20, 62, 63, 500, 1070] {
    let lopsided = try #require(McNemar(b: discordant, c: 0))
    let even = try #require(McNemar(b: discordant / 2, c: discordant - discordant / 2))
    #expect(even.smallestExactP == lopsided.smallestExactP)
    #expect(isClose(even.smallestExactP, lopsided.exactP, relative: 1e-11))
    #expect(isClose(even.smallestMidP, lopsided.midP, relative: 1e-11))
  }
  #expect(try #require(McNemar(b: 1_000_000, c: 0)).smallestExactP == 0)
}

@Test func `McNemar's p values are probabilities for any counts`() throws {
  #expect(McNemar(b: -1, c: 0) == nil)
  #expect(McNemar(b: .max, c: 1) == nil)
  let counts = [0, 1, 2, 3, 31, 32, 1_000_000, 10_000_000, 1_000_000_000_000, Int.max / 2]
  for b in counts {
    for c in counts {
      let test = try #require(McNemar(b: b, c: c))
      #expect((0...1).contains(test.midP) && (test.midP...1).contains(test.exactP), "\(test)")
      #expect(test.midP == McNemar(b: c, c: b)?.midP)
    }
  }
}
