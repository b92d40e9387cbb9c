import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics
import AssayTestSupport
import Testing

@Suite struct JointRankingTests {
  private func models(
    _ classCount: Int, labels: [Int32], _ rows: [[Double]]...
  ) throws -> RankedModels {
    RankedModels(
      classCount: classCount, labels: labels,
      predictions: try rows.map { .probabilities(try probabilities($0)) }, positive: 1)
  }

  /// Models on two classes, given by the probabilities of the second class.
  private func binary(_ positive: [Bool], _ scores: [Double]...) -> RankedModels {
    RankedModels(
      classCount: 2, labels: positive.map { $0 ? 1 : 0 },
      predictions: scores.map { .positiveProbability($0) }, positive: 1)
  }

  private func expect(
    _ found: InfluenceDifference?, _ difference: Double, _ variance: Double,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let found = try #require(found, sourceLocation: location)
    #expect((found.difference - difference).magnitude <= 1e-15, sourceLocation: location)
    #expect(isClose(found.variance, variance, relative: 1e-12), sourceLocation: location)
  }

  @Test func `a mean over three classes varies as worked out by hand`() throws {
    let ranked = try models(
      3, labels: [0, 0, 1, 1, 2, 2],
      [
        [0.7, 0.2, 0.1], [0.4, 0.5, 0.1], [0.2, 0.6, 0.2], [0.5, 0.3, 0.2], [0.1, 0.3, 0.6],
        [0.3, 0.25, 0.45],
      ]
    ).ranked()
    let ranking = try #require(ranked.rankings[0])
    #expect(ranking.classes.map(\.area.estimate) == [.value(0.875), .value(0.8125), .value(1)])
    #expect(ranking.area == .value(2.6875 / 3))
    #expect(try isClose(#require(ranking.variances).x, 0.019748263888888888, relative: 1e-12))
  }

  @Test func `two areas of the same samples differ as DeLong says`() throws {
    let positive = [true, true, true, false, false, false]
    let ranked = try binary(
      positive, [0.9, 0.8, 0.4, 0.5, 0.3, 0.2], [0.7, 0.6, 0.55, 0.5, 0.65, 0.1]
    ).ranked()
    try expect(ranked.differences[1]?.area, -1.0 / 9, 8.0 / 81)
    // Another example, with ties.
    let outcomes = [true, true, false, true, true, false, true, false, false, false]
    let others = binary(
      outcomes, [0.9, 0.8, 0.8, 0.7, 0.6, 0.55, 0.5, 0.4, 0.4, 0.2],
      [0.7, 0.9, 0.6, 0.6, 0.8, 0.3, 0.5, 0.5, 0.1, 0.4])
    for modelCount in [1, 1 << 20] {
      try expect(others.ranked(modelCount: modelCount).differences[1]?.area, 0.1, 0.009)
    }
  }

