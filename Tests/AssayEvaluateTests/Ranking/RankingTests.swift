import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Testing

@Suite struct AreaTests {
  @Test func `pairs are counted as their definition says`() {
    var generator = seededGenerator(for: "pairs")
    for round in 0..<40 where round % 8 < 7 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let both = zip(rows.scores, rows.isPositive)
      let (positives, negatives) = (both.filter(\.1).map(\.0), both.filter { !$0.1 }.map(\.0))
      var twiceU: Int128 = 0
      for positive in positives {
        for negative in negatives {
          twiceU += positive > negative ? 2 : positive == negative ? 1 : 0
        }
      }
      #expect(AUC(rows.ranked).twiceU == twiceU)
    }
  }

  @Test(arguments: [
    ([], [], Estimate.undefined(.noSamples)), ([0.3], [], .undefined(.noOtherSamples)),
    ([], [0.3, 0.2], .undefined(.noSamples)), ([0.3], [0.3], .value(0.5)),
    ([0.4], [0.3], .value(1)), ([0.2, 0.1], [0.8, 0.9], .value(0)),
    ([0.5, 0.5], [0.5, 0.5, 0.5], .value(0.5)), ([0.9, 0.4], [0.5], .value(0.5)),
  ])
  func `edge cases have their value or a reason`(
    _ positives: [Double], _ negatives: [Double], _ right: Estimate
  ) {
    let ranked = RankedScores(positiveScores: positives, negativeScores: negatives)
    #expect(AUC(ranked).estimate == right)
    #expect(AUC(ranked).errorBound == 0)
  }

  @Test func `an area from codes is within its bound`() throws {
    var generator = seededGenerator(for: "bound of areas")
    for round in 0..<80 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let coded = AUC(rows.coded)
      guard let exact = AUC(rows.ranked).estimate.finite else { continue }
      let value = try #require(coded.estimate.finite)
      #expect((value - exact).magnitude <= coded.errorBound + 1e-15)
    }
  }

  @Test func `codes of single numbers leave nothing open`() {
    let rows = ScoredRows(
      scores: [0, 0, 0.5, 0.5, 1, 1, 1], isPositive: [true, false, true, false, true, false, true])
    #expect(AUC(rows.coded) == AUC(rows.ranked))
    #expect(AveragePrecision(rows.coded) == AveragePrecision(rows.ranked))
  }

  @Test func `eight thousand million rows overflow nothing`() throws {
    // Half the negatives are lowest, half the positives highest, and the rest tied.
    var histogram = ScoreHistogram()
    histogram.add([0, 0.5, 0.5, 1], isPositive: [false, false, true, true])
    for _ in 0..<31 {
      let other = histogram
      histogram.merge(other)
    }
    let ranked = RankedScores(histogram)
    let half = 1 << 31
    #expect((ranked.positives, ranked.negatives) == (2 * half, 2 * half))
    #expect(AUC(ranked).twiceU == 7 * Int128(half) * Int128(half))
    #expect(AUC(ranked).estimate == .value(0.875))
    // Half of the positives' placements are 1 and half are ¾, and so are the negatives'.
    let variances = ranked.variances(AUC(ranked), AveragePrecision(ranked))
    let variance = try #require(variances.area)
    #expect(isClose(variance, 2 * (1.0 / 64) / Double(2 * half), relative: 1e-9))
    let fit = IsotonicFit(ranked)
    #expect(fit.blocks.map(\.frequency) == [0, 0.5, 1])
    let brier = try #require(CORPDecomposition(ranked, fit))
    #expect((brier.score, brier.recalibrated, brier.uncertainty) == (0.125, 0.125, 0.25))
    #expect(brier.errorBound == 0)
    let bins = ranked.equalMassBins(4)
    #expect(bins.map(\.count) == [half, 0, 2 * half, half])
    #expect(bins.map(\.meanScore) == [0, nil, 0.5, 1])
    #expect(ReliabilityBins(ranked, count: 2).bins.map(\.count) == [3 * half, half])
    #expect(ThresholdCurve(ranked).cheapest().threshold == 1)
  }
}

@Suite struct AveragePrecisionTests {
  @Test func `steps are added, and ties are one`() {
    // Precisions 1, ⅔ at recalls ½, 1; and tied, ⅔ at once.
    let apart = RankedScores([0.9, 0.8, 0.7], isPositive: [true, false, true])
    let mean = (1 + 2.0 / 3) / 2
    #expect(AveragePrecision(apart).estimate == .value(mean))
    let tied = RankedScores([0.9, 0.9, 0.9], isPositive: [true, false, true])
    #expect(AveragePrecision(tied).estimate == .value(2.0 / 3))
    let wrong = RankedScores([0.9, 0.1], isPositive: [false, true])
    #expect(AveragePrecision(wrong).estimate == .value(0.5))
    let none = RankedScores([0.9], isPositive: [false])
    #expect(AveragePrecision(none).estimate == .undefined(.noSamples))
    #expect(AveragePrecision(RankedScores([0.9], isPositive: [true])).estimate == .value(1))
  }

