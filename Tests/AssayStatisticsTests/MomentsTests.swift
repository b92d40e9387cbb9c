import AssayStatistics
import AssayTestSupport
import Testing

private let example = [0.02, 0.05, 0.01, 0.9, 0.11, 0.03, 2.5, 0.07, 0.2, 0.04]

@Test func `moments of ten losses are those of fifty digits`() throws {
  let result = try moments(example)
  #expect(result.count == 10)
  #expect(isClose(result.mean, 0.393, relative: 1e-15))
  #expect(isClose(result.secondCentral, 0.557801000000000001, relative: 1e-15))
  #expect(isClose(result.thirdCentral, 0.918044063999999995, relative: 1e-15))
  #expect(isClose(try #require(result.standardDeviation), 0.787260369184737312, relative: 1e-15))
  #expect(isClose(try #require(result.standardError), 0.248953587820880559, relative: 1e-15))
  #expect(isClose(try #require(result.skewness), 2.20366002780623588, relative: 1e-15))
  #expect(try result.spread().isHeavyTailed)
}

@Test func `moments far from 0 keep their digits`() throws {
  // The values 10⁹ + 0.25·k are doubles with few significant bits.
  let values = [0, 0, 1, 1, 1, 7].map { 1e9 + 0.25 * $0 }
  let near = try moments([0, 0, 1, 1, 1, 7].map { 0.25 * $0 })
  let far = try moments(values)
  #expect(isClose(far.secondCentral, near.secondCentral, relative: 1e-12))
  #expect(isClose(try #require(far.skewness), try #require(near.skewness), relative: 1e-4))
}

@Test func `equal values have no spread, whatever they are`() throws {
  for value in [0, 0.1, 1.0 / 3, -7.3e-5, 123_456.789, 1e90, -1e-90] {
    for count in [1, 2, 3, 10, 1000] {
      let result = try moments([Double](repeating: value, count: count))
      #expect(result.secondCentral == 0 && result.thirdCentral == 0, "\(count) of \(value)")
      #expect(result.skewness == nil)
      #expect(result.standardDeviation == (count == 1 ? nil : 0))
    }
  }
  let many = try Moments(
    count: 1_000_000_000_000, sum: DoubleDouble(5e11), sumOfSquares: DoubleDouble(2.5e11),
    sumOfCubes: DoubleDouble(1.25e11))
  #expect(many.mean == 0.5 && many.secondCentral == 0)
}

@Test func `moments follow a shift and a scale`() throws {
  var generator = seededGenerator(for: "moments follow a shift and a scale")
  for _ in 0..<200 {
    let count = Int.random(in: 2...50, using: &generator)
    let values = (0..<count).map { _ in Double(Int.random(in: 0...1000, using: &generator)) }
    let plain = try moments(values)
    let moved = try moments(values.map { 8 * $0 - 4096 })
    #expect(isClose(moved.secondCentral, 64 * plain.secondCentral, relative: 1e-13))
    let tolerance = 1e-12 * plain.secondCentral * plain.secondCentral.squareRoot()
    #expect((moved.thirdCentral - 512 * plain.thirdCentral).magnitude <= 512 * tolerance)
  }
}

@Test func `two values are not skewed`() throws {
  let result = try moments([0.1, 0.7])
  #expect(result.skewness == 0)
  #expect(isClose(try #require(result.standardError), 0.3, relative: 1e-15))
}

@Test func `moments of impossible sums are refused, and nonsense has no spread`() throws {
  let one = DoubleDouble(1)
  func make(_ count: Int, _ sum: DoubleDouble, _ squares: DoubleDouble, _ cubes: DoubleDouble)
    throws -> Moments
  { try Moments(count: count, sum: sum, sumOfSquares: squares, sumOfCubes: cubes) }
  #expect(throws: Indeterminate.tooFew(least: 1)) { try make(0, one, one, one) }
  #expect(throws: Indeterminate.tooFew(least: 1)) { try make(-1, one, one, one) }
  #expect(throws: Indeterminate.impossible) { try make(.max, one, one, one) }
  #expect(throws: Indeterminate.notFinite) { try make(2, DoubleDouble(.infinity), one, one) }
  #expect(throws: Indeterminate.notFinite) { try make(2, one, DoubleDouble(.nan), one) }
  #expect(throws: Indeterminate.notFinite) { try make(2, one, one, DoubleDouble(-.infinity)) }
  #expect(throws: Indeterminate.notFinite) { try make(2, DoubleDouble(1e300), one, one) }
  #expect(try make(2, DoubleDouble(10), one, one).secondCentral == 0)
}

@Test func `no sums are more skewed than values can be`() throws {
  let absurd = try Moments(
    count: 36, sum: DoubleDouble(11), sumOfSquares: DoubleDouble(1e15),
    sumOfCubes: DoubleDouble(-1e300))
  #expect(isClose(try #require(absurd.skewness), -6))
  let interval = try absurd.spread().hallInterval(.percent95)
  #expect(interval.low < interval.high)
  // A single value that differs from all others gives the largest possible g, (n−2)/√(n−1).
  let lone = try moments([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  #expect(isClose(try #require(lone.skewness), 8.0 / 3, relative: 1e-14))
}
