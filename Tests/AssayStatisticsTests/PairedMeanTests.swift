import AssayStatistics
import AssayTestSupport
import Testing

/// Differences, and the values that the formulas give for them, computed by hand.
private struct Case: CustomTestStringConvertible {
  let testDescription: String
  let differences: [Double]
  let skewness: Double
  let transformed: Double
  let hallP: Double
  let hall: (Double, Double)
  let p: Double
  /// The interval; nil if the exact test has none.
  let interval: (Double, Double)?

  static let all = [
    Case(
      testDescription: "six, symmetric",
      differences: (1...6).map { -Double($0) / 8 }, skewness: 0, transformed: -4.58257569495584,
      hallP: 0.0059335445175922605, hall: (-0.6829142883725405, -0.1920857116274594), p: 0.03125,
      interval: (-0.75, -0.125)),
    Case(
      testDescription: "eight, skewed",
      differences: [-0.125, -0.25, -0.125, -0.25, -0.125, -0.25, -0.125, -3],
      skewness: -2.2505059221046073, transformed: -2.3152331295987345,
      hallP: 0.053770672051898845, hall: (-3.19002438679601, 0.00887797798831691),
      p: 0.053770672051898845, interval: (-3.19002438679601, 0.00887797798831691)),
    Case(
      testDescription: "five", differences: [-0.5, -1, -1, -0.5, -2],
      skewness: -0.9128709291752769, transformed: -5.8344955841858015,
      hallP: 0.004300665921618905, hall: (-4.107846227718439, -0.4330152668969217), p: 0.0625,
      interval: nil),
    Case(
      testDescription: "zeros among them", differences: [0, 0, -0.5, -0.25, 1, 0],
      skewness: 1.147728971491092, transformed: 0.28440556124756683, hallP: 0.7875020406553226,
      hall: (-0.35080063367137404, 2.2056966823620154), p: 1,
      interval: (-0.5, 2.2056966823620154)),
  ]

  func test() throws -> PairedMean {
    PairedMean(
      try moments(differences).spread(), signFlip: try SignFlip(differences),
      nonzero: differences.count { $0 != 0 })
  }
}

@Test(arguments: Case.all)
private func `p is the larger of two tests', and the interval their union`(_ example: Case) throws {
  let test = try example.test()
  #expect((test.spread.skewness - example.skewness).magnitude <= 1e-12)
  #expect(isClose(test.spread.transformed, example.transformed))
  #expect(isClose(test.spread.hallP, example.hallP))
  #expect(isClose(test.spread.hallInterval(.percent95), example.hall.0, example.hall.1))
  #expect(isClose(test.p, example.p))
  guard let (low, high) = example.interval else {
    #expect(throws: Indeterminate.tooFew(least: 6)) { try test.interval(.percent95) }
    return
  }
  #expect(isClose(try test.interval(.percent95), low, high))
}

@Test func `more than twenty units are tested by t and by Hall`() throws {
  let differences = [0.3, -0.1, 0.25, 0.4, 0.05, 0.15, -0.02, 0.33]
  let test = PairedMean(try moments(differences).spread(), signFlip: nil, nonzero: 8)
  #expect(isClose(test.spread.statistic, 2.67838736280774493))
  #expect(test.spread.degreesOfFreedom == 7)
  #expect(isClose(test.spread.studentP, 0.0316130421236622485))
  #expect(isClose(test.effectSize, 0.946952933442855085))
  #expect(
    isClose(
      test.spread.studentInterval(.percent95), 0.0199148672993391686, 0.320085132700660836))
  #expect(test.p == max(test.spread.studentP, test.spread.hallP))
}

@Test func `no p is below the smallest that signs could give`() throws {
  let differences = (1...30).map { 1 + Double($0) * 1e-6 }
  let test = PairedMean(try moments(differences).spread(), signFlip: nil, nonzero: 30)
  #expect(test.spread.studentP < 1e-30)
  #expect(test.p == 0x1p-29)
}

@Test func `each interval of a mean excludes 0 exactly when its p is below the risk`() throws {
  var generator = seededGenerator(for: "each interval of a mean excludes 0")
  for _ in 0..<500 {
    let count = Int.random(in: 2...30, using: &generator)
    let shift = Double.random(in: 0...1, using: &generator)
    let spread = try moments(
      (0..<count).map { _ in
        let u = Double.random(in: -1...1, using: &generator)
        return u * u * u + shift
      }
    ).spread()
    let confidence = try #require(
      Confidence(alpha: Double.random(in: 0.001...0.5, using: &generator)))
    #expect(
      spread.studentInterval(confidence).contains(0) == (spread.studentP > confidence.alpha))
    #expect(spread.hallInterval(confidence).contains(0) == (spread.hallP > confidence.alpha))
  }
}

@Test func `a test of a mean says why it has no answer`() throws {
  #expect(throws: Indeterminate.tooFew(least: 2)) { try moments([1]).spread() }
  #expect(throws: Indeterminate.noSpread) { try moments([1, 1, 1]).spread() }
  #expect(throws: Indeterminate.noSpread) { try moments([0, 0]).spread() }
}
