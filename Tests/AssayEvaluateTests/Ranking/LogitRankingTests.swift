import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Testing

/// The evaluation of one of several models, measured in pieces that are merged.
private func evaluation(
  _ predictions: Predictions, labels: [Int32], classCount: Int = 2, models: Int = 1,
  cuts: [Int] = []
) throws -> Evaluation {
  let names = (0..<classCount).map { "c\($0)" }
  let testSet = try testSet(classes: names, labels: .hard(labels), predictions: predictions)
  let model = try #require(testSet.models.first)
  let empty = Evaluator(
    model: model.name, classCount: classCount,
    metrics: MetricList(clip: .sklearn, labelsAreSoft: false, classCount: classCount),
    modelCount: models, positive: classCount == 2 ? 1 : nil)
  var whole = empty
  for (start, end) in zip([0] + cuts, cuts + [labels.count]) {
    var part = empty
    _ = part.add(SampleBatch(testSet, model: model, rows: start..<end))
    whole.merge(part)
  }
  return whole.evaluation(bounds: .percent95)
}

private func ranking(_ evaluation: Evaluation) throws -> ModelRanking {
  try #require(evaluation.scores?.ranking)
}

/// Enough models to share the memory that only 16-bit codes are kept.
private let manyModels = 1 << 20

@Suite struct LogitRankingTests {
  /// All six probabilities round to 1.
  private let saturated = Predictions.positiveLogit([50, 40, 60, 45, 38, 44])
  private let labels: [Int32] = [1, 0, 1, 0, 0, 1]

  @Test(arguments: [1, manyModels])
  func `logits whose probabilities round to 1 are ranked by the logits`(_ models: Int) throws {
    let evaluation = try evaluation(saturated, labels: labels, models: models, cuts: [3])
    #expect(evaluation.estimate(MetricKey.rocArea) == .value(8.0 / 9))
    let precision = try #require(evaluation.estimate(MetricKey.averagePrecision).finite)
    #expect(isClose(precision, (1 + 1 + 3.0 / 4) / 3))
    let ranking = try ranking(evaluation)
    #expect(ranking.classes.map(\.area.twiceU) == [16, 16])
    #expect(ranking.areaErrorBound == 0)
    let curve = try #require(ranking.thresholds)
    #expect(curve.points.map(\.truePositives) == [0, 1, 2, 2, 3, 3, 3])
    let cheapest = curve.cheapest()
    #expect((curve.logOdds(cheapest), curve.probability(cheapest)) == (50, 1))
    #expect(curve.point(at: 0.5) == curve.points.last)
  }

  @Test func `classes within a sample are in the order of their logits`() throws {
    let logits = Predictions.logits(Matrix(columns: 3, values: [0, -800, -900, 0, -900, -800]))
    let labels: [Int32] = [1, 2]
    let evaluation = try evaluation(logits, labels: labels, classCount: 3)
    #expect(evaluation.estimate("top_2_error") == .value(0))
    #expect(evaluation.scores?.ranks.counts == [0, 2, 0])
  }

  @Test func `one given probability ranks both classes alike, however close to 0`() throws {
    let tiny = Predictions.positiveProbability([1e-18, 1e-20, 1e-17, 1e-19, 1e-21, 2e-20])
    let evaluation = try evaluation(tiny, labels: labels)
    let ranking = try ranking(evaluation)
    #expect(ranking.classes.map(\.area.twiceU) == [16, 16])
    #expect(ranking.thresholds?.points[1].threshold == 1e-17)
  }

  @Test func `thresholds of probabilities are the probabilities`() throws {
    let given = Predictions.positiveProbability([0.9, 0.1, 0.8, 0.6, 0.2, 0.5])
    let curve = try #require(ranking(evaluation(given, labels: labels)).thresholds)
    let point = curve.cheapest()
    #expect(curve.probability(point) == 0.8)
    #expect(curve.logOdds(point) == nil)
    #expect(curve.probability(curve.points[0]) == nil)
  }

  @Test func `codes of 16 bits that hold one score each are exact`() throws {
    var generator = seededGenerator(for: "exact codes")
    let scores = (0..<40_000).map { _ in Double.random(in: 0...1, using: &generator) }
    let labels = scores.map { Double.random(in: 0...1, using: &generator) < $0 ? Int32(1) : 0 }
    let rounded = Predictions.positiveProbability(scores.map { ($0 * 100).rounded() / 100 })
    let (exact, coded) = (
      try evaluation(rounded, labels: labels),
      try evaluation(rounded, labels: labels, models: 30, cuts: [1000, 1024])
    )
    #expect(try ranking(coded).resolution == .coded)
    #expect(try ranking(coded).areaErrorBound == 0)
    for key in [MetricKey.rocArea, MetricKey.averagePrecision] {
      #expect(coded.estimate(key) == exact.estimate(key))
    }
    let points = try ranking(coded).thresholds?.points
    #expect(try points == ranking(exact).thresholds?.points)
    // If different scores of both classes share a code, the error bound is above 0.
    let close = try evaluation(
      .positiveProbability(scores), labels: labels, models: 30, cuts: [1000])
    let bound = try ranking(close).areaErrorBound
    #expect(bound > 0)
    let right = try #require(
      evaluation(.positiveProbability(scores), labels: labels).estimate(MetricKey.rocArea).finite)
    let value = try #require(close.estimate(MetricKey.rocArea).finite)
    #expect((value - right).magnitude <= bound)
  }

  @Test func `codes of saturated logits of three classes are within their bound`() throws {
    var generator = seededGenerator(for: "codes of logits")
    var labels: [Int32] = []
    var values: [Double] = []
    for _ in 0..<3000 {
      let label = Int32.random(in: 0..<3, using: &generator)
      labels.append(label)
      for index in 0..<3 {
        let mean = Int32(index) == label ? 60.0 : 0
        values.append(mean + Double.random(in: -60...60, using: &generator))
      }
    }
    let logits = Predictions.logits(Matrix(columns: 3, values: values))
    let exact = try evaluation(logits, labels: labels, classCount: 3)
    let coded = try evaluation(logits, labels: labels, classCount: 3, models: 300, cuts: [16, 999])
    let ranking = try ranking(coded)
    #expect(ranking.resolution == .coded)
    let (value, right) = (
      try #require(ranking.area.finite), try #require(exact.estimate(MetricKey.rocArea).finite)
    )
    #expect((value - right).magnitude <= ranking.areaErrorBound)
    #expect(ranking.areaErrorBound < 1e-2)
    #expect(coded.estimate("top_2_error") == exact.estimate("top_2_error"))
  }
}
