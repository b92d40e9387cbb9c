import AssayStatistics
import AssayTestSupport
import Testing

private let losses = [0.02, 0.05, 0.01, 0.9, 0.11, 0.03, 2.5, 0.07, 0.2, 0.04]

@Test(.enabled(if: vectors != nil, noVectors))
func `intervals of a mean are those of the vectors`() throws {
  let expected = try vector("mean_interval_example")
  let result = try moments(try expected["x"].doubles())
  #expect(isClose(result.mean, try expected["mean"].double()))
  #expect(isClose(try #require(result.standardDeviation), try expected["sd"].double()))
  #expect(isClose(try #require(result.standardError), try expected["se"].double()))
  #expect(isClose(try #require(result.skewness), try expected["skewness_g1"].double()))
  let t = try expected["t"].doubles()
  #expect(isClose(try result.spread().studentInterval(.percent95), t[0], t[1]))
  let hall = try expected["hall1992_t"].doubles()
  #expect(isClose(try result.spread().hallInterval(.percent95), hall[0], hall[1]))
}

@Test func `Hall's interval leans to the long tail`() throws {
  let result = try moments(losses)
  #expect(
    isClose(
      try result.spread().studentInterval(.percent95), -0.17017214189331686, 0.9561721418933169))
  #expect(
    isClose(try result.spread().hallInterval(.percent95), 0.011039555750647634, 2.3966298298937136))
  let mirrored = try moments(losses.map { -$0 }).spread().hallInterval(.percent95)
  #expect(isClose(mirrored, -2.3966298298937136, -0.011039555750647634))
}

@Test func `Hall's interval of what is not skewed is the t interval`() throws {
  let result = try moments([1, 2, 3, 4, 5])
  let t = try result.spread().studentInterval(.percent95)
  #expect(isClose(try result.spread().hallInterval(.percent95), t.low, t.high, relative: 1e-15))
}

@Test func `a single value and equal values have no interval, with the reason`() throws {
  let single = try moments([0.3])
  #expect(throws: Indeterminate.tooFew(least: 2)) { try single.spread() }
  let equal = try moments([0.3, 0.3, 0.3])
  #expect(throws: Indeterminate.noSpread) { try equal.spread() }
}

@Test func `intervals of a mean hold it and grow with the confidence`() throws {
  var generator = seededGenerator(for: "intervals of a mean hold it and grow with the confidence")
  for _ in 0..<300 {
    let count = Int.random(in: 2...40, using: &generator)
    let result = try moments(
      (0..<count).map { _ in
        let u = Double.random(in: 0...1, using: &generator)
        return u * u * u * u * 30
      })
    var widest = Interval(low: result.mean, high: result.mean)
    for alpha in [0.9, 0.5, 0.05, 1e-3, 1e-12, 1e-100] {
      let interval = try result.spread().hallInterval(try #require(Confidence(alpha: alpha)))
      #expect(interval.low <= widest.low && interval.high >= widest.high || alpha == 0.9)
      #expect(interval.low.isFinite && interval.high.isFinite)
      widest = interval
    }
  }
}

@Test func `ten million and a million million values have intervals`() throws {
  for count in [10_000_000, 1_000_000_000_000] {
    let n = Double(count)
    // 1 % of the values are ones: Σx = Σx² = Σx³.
    let sum = DoubleDouble(n / 100)
    let result = try Moments(count: count, sum: sum, sumOfSquares: sum, sumOfCubes: sum)
    #expect(isClose(try #require(result.skewness), 9.849370589540295, relative: 1e-12))
    let interval = try result.spread().hallInterval(.percent95)
    let half = 1.96 * (0.01 * 0.99 / n).squareRoot()
    #expect(isClose(interval.high - 0.01, half, relative: 0.01))
    #expect(isClose(0.01 - interval.low, half, relative: 0.01))
  }
}