  @Test func `a precision from codes is within its bound`() throws {
    var generator = seededGenerator(for: "bound of precisions")
    for round in 0..<80 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let coded = AveragePrecision(rows.coded)
      guard let exact = AveragePrecision(rows.ranked).estimate.finite else { continue }
      let value = try #require(coded.estimate.finite)
      #expect((value - exact).magnitude <= coded.errorBound + 1e-15)
    }
  }
}

/// All scores have one code, and the positives are all highest or all lowest.
@Test(arguments: [(50, true), (50, false), (90, true), (90, false), (10, true), (10, false)])
func `the best and the worst order within a code are within the bounds`(
  _ positives: Int, _ areHighest: Bool
) throws {
  let rows = ScoredRows(
    scores: (0..<100).map { 0.3 + Double($0) * 0x1p-20 },
    isPositive: (0..<100).map { areHighest ? $0 >= 100 - positives : $0 < positives })
  let (exact, coded) = (rows.ranked, rows.coded)
  #expect(coded.groups.count == 1)
  #expect(AUC(exact).estimate == .value(areHighest ? 1 : 0))
  #expect(AUC(coded).estimate == .value(0.5))
  #expect(AUC(coded).errorBound == 0.5)
  let precision = AveragePrecision(coded)
  let difference =
    try #require(AveragePrecision(exact).estimate.finite) - #require(precision.estimate.finite)
  #expect(difference.magnitude <= precision.errorBound)
  let (right, parts) = (
    try #require(CORPDecomposition(exact, IsotonicFit(exact))),
    try #require(CORPDecomposition(coded, IsotonicFit(coded)))
  )
  #expect(right.recalibrated == (areHighest ? 0 : parts.recalibrated))
  #expect(parts.recalibrated - right.recalibrated <= parts.errorBound)
}

@Suite struct LabelRankTests {
  @Test func `equal scores are in the order of the columns`() throws {
    let matrix = try probabilities([
      [0.25, 0.5, 0.25], [0.25, 0.5, 0.25], [0.25, 0.5, 0.25], [0, 0, 1],
    ]).matrix
    #expect(labelRanks(matrix, labels: [0, 1, 2, 1]) == [1, 0, 2, 2])
  }

  @Test func `ranks are those that sorting gives, in any block`() {
    var generator = seededGenerator(for: "label ranks")
    for (rows, columns) in [(1, 2), (7, 3), (8, 1), (9, 10), (64, 5), (65, 40)] {
      var matrix = Matrix(rows: rows, columns: columns)
      matrix.fill { _, _ in (Double.random(in: 0...1, using: &generator) * 6).rounded() / 6 }
      let labels = (0..<rows).map { _ in Int32.random(in: 0..<Int32(columns), using: &generator) }
      let rights = (0..<rows).map { row in
        let order = (0..<columns).sorted {
          (matrix[row, $1], $0) < (matrix[row, $0], $1)
        }
        return Int32(order.firstIndex(of: Int(labels[row])) ?? -1)
      }
      #expect(labelRanks(matrix, labels: labels) == rights)
      var ranks = LabelRanks(classCount: columns)
      ranks.add(labelRanks(matrix, labels: labels))
      let twice = ranks
      ranks.merge(twice)
      #expect(ranks.counts.reduce(0, +) == 2 * rows)
      #expect(ranks.topError(columns) == .value(0))
    }
    #expect(LabelRanks(classCount: 3).topError(1) == .undefined(.noSamples))
  }
}

@Suite struct ClassAverageTests {
  @Test func `classes without a value are left out, and all of them are a reason`() {
    let some = ClassAverage(
      weighted: [(.value(0.5), 3), (.undefined(.noSamples), 0), (.value(1), 1)])
    #expect(some.estimate == .value(0.625))
    #expect(some.definedCount == 2)
    let none = ClassAverage(macro: [.undefined(.noOtherSamples), .undefined(.noSamples)])
    #expect(none.estimate == .undefined(.noOtherSamples))
    #expect(none.definedCount == 0)
    #expect(ClassAverage(macro: []).estimate == .undefined(.noSamples))
  }

  @Test func `a pair without one of its classes has no area`() {
    let both = RankedScores(positiveScores: [0.5], negativeScores: [0.1, 0.7])
    let other = RankedScores(positiveScores: [0.9, 0.3], negativeScores: [0.5])
    #expect(ClassPair(AUC(both), AUC(other)).estimate == .value(0.5))
    #expect(ClassPair(AUC(both), AUC(other)).weight == 3)
    let none = RankedScores(positiveScores: [], negativeScores: [0.5])
    #expect(ClassPair(AUC(none), AUC(none)).estimate == .undefined(.noSamples))
  }
}
