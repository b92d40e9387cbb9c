import AssayNumerics
import AssayStatistics
import Testing

private func replicates(_ cells: [Int], seed: UInt64, _ range: Range<Int>) throws -> [[Int]] {
  var drawn: [[Int]] = []
  try #require(SampleBootstrap(cells: cells, seed: seed)).forEach(range) { drawn.append($1) }
  return drawn
}

@Test func `the first replicates are those worked out by hand`() throws {
  #expect(
    try replicates([2, 1, 1, 1, 3], seed: 0x5EED, 0..<3)
      == [[4, 3, 1, 0, 0], [3, 1, 1, 1, 2], [1, 1, 1, 1, 4]])
}

@Test func `a replicate is the same whoever draws it`() throws {
  let cells = [700, 0, 3, 1500, 20]
  let all = try replicates(cells, seed: 7, 0..<20)
  #expect(try replicates(cells, seed: 7, 13..<20) == Array(all[13...]))
  #expect(all.allSatisfy { $0.reduce(0, +) == 2223 && $0[1] == 0 })
}

@Test func `the numbers of a block are those of the generator`() {
  var generator = SplitMix64(seed: 99)
  let expected = (0..<40).map { _ in generator.next() }
  var numbers = [UInt64](repeating: 0, count: 25)
  var span = numbers.mutableSpan
  SplitMix64.fill(&span, count: 25, seed: 99, from: 15)
  #expect(numbers == Array(expected[15...]))
}

@Test func `too many samples, none, and negative counts are no bootstrap`() {
  for cells in [[], [0], [-1, 2], [20_001], [20_000, 1]] {
    #expect(SampleBootstrap(cells: cells, seed: 1) == nil)
  }
}

@Test func `replicates on one side of 0 give the smallest p, and an interval that excludes it`()
  throws
{
  let replicates = try #require(PairedReplicates((1...9999).map { Double($0) / 1e4 }))
  #expect(replicates.p == 0.0002 && replicates.smallestP == 0.0002)
  let interval = try #require(replicates.interval(.percent95))
  #expect(interval == Interval(low: 0.025, high: 0.975))
  #expect(try #require(PairedReplicates([1e-13, -1e-13, 0])).p == 1)
  // There is no interval at a level that these replicates cannot resolve.
  #expect(replicates.interval(try #require(Confidence(alpha: 1e-4))) == nil)
}

@Test func `a metric without value in more than one replicate of a hundred has no test`() {
  let defined = [Double](repeating: 0.5, count: 99)
  #expect(PairedReplicates(defined + [.nan]) != nil)
  #expect(PairedReplicates(defined.dropLast() + [.nan, .nan]) == nil)
}
