import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Testing

@Suite struct CalibrationErrorsTests {
  @Test func `errors follow from gaps`() throws {
    var bins = ReliabilityBins(count: 2)
    bins.add([0.25, 0.25, 0.25, 0.25, 0.75], isPositive: [true, true, false, false, true])
    let errors = try #require(CalibrationErrors(bins.bins))
    #expect(errors.expected == 0.25)
    #expect(errors.maximum == 0.25)
    #expect(errors.squared == 0.0625)
    // The second bin has a single sample, which is left out: 4·(1/16 − ¼/3)/5.
    #expect(isClose(errors.squaredDebiased, 0.8 * (0.0625 - 0.25 / 3), relative: 1e-15))
    #expect(errors.rootMeanSquareDebiased == 0)
    #expect(errors.filledBins == 2)
  }

  @Test func `no samples have no errors, one has its own, scores that are right have none`() throws
  {
    #expect(CalibrationErrors([]) == nil)
    #expect(CalibrationErrors(ReliabilityBins(count: 15).bins) == nil)
    let one = try #require(
      CalibrationErrors(ScoredRows(scores: [0.25], isPositive: [true]).bins(5)))
    #expect((one.expected, one.maximum, one.expectedDebiased) == (0.75, 0.75, 0.75))
    #expect(one.squaredDebiased == 0)
    let right = ScoredRows(scores: [0, 0, 1, 1], isPositive: [false, false, true, true])
    let none = try #require(CalibrationErrors(right.bins(5)))
    #expect(
      (none.expected, none.maximum, none.squaredDebiased, none.expectedDebiased) == (0, 0, 0, 0))
    let wrong = ScoredRows(scores: [0, 0, 1, 1], isPositive: [true, true, false, false])
    #expect(CalibrationErrors(wrong.bins(5))?.expected == 1)
    #expect(CalibrationErrors(wrong.ranked.equalMassBins(5))?.expected == 1)
  }
}

@Suite struct MurphyTests {
  @Test func `parts add up to the score`() throws {
    var generator = seededGenerator(for: "Murphy")
    for round in 0..<80 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let ranked = rows.ranked
      guard let score = CORPDecomposition(ranked, IsotonicFit(ranked))?.score else {
        #expect(MurphyDecomposition(rows.bins(10), score: 0) == nil)
        continue
      }
      for bins in [rows.bins(10), ranked.equalMassBins(10)] {
        let parts = try #require(MurphyDecomposition(bins, score: score))
        let three = parts.reliability - parts.resolution + parts.uncertainty
        let five = three + parts.withinBinVariance - parts.withinBinCovariance
        #expect((five - score).magnitude <= 2e-15)
        #expect(parts.withinBinVariance >= 0)
      }
    }
  }

  @Test func `what bins hide is what their definition says`() throws {
    var generator = seededGenerator(for: "within bins")
    let rows = ScoredRows.random(round: 6, using: &generator)
    let count = Double(rows.scores.count)
    var (variance, covariance, score) = (0.0, 0.0, 0.0)
    let places = ReliabilityBins(count: 10)
    let bins = rows.bins(10)
    for (p, isPositive) in zip(rows.scores, rows.isPositive) {
      let bin = bins[places.bin(of: p)]
      let y = isPositive ? 1.0 : 0
      let (mean, frequency) = (try #require(bin.meanScore), try #require(bin.frequency))
      variance += (p - mean) * (p - mean) / count
      covariance += 2 * (p - mean) * (y - frequency) / count
      score += (p - y) * (p - y) / count
    }
    let parts = try #require(MurphyDecomposition(bins, score: score))
    #expect((parts.withinBinVariance - variance).magnitude < 1e-14)
    #expect((parts.withinBinCovariance - covariance).magnitude < 1e-14)
  }
}

@Suite struct CORPTests {
  private let example = RankedScores(
    [0.1, 0.2, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
    isPositive: [false, true, false, false, true, false, true, true])

  @Test func `the example's blocks are right`() {
    #expect(
      IsotonicFit(example).blocks.map {
        [Double($0.positives), Double($0.count), $0.lowest, $0.highest]
      }
        == [[0, 1, 0.1, 0.1], [1, 3, 0.2, 0.3], [1, 2, 0.4, 0.5], [2, 2, 0.6, 0.7]])
  }

