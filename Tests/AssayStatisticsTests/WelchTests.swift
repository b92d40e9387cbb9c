import AssayStatistics
import Testing

private let first = [0.02, 0.05, 0.01, 0.9, 0.11, 0.03, 2.5, 0.07, 0.2, 0.04]
private let second = [0.5, 0.1, 0.7, 1.2, 0.3, 0.9]

@Test func `Welch's test is that of fifty digits`() throws {
  let test = try Welch(try moments(first), try moments(second))
  #expect(isClose(test.t, -0.7500597147375356))
  #expect(isClose(test.degreesOfFreedom ?? .nan, 13.8235710749795881))
  #expect(isClose(test.p, 0.465793901310301442))
  #expect(isClose(test.interval(.percent95), -0.864005449102278659, 0.416672115768945358))
}

@Test func `Welch's test turns round with its sides`() throws {
  let there = try Welch(try moments(first), try moments(second))
  let back = try Welch(try moments(second), try moments(first))
  #expect(back.t == -there.t)
  #expect(isClose(back.p, there.p, relative: 1e-15))
}

@Test func `one side may be all equal, and then the other's freedom counts`() throws {
  let test = try Welch(try moments(first), try moments([1, 1, 1]))
  #expect(isClose(test.degreesOfFreedom ?? .nan, 9, relative: 1e-15))
  #expect(throws: Indeterminate.noSpread) {
    try Welch(try moments([2, 2]), try moments([1, 1, 1]))
  }
  #expect(throws: Indeterminate.tooFew(least: 2)) {
    try Welch(try moments(first), try moments([1]))
  }
}

@Test func `Welch's test of very many values is the normal one`() throws {
  let count = 1_000_000_000_000
  let ones = DoubleDouble(1e10)
  let more = DoubleDouble(1e10 + 3e5)
  let old = try Moments(count: count, sum: ones, sumOfSquares: ones, sumOfCubes: ones)
  let new = try Moments(count: count, sum: more, sumOfSquares: more, sumOfCubes: more)
  let test = try Welch(new, old)
  #expect(isClose(test.p, 2 * Normal.survival(test.t), relative: 1e-9))
  #expect((0.03...0.04).contains(test.p))
}
