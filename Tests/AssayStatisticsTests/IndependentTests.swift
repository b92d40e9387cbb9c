import AssayStatistics
import Testing

@Suite struct IndependentTests {
  private func expect(
    _ value: Double?, _ right: Double, location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      value.map { ($0 - right).magnitude <= 1e-12 * max(right.magnitude, 1) } == true,
      "\(value ?? .nan), not \(right)", sourceLocation: location)
  }

  @Test func `two shares: Newcombe's interval and the pooled test`() throws {
    // Newcombe (1998), table II: 5/56 − 0/29, here in reverse order.
    let shares = try #require(TwoShares((0, 29), (5, 56)))
    expect(shares.difference, -0.08928571428571429)
    expect(shares.z, -1.6586488692392285)
    expect(shares.p, 0.09718656817057973)
    let interval = try #require(shares.interval(.percent95))
    expect(interval.low, -0.19256001385511162)
    expect(interval.high, 0.0381371479035369)
    #expect(TwoShares((0, 5), (0, 7))?.p == 1)
    #expect(TwoShares((3, 2), (0, 7)) == nil)
    #expect(TwoShares((0, 0), (0, 7)) == nil)
  }

  @Test func `McNemar's p where only the numbers of errors are known`() throws {
    let range = try #require(McNemarRange(errors: 3, 7, of: 20))
    #expect(range.discordant == 4...10)
    expect(range.p.lowerBound, 0.0625)
    expect(range.p.upperBound, 0.2265625)
    // The numbers of errors are equal: the errors may be the same, or cancel out.
    let same = try #require(McNemarRange(errors: 5, 5, of: 20))
    #expect(same.discordant == 0...10)
    #expect(same.p.upperBound == 1 && same.p.lowerBound == 0.75)
    #expect(McNemarRange(errors: 5, 21, of: 20) == nil)
    // All are wrong and none is, for which there is only one way.
    #expect(McNemarRange(errors: 0, 20, of: 20)?.discordant == 20...20)
  }

  @Test(arguments: [
    (0, 0.140625, 0.09104831092269093, 0.109375, 0.08804933586844935),
    (1, 0.3125, 0.10931297844695498, 0.0, 0.0905860788069067),
  ])
  func `a change splits into other class shares and other means`(
    which: Int, mix: Double, mixError: Double, rate: Double, rateError: Double
  ) throws {
    let old =
      which == 0
      ? [
        ClassMix.Losses(count: 6, sum: 1.5, squares: 0.75),
        ClassMix.Losses(count: 2, sum: 1, squares: 0.625),
      ]
      : [
        ClassMix.Losses(count: 6, sum: 1.5, squares: 0.75),
        ClassMix.Losses(count: 0, sum: 0, squares: 0),
      ]
    let new = [
      ClassMix.Losses(count: 3, sum: 0.75, squares: 0.25),
      ClassMix.Losses(count: 5, sum: 3.75, squares: 3),
    ]
    let split = try #require(ClassMix(old: old, new: new))
    expect(split.mix.value, mix)
    expect(split.rate.value, rate)
    expect(split.change, mix + rate)
    if which == 1 {
      expect(split.mix.standardError, mixError)
      expect(split.rate.standardError, rateError)
    }
    #expect(ClassMix(old: [], new: []) == nil)
  }

  @Test func `two numbers with standard errors`() throws {
    let test = try Welch(
      Welch.Side(value: 1, standardError: 0.25, degreesOfFreedom: nil),
      Welch.Side(value: 0.5, standardError: 0, degreesOfFreedom: nil))
    #expect(test.degreesOfFreedom == nil)
    #expect(test.t == 2)
    expect(test.p, 0.04550026389635842)
    #expect(throws: Indeterminate.noSpread) {
      try Welch(
        Welch.Side(value: 1, standardError: 0, degreesOfFreedom: 3),
        Welch.Side(value: 1, standardError: 0, degreesOfFreedom: 3))
    }
  }
}