  @Test func `a perfect model and a constant one differ without any variance`() throws {
    let ranked = try binary(
      [true, true, true, false, false, false], [0.9, 0.8, 0.7, 0.3, 0.2, 0.1],
      Array(repeating: 0.5, count: 6)
    ).ranked()
    #expect(
      ranked.differences[1]?.area
        == InfluenceDifference(
          difference: -0.5, variance: 0, degreesOfFreedom: nil))
  }

  @Test(arguments: RankedModels.Shape.all)
  func `variances are those of the formulas, exact and from codes`(
    _ shape: RankedModels.Shape
  ) throws {
    var generator = seededGenerator(for: "joint rankings")
    for _ in 0..<2 {
      let models = try RankedModels.random(shape, using: &generator)
      let exact = try models.ranked()
      try expectTwin(models, exact)
      let coded = try models.ranked(modelCount: (1 << 24) / (shape.rows * shape.classes))
      #expect(coded.differences == exact.differences)
      for (one, other) in zip(coded.rankings, exact.rankings) {
        #expect(one?.resolution == .coded)
        #expect(one?.variances == other?.variances)
      }
    }
  }

  @Test func `so many codes that influences are in single precision give eight digits`() throws {
    // Each score has a different code, so codes lose nothing.
    let codes = (20_000..<26_000).map { ScoreCode(rawValue: UInt16($0)).representative }
    var generator = seededGenerator(for: "many codes")
    let positive = codes.indices.map { _ in Bool.random(using: &generator) }
    let models = binary(
      positive, codes.shuffled(using: &generator), codes.shuffled(using: &generator))
    let exact = try models.ranked()
    let coded = try models.ranked(modelCount: 1 << 12)
    #expect(coded.rankings[0]?.resolution == .coded)
    let (found, right) = (coded.differences[1], exact.differences[1])
    #expect(found?.area?.difference == right?.area?.difference)
    #expect(
      try isClose(#require(found?.area?.variance), #require(right?.area?.variance), relative: 1e-8))
    #expect(
      try isClose(
        #require(found?.averagePrecision?.variance), #require(right?.averagePrecision?.variance),
        relative: 1e-8))
  }

  private func expectTwin(_ models: RankedModels, _ ranked: JointRanking) throws {
    let labels = models.labels
    let classes = models.classCount == 2 ? [1] : Array(0..<models.classCount)
    let counts = classes.map { index in labels.count { Int($0) == index } }
    let twins = try models.predictions.indices.map { model in
      InfluenceTwin(
        try (0..<models.classCount).map { index in
          try labels.indices.map { try models.score(model, $0, index) }
        }, labels: labels, classes: classes)
    }
    func precisionVariance(_ influences: [Double]) -> Double {
      guard models.classCount == 2 else { return InfluenceTwin.variance(influences, labels) }
      let factor = counts[0] > 1 ? Double(counts[0]) / Double(counts[0] - 1) : 2
      return factor * influences.reduce(0) { $0 + $1 * $1 }
    }
    func isNear(_ found: Double, _ right: Double) -> Bool {
      (found - right).magnitude <= 1e-12 * right + 1e-24
    }
    for (pair, found) in zip(models.pairs, ranked.differences) {
      let (old, new) = (twins[pair.baseline], twins[pair.candidate])
      if let area = found?.area {
        let right = InfluenceTwin.variance(zip(new.area, old.area).map { $0 - $1 }, labels)
        #expect(isNear(area.variance, right))
        #expect(area.degreesOfFreedom == nil)
      }
      if let precision = found?.averagePrecision {
        let right = precisionVariance(
          zip(new.averagePrecision, old.averagePrecision).map { $0 - $1 })
        #expect(isNear(precision.variance, right))
        #expect(precision.degreesOfFreedom == counts.filter { $0 > 0 }.min().map { Double($0 - 1) })
      }
      let isPossible =
        Set(labels).count > 1
        && (models.classCount > 2
          || (0..<2).allSatisfy { index in labels.count { $0 == index } > 1 })
      #expect((found?.area != nil) == isPossible)
      #expect((found?.averagePrecision != nil) == (counts.filter { $0 > 0 }.min() ?? 0 > 1))
    }
    for (twin, ranking) in zip(twins, ranked.rankings) {
      if let variances = ranking?.variances {
        #expect(isNear(variances.x, InfluenceTwin.variance(twin.area, labels)))
        #expect(isNear(variances.y, precisionVariance(twin.averagePrecision)))
      } else if let ranking, ranking.positive != nil,
        ranking.classes.allSatisfy({ $0.positives > 1 })
      {
        let variance = try #require(ranking.classes[1].areaVariance.finite)
        #expect(isNear(variance, InfluenceTwin.variance(twin.area, labels)))
      }
    }
  }

  @Test(arguments: RankedModels.Shape.all)
  func `a model does not differ from itself, and a pair turned round only in sign`(
    _ shape: RankedModels.Shape
  ) throws {
    var generator = seededGenerator(for: "itself")
    let models = try RankedModels.random(shape, using: &generator)
    let differences = try models.ranked().differences
    for own in [differences[0]?.area, differences[0]?.averagePrecision].compactMap(\.self) {
      #expect((own.difference, own.variance) == (0, 0))
    }
    let (pair, turned) = (differences[shape.models - 1], differences[shape.models])
    #expect(pair?.area?.variance == turned?.area?.variance)
    #expect(pair?.area?.difference == turned?.area.map { 0 - $0.difference })
    #expect(pair?.averagePrecision?.variance == turned?.averagePrecision?.variance)
  }

  @Test(arguments: [1, 1000], [2, 3, 5])
  func `pieces, their order and workers change no bit`(_ modelCount: Int, _ classes: Int) throws {
    var generator = seededGenerator(for: "pieces of rankings")
    let rows = 2250
    let labels = (0..<rows).map { _ in
      Int32.random(in: 0..<Int32(classes), using: &generator)
    }
    let values = (0..<(2 * rows * classes)).map { _ in
      Double.random(in: -3...3, using: &generator)
    }
    let models = RankedModels(
      classCount: classes, labels: labels,
      predictions: [
        .logits(Matrix(columns: classes, values: Array(values[..<(rows * classes)]))),
        .logits(Matrix(columns: classes, values: Array(values[(rows * classes)...]))),
      ])
    let whole = try models.ranked(modelCount: modelCount)
    #expect(whole.rankings[0]?.resolution == (modelCount == 1 ? .exact : .coded))
    let cut = rows / 3
    for (pieces, jobs) in [
      ([cut..<rows, 0..<cut], 3), ([0..<8, 8..<2100, 2100..<rows], 1), ([0..<rows], 13),
    ] {
      let parts = try models.ranked(pieces: pieces, modelCount: modelCount, jobs: jobs)
      #expect(parts.differences == whole.differences)
      #expect(parts.rankings.map { $0?.variances } == whole.rankings.map { $0?.variances })
    }
  }

  @Test func `models of other samples, or without scores, are ranked alone or not at all`() throws {
    let (labels, scores): ([Int32], [Double]) = ([0, 1, 0, 1], [0.1, 0.7, 0.6, 0.3])
    let models = RankedModels(
      classCount: 2, labels: labels,
      predictions: [.positiveProbability(scores), .classes([0, 1, 1, 1])])
    let ranked = try models.ranked()
    #expect(ranked.rankings.map { $0 != nil } == [true, false])
    #expect(ranked.differences.map { $0 != nil } == [true, false, false])
  }

  @Test func `a thousand classes, most of them absent, have their means`() throws {
    let labels = (0..<400).map { Int32($0 % 4 * 300) }
    var generator = seededGenerator(for: "a thousand classes")
    let predictions = (0..<2).map { _ in
      Predictions.logits(
        Matrix(
          columns: 1000,
          values: (0..<400_000).map { _ in Double.random(in: -2...2, using: &generator) }))
    }
    let models = RankedModels(classCount: 1000, labels: labels, predictions: predictions)
    let ranked = try models.ranked(jobs: 2)
    let ranking = try #require(ranked.rankings[0])
    #expect(ranking.classes.count { $0.area.estimate.finite != nil } == 4)
    let bounds = try #require(ranking.areaBounds(.percent95).bounds)
    #expect(bounds.method == .influence && bounds.doubt == nil)
    // The scores are drawn anew in each run: one in 10⁹ intervals misses.
    let wide = try #require(Confidence(alpha: 1e-9))
    #expect(ranking.areaBounds(wide).bounds?.interval.contains(0.5) == true)
    let difference = try #require(ranked.differences[1]?.averagePrecision)
    #expect(difference.degreesOfFreedom == 99)
    #expect(difference.difference.magnitude < 6 * difference.variance.squareRoot())
  }
}

