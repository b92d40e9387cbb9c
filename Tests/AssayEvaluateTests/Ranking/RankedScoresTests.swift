import AssayEvaluate
import AssayTestSupport
import Testing

@Suite struct RankedScoresTests {
  @Test func `tied scores are one group, zeros of both signs too`() {
    let ranked = RankedScores(
      [0.5, -0.0, 0.25, 0, 0.5, 0.5], isPositive: [true, false, true, true, false, true])
    #expect(ranked.groups.map(\.score) == [0.5, 0.25, 0])
    #expect(ranked.groups.map(\.positives) == [2, 1, 1])
    #expect(ranked.groups.map(\.negatives) == [1, 0, 1])
    #expect((ranked.positives, ranked.negatives) == (4, 2))
    #expect(ranked.resolution == .exact)
  }

  @Test func `scores of any size and sign are ranked`() {
    let scores = [
      -1e300, 5, -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, -2, 1e300, -1, 3,
    ]
    let ranked = RankedScores(scores, isPositive: scores.indices.map { $0 % 3 == 2 })
    #expect(ranked.groups.map(\.score) == scores.sorted(by: >))
    #expect(ranked.positives == 3)
  }

  @Test func `many scores are sorted as comparing them sorts them`() {
    var generator = seededGenerator(for: "sorting")
    for span in [0x1p-40, 1.0, 1e6, 1e300] {
      let scores = (0..<10_000).map { _ in Double.random(in: -span...span, using: &generator) }
      let ranked = RankedScores(positiveScores: scores, negativeScores: [])
      #expect(
        ranked.groups.flatMap { Array(repeating: $0.score, count: $0.count) }
          == scores.sorted(by: >))
      let few = RankedScores(positiveScores: [], negativeScores: Array(scores.prefix(100)))
      #expect(few.groups.map(\.score) == scores.prefix(100).sorted(by: >))
    }
    let same = RankedScores(
      positiveScores: Array(repeating: 0.7, count: 5000), negativeScores: [])
    #expect(same.groups.map(\.count) == [5000])
    #expect(same.groups.map(\.score) == [0.7])
  }

  @Test func `the order of rows changes no bit of anything`() {
    var generator = seededGenerator(for: "order of rows")
    for round in 0..<40 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let shuffled = rows.shuffled(using: &generator)
      #expect(rows.ranked == shuffled.ranked)
      #expect(rows.coded == shuffled.coded)
      #expect(rows.bins(15) == shuffled.bins(15))
    }
  }

  @Test func `codes have the counts of the scores that share them`() {
    var generator = seededGenerator(for: "codes of rankings")
    for round in 0..<40 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let coded = rows.coded
      #expect(coded.resolution == .coded)
      var left = rows.ranked.groups[...]
      var reach = 0.0
      for group in coded.groups {
        var (positives, negatives) = (0, 0)
        while let first = left.first, first.score >= coded.lowest(group) {
          #expect(first.score <= coded.highest(group))
          reach += Double(first.count) * (first.score - group.score).magnitude
          positives += first.positives
          negatives += first.negatives
          left.removeFirst()
        }
        #expect((positives, negatives) == (group.positives, group.negatives))
      }
      #expect(left.isEmpty)
      #expect(reach <= coded.meanScoreBound * Double(rows.scores.count) * (1 + 1e-12))
    }
  }
}
