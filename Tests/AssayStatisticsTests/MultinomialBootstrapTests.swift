import AssayStatistics
import Testing

private func replicates(_ cells: [Int], seed: UInt64, count: Int) throws -> [[Int]] {
  var drawn: [[Int]] = []
  let bootstrap = try #require(MultinomialBootstrap(cells: cells, seed: seed, replicates: count))
  bootstrap.forEachReplicate { drawn.append($0) }
  return drawn
}

@Test func `each replicate has as many samples, and none in an empty cell`() throws {
  for cells in [[1], [0, 1], [0, 0, 5, 0], [3, 0, 2, 1], [10_000_000, 1, 0, 999_999_999_999]] {
    let drawn = try replicates(cells, seed: 9, count: 200)
    #expect(drawn.count == 200)
    for replicate in drawn {
      #expect(replicate.reduce(0, +) == cells.reduce(0, +))
      #expect(zip(cells, replicate).allSatisfy { $1 >= 0 && ($0 > 0 || $1 == 0) })
    }
  }
}

@Test func `the same seed gives the same replicates, and another one others`() throws {
  let cells = [40, 3, 0, 57]
  #expect(try replicates(cells, seed: 5, count: 50) == replicates(cells, seed: 5, count: 50))
  #expect(try replicates(cells, seed: 5, count: 50) != replicates(cells, seed: 6, count: 50))
}

@Test func `cells vary and covary as a multinomial distribution`() throws {
  let cells = [500, 20, 300, 0, 180]
  let drawn = try replicates(cells, seed: 77, count: 20_000)
  let n = Double(cells.reduce(0, +))
  for (i, first) in cells.enumerated() {
    for (j, second) in cells.enumerated() where first > 0 && second > 0 {
      let (a, b) = (Double(first), Double(second))
      let sum = drawn.reduce(0.0) { $0 + (Double($1[i]) - a) * (Double($1[j]) - b) }
      let expected = (i == j ? a : 0) - a * b / n
      // The standard error of such a mean is about 1/√20000 of the product of both deviations.
      let deviations = (a * (1 - a / n) * b * (1 - b / n)).squareRoot()
      #expect((sum / 20_000 - expected).magnitude < 0.05 * deviations, "\(i), \(j)")
    }
    let mean = drawn.reduce(0.0) { $0 + Double($1[i]) } / 20_000
    #expect((mean - Double(first)).magnitude < 0.03 * Double(first).squareRoot() + 1e-9)
  }
}

@Test func `an error rate resampled from counts has the interval of resampled rows`() throws {
  // SampleData's digits, logistic regression; 0.0239287... and 0.0400667... are from resampling
  // 1797 rows 9999 times.
  let rates = try replicates([57, 1740], seed: 24301, count: 9999).map { Double($0[0]) / 1797 }
  let interval = try Interval.percentile(of: rates, .percent95)
  #expect((interval.low - 0.023928770172509738).magnitude < 1.5 / 1797)
  #expect((interval.high - 0.04006677796327212).magnitude < 1.5 / 1797)
}

@Test func `no bootstrap is made of no samples`() {
  for cells in [[], [0, 0], [-1, 2], [.max, 1]] {
    #expect(MultinomialBootstrap(cells: cells, seed: 1, replicates: 10) == nil)
  }
  #expect(MultinomialBootstrap(cells: [1], seed: 1, replicates: -1) == nil)
}
