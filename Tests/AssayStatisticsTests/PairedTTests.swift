import AssayStatistics
import Testing

private let differences = [0.3, -0.1, 0.25, 0.4, 0.05, 0.15, -0.02, 0.33]

@Test func `the paired test is that of fifty digits`() throws {
  let test = try PairedT(try moments(differences))
  #expect(isClose(test.t, 2.67838736280774493))
  #expect(test.degreesOfFreedom == 7)
  #expect(isClose(test.p, 0.0316130421236622485))
  #expect(isClose(test.effectSize, 0.946952933442855085))
  #expect(isClose(test.interval(.percent95), 0.0199148672993391686, 0.320085132700660836))
  #expect(isClose(try #require(test.minimumDetectable(.percent95)), 0.177819494555833349))
}

@Test func `the paired test's interval excludes 0 when its p is below the risk`() throws {
  var generator = seededGenerator(for: "the paired test's interval")
  for _ in 0..<500 {
    let count = Int.random(in: 2...30, using: &generator)
    let shift = Double.random(in: 0...1, using: &generator)
    let test = try PairedT(
      try moments((0..<count).map { _ in Double.random(in: -1...1, using: &generator) + shift }))
    let alpha = Double.random(in: 0.001...0.5, using: &generator)
    let interval = test.interval(try #require(Confidence(alpha: alpha)))
    #expect(interval.contains(0) == (test.p > alpha))
  }
}

@Test func `the paired test says why it has no answer`() throws {
  #expect(throws: Indeterminate.tooFew(least: 2)) { try PairedT(try moments([1])) }
  #expect(throws: Indeterminate.noSpread) { try PairedT(try moments([1, 1, 1])) }
  #expect(throws: Indeterminate.noSpread) { try PairedT(try moments([0, 0])) }
  let test = try PairedT(try moments(differences))
  for power in [0.4, 1, 1.2, .nan] {
    #expect(test.minimumDetectable(.percent95, power: power) == nil)
  }
  let half = try #require(test.minimumDetectable(.percent95, power: 0.5))
  #expect(isClose(half, 1.959963984540054 * test.standardError))
}
