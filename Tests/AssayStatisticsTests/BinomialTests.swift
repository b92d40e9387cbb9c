import AssayStatistics
import Testing

private func binomial(_ trials: Int, _ probability: Double) throws -> Binomial {
  try #require(Binomial(trials: trials, probability: probability))
}

@Test(.enabled(if: vectors != nil, noVectors))
func `the binomial distribution is that of the vectors`() throws {
  for example in try cases("binom_cdf") {
    let distribution = try binomial(example["n"].count(), example["p"].double())
    let k = try example["k"].count()
    #expect(
      isCloseP(distribution.cdf(k), try example["cdf"].double()), "\(distribution), \(k)")
  }
}

@Test(arguments: [
  (497_000, 1_000_000, 9.9257488196151037841e-10),
  (49_980_000, 100_000_000, 0.00003168462083897178265),
  (4_999_900_000, 10_000_000_000, 0.022750671860543909903),
  (4_999_000_000, 10_000_000_000, 2.7541725966009781472e-89),
  (5_000_000_000, 10_000_000_000, 0.50000398942280391459),
  (499_999_000_000, 1_000_000_000_000, 0.022750185939172715894),
])
func `a fair coin may be tossed any number of times`(k: Int, n: Int, expected: Double) throws {
  #expect(isCloseP(try binomial(n, 0.5).cdf(k), expected))
}

@Test(arguments: [
  (3, 7, 0.3, 0.87396400000000001439), (95, 100, 0.9, 0.97628891733652319868),
  (30, 1_000_000_000, 2e-8, 0.98652531955443133106),
  (2_996_000, 10_000_000, 0.3, 0.0028881058272592847688),
])
func `a coin need not be fair`(k: Int, n: Int, p: Double, expected: Double) throws {
  #expect(isClose(try binomial(n, p).cdf(k), expected, relative: 1e-11))
}

@Test func `a fair coin's probabilities are exact up to 62 tosses`() throws {
  for n in 0...62 {
    let distribution = try binomial(n, 0.5)
    var sum = 0.0
    for k in 0...n {
      let mass = distribution.mass(k)
      #expect(mass * Double(1 << n) == (mass * Double(1 << n)).rounded())
      sum += mass
      if n <= 50 { #expect(distribution.cdf(k) == sum) }
    }
    #expect(isClose(sum, 1, relative: 1e-15))
  }
  #expect(try binomial(62, 0.5).mass(31) == Double(465_428_353_255_261_088 as Int) / 0x1p62)
}

@Test(arguments: [(1, 0.3), (2, 0.9), (63, 0.5), (100, 0.01), (1000, 0.77)])
func `the probabilities sum to the distribution`(n: Int, p: Double) throws {
  let distribution = try binomial(n, p)
  var sum = 0.0
  for k in 0...n {
    sum += distribution.mass(k)
    // Below this, subnormal numbers have few digits.
    if sum > 1e-300 { #expect(isClose(distribution.cdf(k), sum, relative: 1e-11), "\(k)") }
  }
}

@Test func `the binomial distribution has an answer for every count`() throws {
  #expect(Binomial(trials: -1, probability: 0.5) == nil)
  #expect(Binomial(trials: 1, probability: 1.5) == nil)
  #expect(Binomial(trials: 1, probability: .nan) == nil)
  #expect(try binomial(0, 0.5).cdf(0) == 1)
  #expect(try binomial(0, 0.5).mass(0) == 1)
  for n in [1, 62, 63, 1_000_000, Int.max] {
    for p in [0, Double.leastNonzeroMagnitude, 1e-10, 0.5, 1 - 1e-16, 1] {
      let distribution = try binomial(n, p)
      #expect(distribution.cdf(-1) == 0)
      #expect(distribution.cdf(n) == 1)
      for k in [0, 1, n / 3, n / 2, n - 1, n] {
        #expect((0...1).contains(distribution.cdf(k)), "\(n), \(p), \(k)")
        #expect((0...1).contains(distribution.mass(k)), "\(n), \(p), \(k)")
      }
    }
  }
  #expect(try binomial(5, 0).mass(0) == 1)
  #expect(try binomial(5, 1).mass(5) == 1)
  #expect(try binomial(5, 0).cdf(0) == 1)
  #expect(try binomial(5, 1).cdf(4) == 0)
}

/// The expected values are exact fractions.
@Test(arguments: [
  (10, 0.5, 0.05, 2...8), (178, 0.95, 0.05, 163...174), (1, 0.3, 0.05, 0...1),
  (7, 0, 0.05, 0...0), (7, 1, 0.05, 7...7), (1000, 0.77, 0.01, 735...804),
  (50, 0.999, 1e-9, 45...50), (0, 0.5, 0.05, 0...0),
])
func `the central range leaves out at most half of the risk at each end`(
  n: Int, p: Double, alpha: Double, expected: ClosedRange<Int>
) throws {
  let confidence = try #require(Confidence(alpha: alpha))
  #expect(try binomial(n, p).central(confidence) == expected)
}

@Test(arguments: [(62, 0.5), (63, 0.5), (40, 0.03), (300, 0.9)])
func `a quantile is the least number that has the probability`(n: Int, p: Double) throws {
  let distribution = try binomial(n, p)
  for share in [0, 0.01, 0.3, 0.5, 0.975, 1] {
    let k = distribution.quantile(share)
    #expect(k == (0...n).first { distribution.cdf($0) >= share })
  }
}

/// The expected shares are 1 − 0.2^(1/n) for one success and 0.8^(1/n) for all; the others are from
/// sums of probabilities with 50 digits.
@Test(arguments: [
  (1, 400, 0.0040155109692), (400, 400, 0.9994422966960), (0, 7, 0), (29, 400, 0.0829492911112),
  (108, 1797, 0.0647292888738), (36, 174, 0.2310629424207), (5, 20, 0.3132998786374),
])
func `the least share reaches a number of successes in four of five cases`(
  k: Int, n: Int, expected: Double
) throws {
  let share = try #require(Binomial.leastShare(reaching: k, of: n, power: 0.8))
  #expect((share - expected).magnitude < 1e-10)
  #expect(try 1 - binomial(n, share).cdf(k - 1) >= 0.8 - 1e-12)
  #expect(Binomial.leastShare(reaching: n + 1, of: n, power: 0.8) == nil)
}