@Suite struct MeanBoundsOfRankingTests {
  private func ranking(_ labels: [Int32], _ rows: [[Double]]) throws -> ModelRanking {
    let models = RankedModels(
      classCount: 3, labels: labels,
      predictions: [.probabilities(try probabilities(rows))])
    return try #require(models.ranked().rankings[0])
  }

  @Test func `areas that are all 1 have the mean of their bounds`() throws {
    let labels: [Int32] = [0, 0, 1, 1, 1, 2]
    let rows = labels.map { label in (0..<3).map { $0 == Int(label) ? 0.8 : 0.1 } }
    let bounds = try #require(ranking(labels, rows).areaBounds(.percent95).bounds)
    let low = (Double(0.025).squareRoot() + 0.29240177382128657 + 0.025) / 3
    #expect(isClose(bounds.interval.low, low, relative: 1e-12))
    #expect(bounds.interval.high == 1)
    #expect(bounds.method == .disjointPairs)
    #expect(bounds.doubt == .rareClasses)
    let turned = rows.map { $0.map { (0.9 - $0) / 1.7 } }
    let other = try #require(ranking(labels, turned).areaBounds(.percent95).bounds)
    #expect(isClose(other.interval.high, 1 - low, relative: 1e-12))
    #expect(other.interval.low == 0)
  }

  @Test func `means over classes without an interval say why`() throws {
    let same = [0.5, 0.25, 0.25]
    let one = try ranking([1, 1, 1], [same, same, same])
    #expect(one.areaBounds(.percent95) == .failure(.noValue))
    #expect(one.precisionBounds(.percent95) == .failure(.noSpread))
    let tied = try ranking([0, 0, 1, 1, 2, 2], Array(repeating: same, count: 6))
    #expect(tied.areaBounds(.percent95) == .failure(.noSpread))
    // The parts of the mean are the shares of the classes, which add up to 1.
    #expect(tied.precisionBounds(.percent95) == .failure(.noSpread))
    let single = try ranking([0, 0, 1], [same, [0.2, 0.4, 0.4], same])
    #expect(single.precisionBounds(.percent95) == .failure(.tooFewSamples(least: 4)))
    #expect(single.areaBounds(.percent95).bounds?.doubt == .rareClasses)
  }
}
