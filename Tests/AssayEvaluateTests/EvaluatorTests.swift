import AssayData
import AssayEvaluate
import AssayResults
import AssaySamples
import AssayTestSupport
import Foundation
import Testing

/// Measures rows of a test set in pieces, each with its own evaluator, and merges the evaluators.
private func merged(_ testSet: TestSet, pieces: [Range<Int>]) throws -> Evaluation {
  let model = try #require(testSet.models.first)
  let metrics = MetricList(
    clip: .keras, labelsAreSoft: testSet.labels.isSoft, classCount: testSet.classes.count)
  let empty = Evaluator(model: model.name, classCount: testSet.classes.count, metrics: metrics)
  var whole = empty
  for piece in pieces {
    var part = empty
    _ = part.add(SampleBatch(testSet, model: model, rows: piece))
    whole.merge(part)
  }
  return whole.evaluation()
}

@Test(
  arguments: [
    "logistic-regression.csv", "random-forest.csv", "naive-bayes.csv",
  ])
func `merging any split of the rows gives the bits of the whole`(_ file: String) throws {
  var generator = seededGenerator(for: file)
  let testSet = try MeasuredModel(
    labels: sampleData("digits/labels.csv"), model: sampleData("digits/\(file)")
  ).testSet
  let whole = try merged(testSet, pieces: [0..<testSet.count])
  for _ in 0..<drawn(10) {
    var cuts = (0..<6).map { _ in Int.random(in: 0...testSet.count, using: &generator) }
    cuts = ([0, testSet.count] + cuts).sorted()
    let pieces = zip(cuts, cuts.dropFirst()).map { $0..<$1 }.shuffled(using: &generator)
    let parts = try merged(testSet, pieces: pieces)
    #expect(parts.estimates == whole.estimates)
    #expect(parts.confusion == whole.confusion)
    #expect(parts.tiedRows == whole.tiedRows)
    #expect(parts.count == whole.count)
  }
}

@Test func `rows in another order give the same bits`() throws {
  var generator = seededGenerator(for: "rows in another order")
  let original = try MeasuredModel(
    labels: reference("iris/labels.csv"), model: reference("iris/pred_gnb.csv"))
  let testSet = original.testSet
  let order = (0..<testSet.count).shuffled(using: &generator)
  let model = try #require(testSet.models.first)
  let shuffled = try MeasuredModel(
    AssayEvaluateTests.testSet(
      classes: testSet.classes.names, labels: testSet.labels.reordered(order),
      predictions: model.predictions.reordered(order)))
  #expect(shuffled.evaluation.estimates == original.evaluation.estimates)
}

@Test func `classes alone leave undefined what needs probabilities`() throws {
  let measured = try MeasuredModel(
    testSet(
      classes: ["a", "b"], labels: .hard([0, 1, 1, 0]), predictions: .classes([0, 1, 0, 0])))
  #expect(measured.evaluation.estimate(MetricKey.errorRate) == .value(0.25))
  #expect(measured.evaluation.estimate(MetricKey.accuracy) == .value(0.75))
  #expect(measured.evaluation.estimate(MetricKey.labelEntropy) == .value(0))
  for key in [
    MetricKey.squaredError, MetricKey.crossEntropy, MetricKey.clippedCrossEntropy,
    MetricKey.binaryCrossEntropy, MetricKey.klDivergence, MetricKey.predictionEntropy,
    MetricKey.tieAveragedError, "mse_half", "mse_per_class",
  ] {
    #expect(measured.evaluation.estimate(key) == .undefined(.classesOnly), "\(key)")
    #expect(measured.losses.loss(key, at: 0) == nil, "\(key)")
  }
  #expect(measured.evaluation.tiedRows == nil)
}

@Test func `each metric has its own key and a range`() {
  for labelsAreSoft in [false, true] {
    let metrics = MetricList(clip: .sklearn, labelsAreSoft: labelsAreSoft, classCount: 3).metrics
    #expect(Set(metrics.map(\.key)).count == metrics.count)
    #expect(metrics.allSatisfy { !$0.range.isEmpty })
    #expect(metrics.contains { $0.key == MetricKey.expectedError } == labelsAreSoft)
  }
}

@Test func `each metric says which way is better`() {
  let metrics = MetricList(clip: .sklearn, labelsAreSoft: true, classCount: 3).metrics
  for metric in metrics {
    let expected: Metric.Direction =
      switch metric.key {
      case MetricKey.accuracy, MetricKey.macroF1, MetricKey.matthewsCorrelation,
        MetricKey.cohenKappa, MetricKey.logLossSkill, MetricKey.brierSkill, MetricKey.rocArea,
        MetricKey.averagePrecision:
        .higherIsBetter
      case MetricKey.labelEntropy, MetricKey.predictionEntropy, MetricKey.majorityError:
        .descriptive
      default: .lowerIsBetter
      }
    #expect(metric.direction == expected, "\(metric.key)")
  }
}

@Test func `a single probability below, at and above one half`() throws {
  let predictions = Predictions.positiveProbability([0.4, 0.5, 0.6, 0, 1])
  let labels = Labels.hard([1, 1, 1, 1, 1])
  let last = try MeasuredModel(
    testSet(classes: ["no", "yes"], labels: labels, predictions: predictions, positive: 1))
  // With equal scores, the first class is predicted.
  #expect(last.batch.predicted == [0, 0, 1, 0, 1])
  let first = try MeasuredModel(
    testSet(classes: ["yes", "no"], labels: labels, predictions: predictions, positive: 0))
  #expect(first.batch.predicted == [1, 0, 0, 1, 0])
  let infinite = InfiniteMean(
    count: 1, firstRows: [3], finiteMean: twinSum([-log(0.4), log(2), -log(0.6)]) / 4)
  #expect(last.evaluation.estimate(MetricKey.crossEntropy) == .infinite(infinite))
  #expect(last.losses.loss(MetricKey.crossEntropy, at: 4)?.sign == .plus)
}
