import AssayNumerics
import AssayStatistics
import Testing

/// The p value of a goodness-of-fit test on the counts of draws.
private func goodnessOfFit(_ distribution: Binomial, draws: Int, seed: UInt64) throws -> Double {
  var generator = SplitMix64(seed: seed)
  var counts = [Int](repeating: 0, count: distribution.trials + 1)
  for _ in 0..<draws { counts[distribution.draw(using: &generator)] += 1 }
  // Neighbouring values are pooled until at least twenty draws are expected; the rest is left out.
  var statistic = 0.0
  var parts = 0
  var expected = 0.0
  var observed = 0.0
  for (k, count) in counts.enumerated() {
    expected += distribution.mass(k) * Double(draws)
    observed += Double(count)
    guard expected >= 20 else { continue }
    statistic += (observed - expected) * (observed - expected) / expected
    parts += 1
    expected = 0
    observed = 0
  }
  return try #require(ChiSquared(degreesOfFreedom: parts - 1)).survival(statistic)
}

@Test(arguments: [
  (2, 0.5), (50, 0.1), (50, 0.9), (1000, 0.004), (25, 0.45), (40, 0.4), (200, 0.97), (5000, 0.3),
])
func `draws follow the binomial distribution`(n: Int, p: Double) throws {
  let distribution = try #require(Binomial(trials: n, probability: p))
  #expect(try goodnessOfFit(distribution, draws: 100_000, seed: 4711) > 1e-3)
}

@Test(arguments: [(1_000_000_000, 0.3), (1_000_000_000, 0.5), (1_000_000_000, 1e-6), (10_000, 0.7)])
func `draws of many trials are spread evenly over the distribution`(n: Int, p: Double) throws {
  let distribution = try #require(Binomial(trials: n, probability: p))
  var generator = SplitMix64(seed: 24301)
  var counts = [Int](repeating: 0, count: 100)
  let draws = 20_000
  for _ in 0..<draws {
    let k = distribution.draw(using: &generator)
    // A random place inside the distribution's step at k makes the level uniform.
    let place = Double(generator.next() >> 11) * 0x1p-53
    let level = distribution.cdf(k) - place * distribution.mass(k)
    counts[min(max(Int(level * 100), 0), 99)] += 1
  }
  let expected = Double(draws) / 100
  let statistic = counts.reduce(0.0) {
    $0 + (Double($1) - expected) * (Double($1) - expected) / expected
  }
  #expect(try #require(ChiSquared(degreesOfFreedom: 99)).survival(statistic) > 1e-3)
}

@Test func `draws of what is certain are certain`() throws {
  var generator = SplitMix64(seed: 1)
  for n in [0, 1, 1_000_000_000, Int.max] {
    let never = try #require(Binomial(trials: n, probability: 0))
    let always = try #require(Binomial(trials: n, probability: 1))
    #expect(never.draw(using: &generator) == 0)
    #expect(always.draw(using: &generator) == n)
    for p in [Double.leastNonzeroMagnitude, 1e-18, 0.5, 1 - 1e-16] {
      let distribution = try #require(Binomial(trials: n, probability: p))
      for _ in 0..<20 { #expect(0...n ~= distribution.draw(using: &generator)) }
    }
  }
}