  @Test func `the example's parts are right`() throws {
    let fit = IsotonicFit(example)
    let parts = try #require(CORPDecomposition(example, fit))
    let values = [
      parts.score, parts.miscalibration, parts.discrimination, parts.uncertainty,
      parts.recalibrated,
    ]
    let rights = [0.205, 0.059166666666666666, 0.10416666666666667, 0.25, 0.14583333333333334]
    for (value, right) in zip(values, rights) { #expect(isClose(value, right)) }
    #expect(parts.errorBound == 0)
  }

  @Test func `the curve goes through both ends of each block, at most so many as are asked for`() {
    let curve = IsotonicFit(example).curve(limit: 100)
    #expect(curve.map(\.score) == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
    #expect(curve.map(\.frequency) == [0, 1.0 / 3, 1.0 / 3, 0.5, 0.5, 1, 1])
    let short = IsotonicFit(example).curve(limit: 3)
    #expect(short.map(\.score) == [0.1, 0.5, 0.7])
    #expect(IsotonicFit(RankedScores([], isPositive: [])).curve(limit: 5).isEmpty)
    let one = IsotonicFit(RankedScores([0.5, 0.5], isPositive: [true, false]))
    #expect(one.curve(limit: 5) == one.curve(limit: 2))
    #expect(one.curve(limit: 5).map(\.frequency) == [0.5])
  }

  @Test func `blocks rise, hold all samples, and no constant is better`() {
    var generator = seededGenerator(for: "isotonic")
    for round in 0..<80 {
      let ranked = ScoredRows.random(round: round, using: &generator).ranked
      let blocks = IsotonicFit(ranked).blocks
      #expect(blocks.reduce(0) { $0 + $1.count } == ranked.count)
      #expect(blocks.reduce(0) { $0 + $1.positives } == ranked.positives)
      for (lower, higher) in zip(blocks, blocks.dropFirst()) {
        #expect(lower.frequency < higher.frequency)
        #expect(lower.highest < higher.lowest)
      }
      // No upper part of a pooled block has a higher frequency than the whole block.
      var groups = ranked.groups[...]
      for block in blocks.reversed() {
        var (positives, count) = (0, 0)
        while let group = groups.first, group.score >= block.lowest {
          positives += group.positives
          count += group.count
          #expect(positives * block.count <= block.positives * count)
          groups.removeFirst()
        }
        #expect(count == block.count)
      }
    }
  }

  @Test func `one class, ties and nothing are decomposed`() throws {
    let empty = RankedScores([], isPositive: [])
    #expect(IsotonicFit(empty).blocks.isEmpty)
    #expect(CORPDecomposition(empty, IsotonicFit(empty)) == nil)
    for (scores, isPositive) in [
      ([0.25], [true]), ([0.25, 0.75], [true, true]), ([0.25, 0.25], [true, false]),
      ([0.9, 0.1], [false, true]), ([0.5, 0.5, 0.5], [false, false, false]),
    ] {
      let ranked = RankedScores(scores, isPositive: isPositive)
      let fit = IsotonicFit(ranked)
      #expect(fit.blocks.count == 1)
      let parts = try #require(CORPDecomposition(ranked, fit))
      #expect(parts.discrimination == 0)
      #expect(parts.recalibrated == parts.uncertainty)
      #expect(parts.miscalibration == parts.score - parts.uncertainty)
    }
  }

  @Test func `a decomposition from codes is within its bound`() throws {
    var generator = seededGenerator(for: "bound of decompositions")
    for round in 0..<120 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let (exact, coded) = (rows.ranked, rows.coded)
      let (fit, codedFit) = (IsotonicFit(exact), IsotonicFit(coded))
      guard let right = CORPDecomposition(exact, fit) else { continue }
      let parts = try #require(CORPDecomposition(coded, codedFit))
      let bound = parts.errorBound + 1e-15
      #expect((parts.score - right.score).magnitude <= bound)
      #expect((parts.recalibrated - right.recalibrated).magnitude <= bound)
      #expect(parts.uncertainty == right.uncertainty)
    }
  }
}

@Suite struct CalibrationTestTests {
  @Test func `z and p follow from sums`() throws {
    let test = try #require(CalibrationTest(lossSum: 12, expectationSum: 10, varianceSum: 4))
    #expect(test.z == 1)
    #expect(isClose(test.p, 0.31731050786291415, relative: 1e-14))
    let low = try #require(CalibrationTest(lossSum: 10, expectationSum: 12, varianceSum: 1))
    #expect(low.z == -2)
    #expect(isClose(low.p, 0.04550026389635842, relative: 1e-14))
    let far = try #require(CalibrationTest(lossSum: 30, expectationSum: 0, varianceSum: 1))
    #expect(far.p > 0 && far.p < 1e-190)
  }

  @Test func `promises for certain leave nothing to test, and an infinite loss is infinitely far`()
  {
    for loss in [0, 2, .infinity] {
      #expect(CalibrationTest(lossSum: loss, expectationSum: 0, varianceSum: 0) == nil)
    }
    let infinite = CalibrationTest(lossSum: .infinity, expectationSum: 3, varianceSum: 2)
    #expect((infinite?.z, infinite?.p) == (.infinity, 0))
  }
}
