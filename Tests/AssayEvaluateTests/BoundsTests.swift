import AssayData
import AssayEvaluate
import AssayResults
import AssayStatistics
import AssayTestSupport
import Testing

/// Models with reference intervals.
private let cases = ReferenceCase.all.filter {
  ["iris", "breast_cancer", "digits"].contains($0.folder)
}

@Suite struct BoundsTests {
  private func expected(_ reference: ReferenceCase) throws -> Document {
    let file = try Document(file: AssayTestSupport.reference("\(reference.folder)/expected.json"))
    return file["intervals"][try #require(reference.model)]
  }

  @Test(arguments: cases)
  func `the error rate has Wilson’s interval`(_ reference: ReferenceCase) throws {
    let bounds = try reference.measured().bounds(MetricKey.errorRate)
    let right = try expected(reference)["error"]["wilson95"].list
    #expect(bounds.method == .wilson)
    #expect(try isClose(bounds.interval.low, right[0].double(), relative: 1e-12))
    #expect(try isClose(bounds.interval.high, right[1].double(), relative: 1e-12))
  }

  @Test(arguments: cases)
  func `mean losses have Hall’s interval`(_ reference: ReferenceCase) throws {
    let measured = try reference.measured()
    for (key, name) in [
      (MetricKey.squaredError, "mse_sum_over_classes"),
      (MetricKey.clippedCrossEntropy, "cross_entropy_clipped_2^-52_nats"),
    ] {
      let right = try expected(reference)[name]["hall1992_t"].list
      let bounds = try measured.bounds(key)
      #expect(bounds.method == .hall)
      for (end, right) in zip([bounds.interval.low, bounds.interval.high], right) {
        // The reference does not stop at 0, the lowest loss.
        let clipped = try max(0, right.double())
        #expect(isClose(end, clipped, relative: 1e-10), "\(key): \(end), \(clipped)")
      }
    }
  }

  @Test(arguments: cases)
  func `metrics of the confusion matrix have bootstrap intervals`(
    _ reference: ReferenceCase
  ) throws {
    let measured = try reference.measured()
    let right = try expected(reference)["confusion_matrix_metrics_percentile_bootstrap"]
    for key in [
      MetricKey.balancedError, MetricKey.macroF1, MetricKey.matthewsCorrelation,
      MetricKey.cohenKappa,
    ] {
      let bounds = try measured.bounds(key)
      let ends = try right[key].list.map { try $0.double() }
      #expect(bounds.method == .bootstrap)
      // The ends come from 9,999 and from 1,999 draws; chance moves the latter by a sixtieth of the
      // interval.
      let slack = 0.06 * (ends[1] - ends[0])
      #expect((bounds.interval.low - ends[0]).magnitude < slack, "\(key): \(bounds), \(ends)")
      #expect((bounds.interval.high - ends[1]).magnitude < slack, "\(key): \(bounds), \(ends)")
    }
  }

  @Test func `what follows from a loss has its bounds`() throws {
    let measured = try cases[0].measured()
    let error = try measured.bounds(MetricKey.errorRate).interval
    let accuracy = try measured.bounds(MetricKey.accuracy)
    #expect(accuracy.interval == Interval(low: 1 - error.high, high: 1 - error.low))
    let squared = try measured.bounds(MetricKey.squaredError).interval
    let halved = try measured.bounds("mse_half").interval
    #expect(halved == Interval(low: squared.low / 2, high: squared.high / 2))
    let skill = try measured.bounds(MetricKey.logLossSkill).interval
    #expect(try skill.contains(measured.value(MetricKey.logLossSkill)))
  }

  @Test func `every metric of a sound model has bounds but what is a fact`() throws {
    for reference in cases {
      let evaluation = try reference.measured().evaluation
      for (key, bounded) in evaluation.bounds where bounded.bounds == nil {
        let isKnown = bounded == .failure(.fact) || bounded == .failure(.noMethod)
        #expect(isKnown || evaluation.estimate(key).finite == nil, "\(reference): \(key)")
      }
    }
  }

  @Test func `an interval holds its value`() throws {
    for reference in cases {
      let evaluation = try reference.measured().evaluation
      for (key, bounded) in evaluation.bounds {
        guard let interval = bounded.bounds?.interval else { continue }
        let value = try #require(evaluation.estimate(key).finite)
        #expect(interval.contains(value), "\(reference): \(key) \(value) \(interval)")
      }
    }
  }

  /// A model on two classes that gives the first class these probabilities.
  private func measured(_ labels: [Int32], _ values: [Double]) throws -> MeasuredModel {
    try MeasuredModel(
      testSet(
        classes: ["a", "b"], labels: .hard(labels),
        predictions: .probabilities(probabilities(values.map { [$0, 1 - $0] }))))
  }

  @Test func `one sample gives an interval of the error rate alone`() throws {
    let measured = try measured([0], [0.75])
    #expect(try measured.bounds(MetricKey.errorRate).interval.low == 0)
    #expect(
      measured.evaluation.bounds[MetricKey.crossEntropy] == .failure(.tooFewSamples(least: 2)))
    #expect(
      measured.evaluation.bounds[MetricKey.macroF1] == .failure(.tooFewSamples(least: 10)))
  }

  @Test func `equal losses show no spread`() throws {
    let measured = try measured(Array(repeating: 0, count: 50), Array(repeating: 0.7, count: 50))
    for key in [MetricKey.crossEntropy, MetricKey.squaredError] {
      #expect(measured.evaluation.bounds[key] == .failure(.noSpread), "\(key)")
    }
  }

  @Test func `an infinite mean has no bounds`() throws {
    let measured = try measured([0, 1, 0], [0, 0.5, 1])
    #expect(measured.evaluation.bounds[MetricKey.crossEntropy] == .failure(.noValue))
    #expect(measured.evaluation.bounds[MetricKey.logLossSkill] == .failure(.noValue))
    #expect(measured.evaluation.estimate(MetricKey.logLossSkill) == .undefined(.infiniteLoss))
  }

  @Test func `few samples and heavy tails are doubted`() throws {
    let few = try measured([0, 1, 0, 1], [0.9, 0.2, 0.7, 0.4])
    #expect(try few.bounds(MetricKey.squaredError).doubt == .fewSamples)
    let right = try measured(
      Array(repeating: 0, count: 100), Array(repeating: 0.9, count: 99) + [0.1])
    #expect(try right.bounds(MetricKey.crossEntropy).doubt == .fewErrors)
    let rare = try measured(
      Array(repeating: 0, count: 91) + Array(repeating: 1, count: 9),
      (0..<100).map { 0.3 + Double($0) / 200 })
    #expect(try rare.bounds(MetricKey.crossEntropy).doubt == .rareClasses)
    #expect(try right.bounds(MetricKey.errorRate).doubt == nil)
    var values = Array(repeating: 0.9, count: 88) + Array(repeating: 0.45, count: 11)
    values.append(1e-9)
    let heavy = try measured(Array(repeating: 0, count: 100), values)
    guard case .heavyTail(let skewness) = try heavy.bounds(MetricKey.crossEntropy).doubt else {
      Issue.record("one sample makes nearly all of the mean")
      return
    }
    #expect(skewness > 9)
  }

  @Test func `losses whose squares overflow have no interval`() throws {
    let logits = Matrix(columns: 2, values: [0, 1e200, 0, 1, 1, 0])
    let measured = try MeasuredModel(
      testSet(
        classes: ["a", "b"], labels: .hard([0, 0, 0]), predictions: .logits(logits)))
    #expect(measured.evaluation.bounds[MetricKey.crossEntropy] == .failure(.tooLarge))
  }
}

extension MeasuredModel {
  func bounds(_ key: String, location: SourceLocation = #_sourceLocation) throws
    -> ConfidenceInterval
  {
    let bounded = evaluation.bounds[key]
    return try #require(
      bounded?.bounds, "\(key): \(String(describing: bounded))", sourceLocation: location)
  }
}
