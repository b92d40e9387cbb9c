import AssayData
import AssayEvaluate
import AssayResults
import Testing

@Suite struct DeLongTests {
  /// An example with ties.
  private let outcomes = [true, true, false, true, true, false, true, false, false, false]
  private let first = [0.9, 0.8, 0.8, 0.7, 0.6, 0.55, 0.5, 0.4, 0.4, 0.2]
  private let second = [0.7, 0.9, 0.6, 0.6, 0.8, 0.3, 0.5, 0.5, 0.1, 0.4]

  @Test(arguments: [false, true])
  func `an example with ties is right, by codes too`(_ coded: Bool) throws {
    let pair = DeLong(
      placementSums(
        ScoredRows(scores: first, isPositive: outcomes),
        ScoredRows(scores: second, isPositive: outcomes), coded: coded))
    #expect(pair.first == .value(0.82))
    #expect(pair.second == .value(0.92))
    for (estimate, right) in [
      (pair.firstVariance, 0.0228), (pair.secondVariance, 0.0068), (pair.covariance, 0.0103),
      (pair.differenceVariance, 0.009),
    ] {
      #expect(try isClose(#require(estimate.finite), right))
    }
  }

  @Test func `placements are what counting gives, of scores that are not there too`() {
    var generator = seededGenerator(for: "placements")
    for round in 0..<40 where round % 8 < 7 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let placements = Placements(rows.ranked)
      let strangers = [0, 1, 0.5, 0.3, -2, 8].map { ($0, true) } + [(0.4, false), (3e9, false)]
      let all = Array(zip(rows.scores, rows.isPositive))
      let rights = (all + strangers).map { score, isPositive in
        all.filter { $0.1 != isPositive }.reduce(0) { sum, other in
          sum + (other.0 == score ? 1 : (other.0 < score) == isPositive ? 2 : 0)
        }
      }
      #expect((all + strangers).map { placements.twice($0.0, isPositive: $0.1) } == rights)
    }
  }

  @Test func `placements of logits are found`() {
    let scores = [-700.0, -3, -0.5, 0, 2, 2, 40, 1e300]
    let isPositive = [false, true, false, true, false, true, true, true]
    let placements = Placements(RankedScores(scores, isPositive: isPositive))
    #expect(
      zip(scores, isPositive).map { placements.twice($0, isPositive: $1) }
        == [10, 2, 8, 4, 5, 5, 6, 6])
  }

  @Test func `order and merging change no bit, and both ways to a model's sums agree`() {
    var generator = seededGenerator(for: "placement sums")
    for round in 0..<40 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let other = ScoredRows(
        scores: rows.scores.map { 1 - $0 * $0 }, isPositive: rows.isPositive)
      let order = rows.scores.indices.shuffled(using: &generator)
      let (one, two) = (Placements(rows.ranked), Placements(other.ranked))
      var parts = [PlacementSums(), PlacementSums(), PlacementSums()]
      for row in order {
        let isPositive = rows.isPositive[row]
        parts[row % 3].add(
          first: one.twice(rows.scores[row], isPositive: isPositive),
          second: two.twice(other.scores[row], isPositive: isPositive), isPositive: isPositive)
      }
      var merged = parts[1]
      merged.merge(parts[2])
      merged.merge(parts[0])
      #expect(merged == placementSums(rows, other))
      #expect(PlacementSums(rows.ranked) == placementSums(rows, rows))
      #expect(PlacementSums(rows.coded) == placementSums(rows, rows, coded: true))
      #expect(DeLong(merged).first == AUC(rows.ranked).estimate)
      #expect(DeLong(merged).second == AUC(other.ranked).estimate)
    }
  }

  @Test func `the variance of a difference is what variances and covariance make it`() throws {
    var generator = seededGenerator(for: "differences")
    for _ in 0..<50 {
      let rows = ScoredRows.random(round: 5, using: &generator)
      let noisy = ScoredRows(
        scores: rows.scores.map { $0 + Double.random(in: 0...0.5, using: &generator) },
        isPositive: rows.isPositive)
      let pair = DeLong(placementSums(rows, noisy))
      let variance = try #require(pair.differenceVariance.finite)
      let made =
        try #require(pair.firstVariance.finite) + #require(pair.secondVariance.finite)
        - 2 * #require(pair.covariance.finite)
      #expect((variance - made).magnitude <= 1e-15)
      #expect(DeLong(placementSums(rows, rows)).differenceVariance == .value(0))
    }
  }

  @Test func `a spread needs two of each class`() {
    for (isPositive, reason) in [
      ([], Undefined.noSamples), ([true, true], .noOtherSamples), ([false], .noSamples),
    ] {
      let scores = isPositive.indices.map { Double($0) / 4 }
      let result = DeLong(PlacementSums(RankedScores(scores, isPositive: isPositive)))
      #expect(result.first == .undefined(reason))
      #expect(result.firstVariance == .undefined(.tooFewSamples))
    }
    let three = DeLong(
      PlacementSums(RankedScores([0.1, 0.2, 0.3], isPositive: [true, false, true])))
    #expect(three.first == .value(0.5))
    #expect(three.covariance == .undefined(.tooFewSamples))
    let perfect = DeLong(
      PlacementSums(RankedScores([0.1, 0.2, 0.8, 0.9], isPositive: [false, false, true, true])))
    #expect(perfect.first == .value(1))
    #expect(perfect.firstVariance == .value(0))
  }
}
