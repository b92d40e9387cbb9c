import AssayEvaluate
import AssayTestSupport
import Testing

@Suite struct ReliabilityBinsTests {
  @Test func `edges are the doubles nearest to j over M, and belong to the lower bin`() {
    for count in [1, 2, 3, 7, 10, 15, 20, 100, 1000] {
      let bins = ReliabilityBins(count: count)
      for j in 1...count {
        let edge = Double(j) / Double(count)
        #expect(bins.bin(of: edge) == j - 1, "\(j)/\(count)")
        #expect(bins.bin(of: edge.nextDown) == j - 1, "\(j)/\(count)")
        #expect(bins.bin(of: edge.nextUp) == min(j, count - 1), "\(j)/\(count)")
      }
    }
  }

  @Test(arguments: [
    (10, 3, 0.3, 0.30000000000000004), (10, 6, 0.6, 0.6000000000000001),
    (10, 7, 0.7, 0.7000000000000001), (20, 3, 0.15, 0.15000000000000002),
    (20, 6, 0.3, 0.30000000000000004), (20, 7, 0.35, 0.35000000000000003),
    (20, 12, 0.6, 0.6000000000000001), (20, 14, 0.7, 0.7000000000000001),
    (20, 17, 0.85, 0.8500000000000001), (20, 19, 0.95, 0.9500000000000001),
  ])
  func `edges that steps of 1 over M miss are not missed`(
    _ count: Int, _ j: Int, _ edge: Double, _ missed: Double
  ) {
    let bins = ReliabilityBins(count: count)
    #expect(bins.bin(of: edge) == j - 1)
    #expect(bins.bin(of: missed) == j)
  }

  @Test func `what is at the ends or beyond them has a bin`() {
    let bins = ReliabilityBins(count: 10)
    for score in [0, -0.0, -5, .leastNonzeroMagnitude, .nan, -.infinity] {
      #expect(bins.bin(of: score) == 0, "\(score)")
    }
    for score in [1, 3, 1e300, .infinity] { #expect(bins.bin(of: score) == 9, "\(score)") }
    #expect(ReliabilityBins(count: 0).count == 1)
  }

  @Test func `parts in any order merge to the same bins`() {
    var generator = seededGenerator(for: "bins")
    for round in 0..<40 {
      let rows = ScoredRows.random(round: round, using: &generator)
      var (one, two) = (ReliabilityBins(count: 15), ReliabilityBins(count: 15))
      for row in rows.scores.indices.shuffled(using: &generator) {
        if row % 3 == 0 {
          one.add(rows.scores[row], isPositive: rows.isPositive[row])
        } else {
          two.add(rows.scores[row], isPositive: rows.isPositive[row])
        }
      }
      one.merge(two)
      #expect(one.bins == rows.bins(15))
      #expect(ReliabilityBins(rows.ranked, count: 15) == one)
    }
  }

  @Test func `counts and sums are those of the scores`() {
    var generator = seededGenerator(for: "sums of bins")
    for round in 0..<40 {
      let rows = ScoredRows.random(round: round, using: &generator)
      for (index, bin) in rows.bins(7).enumerated() {
        let inside = zip(rows.scores, rows.isPositive).filter {
          $0.0 <= Double(index + 1) / 7 && (index == 0 || $0.0 > Double(index) / 7)
        }
        var sum = ExactSum()
        for (score, _) in inside { sum.add(score) }
        #expect(bin.count == inside.count)
        #expect(bin.positives == inside.filter(\.1).count)
        #expect((bin.scoreSum.value - sum.value).magnitude <= sum.value * 0x1p-52 + 0x1p-70)
      }
    }
  }

  @Test func `bins of equal mass hold tied scores together`() {
    let rows = ScoredRows(
      scores: [0.1, 0.25, 0.25, 0.25, 0.3, 0.4], isPositive: [false, true, false, true, true, true])
    // The middles of the ties are at 1, 5, 9 and 11 of 12.
    let bins = rows.ranked.equalMassBins(3)
    #expect(bins.map(\.count) == [1, 3, 2])
    #expect(bins.map(\.positives) == [0, 2, 2])
    #expect(bins[1].meanScore == 0.25)
    #expect(RankedScores([], isPositive: []).equalMassBins(4).map(\.count) == [0, 0, 0, 0])
    #expect(rows.ranked.equalMassBins(1).map(\.count) == [6])
    #expect(rows.ranked.equalMassBins(0).map(\.count) == [6])
  }

  @Test func `bins of equal mass from codes are those of the representatives, within the bound`() {
    var generator = seededGenerator(for: "bins of codes")
    for round in 0..<80 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let coded = rows.coded
      let bins = coded.equalMassBins(15)
      let representatives = ScoredRows(
        scores: rows.scores.map { ScoreCode($0).representative }, isPositive: rows.isPositive)
      #expect(representatives.ranked.equalMassBins(15) == bins)
      var (sum, exact) = (ScoreSum(), ScoreSum())
      for bin in bins { sum += bin.scoreSum }
      for score in rows.scores { exact += ScoreSum(score) }
      let bound = coded.meanScoreBound * Double(rows.scores.count)
      #expect((sum - exact).magnitude.value <= bound * (1 + 0x1p-50))
    }
  }
}

@Suite struct ScoreSumTests {
  @Test func `probabilities are exact down to the size of a step`() {
    for probability in [0, 1, 0.5, 0.1, 1 - 0x1p-53, 0x1p-31, 0x1p-84, 0x1.fffffffffffffp-32] {
      #expect(ScoreSum(probability).value == probability)
    }
    #expect(ScoreSum(0x1.7p-84).value == 0x1p-84)
    for small in [0x1p-86, 1e-200, .leastNonzeroMagnitude, -0.0, -1, .nan] {
      #expect(ScoreSum(small) == ScoreSum())
    }
    #expect(ScoreSum(5) == ScoreSum(count: 1))
    #expect((ScoreSum(0.25) - ScoreSum(1)).magnitude.value == 0.75)
    #expect((ScoreSum(1 - 0x1p-53) * (1 << 40)).value == 0x1p40 - 0x1p-13)
  }

  @Test func `sums of random probabilities are those of the exact sum`() {
    var generator = seededGenerator(for: "score sums")
    for _ in 0..<20 {
      var (sum, exact) = (ScoreSum(), ExactSum())
      for _ in 0..<1000 {
        let score = Double.random(in: 0x1p-20...1, using: &generator)
        sum += ScoreSum(score)
        exact.add(score)
      }
      #expect(sum.value == exact.value)
    }
  }
}
