import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics
import AssayTestSupport
import Testing

/// The influences of each sample, for one class.
private func influences(_ rows: ScoredRows) -> [Influence] {
  let ranked = rows.ranked
  var byScore: [Double: (Influence, Influence)] = [:]
  ranked.eachInfluence(AUC(ranked), AveragePrecision(ranked)) { group, ofPositive, ofNegative in
    byScore[ranked.groups[group].score] = (ofPositive, ofNegative)
  }
  return zip(rows.scores, rows.isPositive).compactMap { score, isPositive in
    byScore[score].map { isPositive ? $0.0 : $0.1 }
  }
}

private func bounds(_ rows: ScoredRows) -> (area: IntervalResult, precision: IntervalResult) {
  let ranking = ModelRanking.ClassRanking(rows.ranked, .percent95)
  return (ranking.areaBounds, ranking.precisionBounds)
}

private func expectClose(
  _ bounds: IntervalResult, _ low: Double, _ high: Double, _ method: ConfidenceInterval.Method,
  doubt: ConfidenceInterval.Doubt? = nil, relative: Double = 1e-12,
  location: SourceLocation = #_sourceLocation
) throws {
  let found = try #require(try? bounds.get(), "\(bounds)", sourceLocation: location)
  #expect(isClose(found.interval.low, low, relative: relative), sourceLocation: location)
  #expect(isClose(found.interval.high, high, relative: relative), sourceLocation: location)
  #expect(found.method == method, sourceLocation: location)
  #expect(found.doubt == doubt, sourceLocation: location)
}

@Suite struct InfluenceTests {
  @Test func `influences on an average precision are those worked out by hand`() throws {
    let plain = ScoredRows(
      scores: [0.9, 0.8, 0.7, 0.6], isPositive: [true, false, true, false])
    for (found, right) in zip(influences(plain), [5.0 / 36, -4.0 / 36, -1.0 / 36, 0]) {
      #expect((found.y - right).magnitude <= 1e-15)
    }
    try expectClose(
      bounds(plain).precision, 3.8360026288844885e-10, 0.999999999984656, .influenceT,
      doubt: .rareClasses)
    let tied = ScoredRows(
      scores: [0.5, 0.5, 0.5, 0.2], isPositive: [true, false, true, true])
    let rights = [
      0.08564814814814814, -0.21064814814814814, 0.08564814814814814, 0.03935185185185186,
    ]
    for (found, right) in zip(influences(tied), rights) { #expect(isClose(found.y, right)) }
    let variances = tied.ranked.variances(AUC(tied.ranked), AveragePrecision(tied.ranked))
    #expect(try isClose(#require(variances.averagePrecision), 0.09088863168724279))
    try expectClose(
      bounds(tied).precision, 0.0050057685254990434, 0.9990269553711704, .influenceT,
      doubt: .rareClasses)
  }

  @Test func `the variance of an area and its interval are DeLong’s`() throws {
    let baseline = ScoredRows(
      scores: [0.9, 0.8, 0.4, 0.5, 0.3, 0.2], isPositive: [true, true, true, false, false, false])
    let variances = baseline.ranked.variances(
      AUC(baseline.ranked), AveragePrecision(baseline.ranked))
    #expect(try isClose(#require(variances.area), 2.0 / 81))
    try expectClose(
      bounds(baseline).area, 0.26137348040581415, 0.9945012750727569, .deLong,
      doubt: .rareClasses)
    // An example with ties.
    let outcomes = [true, true, false, true, true, false, true, false, false, false]
    for (scores, variance) in [
      ([0.9, 0.8, 0.8, 0.7, 0.6, 0.55, 0.5, 0.4, 0.4, 0.2], 0.0228),
      ([0.7, 0.9, 0.6, 0.6, 0.8, 0.3, 0.5, 0.5, 0.1, 0.4], 0.0068),
    ] {
      let rows = ScoredRows(scores: scores, isPositive: outcomes)
      for ranked in [rows.ranked, rows.coded] {
        let found = ranked.variances(AUC(ranked), AveragePrecision(ranked))
        #expect(try isClose(#require(found.area), variance))
      }
    }
  }

  @Test func `an area of 1 or 0 has the bound that disjoint pairs give`() throws {
    let scores = (0..<43).map { Double($0) / 50 }
    let isLast = scores.indices.map { $0 >= 40 }
    try expectClose(
      bounds(ScoredRows(scores: scores, isPositive: isLast)).area, 0.2924017738212866, 1,
      .disjointPairs, doubt: .rareClasses)
    try expectClose(
      bounds(ScoredRows(scores: scores.reversed(), isPositive: isLast)).area, 0,
      1 - 0.2924017738212866, .disjointPairs, doubt: .rareClasses)
    try expectClose(
      bounds(ScoredRows(scores: [0.1, 0.2], isPositive: [false, true])).area, 0.025, 1,
      .disjointPairs, doubt: .rareClasses)
  }

  @Test func `what has no interval says why`() {
    func rows(_ positives: [Double], _ negatives: [Double]) -> ScoredRows {
      ScoredRows(
        scores: positives + negatives,
        isPositive: positives.map { _ in true } + negatives.map { _ in false })
    }
    for (rows, area, precision) in [
      (rows([], []), NoInterval.noValue, NoInterval.noValue),
      (rows([], [0.1, 0.2]), .noValue, .noValue),
      (rows([0.1], [0.2, 0.05]), .tooFewSamples(least: 4), .tooFewSamples(least: 2)),
      (rows([0.1, 0.2], []), .noValue, .noSpread),
      (rows([0.1, 0.3, 0.3], [0.2]), .tooFewSamples(least: 4), nil),
      (rows([0.5, 0.5], [0.5, 0.5, 0.5]), .noSpread, nil),
      (rows([0.9, 0.8], [0.5, 0.6]), nil, .noSpread),
    ] as [(ScoredRows, NoInterval?, NoInterval?)] {
      let found = bounds(rows)
      #expect(reason(found.area) == area, "\(rows)")
      #expect(reason(found.precision) == precision, "\(rows)")
    }
  }

  private func reason(_ bounds: IntervalResult) -> NoInterval? {
    if case .failure(let reason) = bounds { reason } else { nil }
  }

  @Test func `influences add up to 0 and are those of the formula`() {
    var generator = seededGenerator(for: "influences")
    for round in 0..<40 where round % 8 < 7 {
      let rows = ScoredRows.random(round: round, using: &generator)
      let found = influences(rows)
      #expect(found.count == rows.scores.count)
      let twin = InfluenceTwin(
        [[], rows.scores], labels: rows.isPositive.map { $0 ? 1 : 0 }, classes: [1])
      let sum = found.reduce(Influence.zero, +)
      #expect(abs(sum.x) <= 1e-12 && abs(sum.y) <= 1e-12)
      for (found, (area, precision)) in zip(found, zip(twin.area, twin.averagePrecision)) {
        #expect(abs(found.x - area) <= 1e-14 && abs(found.y - precision) <= 1e-13)
      }
    }
  }
}
