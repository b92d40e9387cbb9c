import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Testing

@Test(arguments: ["logreg", "gnb", "hgb"])
func `metrics on soft labels are right`(_ model: String) throws {
  let measured = try MeasuredModel(
    labels: reference("iris/labels_soft.csv"), model: reference("iris/pred_\(model).csv"))
  let file = try Document(file: reference("iris/expected_soft.json"))
  try expectSoft(measured, file["models"][model], hasUnits: true)
}

@Test(arguments: ["soft_zeros", "soft_p0_infinite", "soft_equals_prediction"])
func `soft labels at the edges are right`(_ name: String) throws {
  let measured = try MeasuredModel(
    labels: reference("edge/\(name)/labels_soft.csv"), model: reference("edge/\(name)/pred.csv"))
  let expected = try Document(file: reference("edge/\(name)/expected.json"))["metrics"]
  try expectSoft(measured, expected, hasUnits: false)
}

private func expectSoft(
  _ measured: MeasuredModel, _ expected: Document, hasUnits: Bool
) throws {
  #expect(measured.testSet.labels.isSoft)
  #expect(
    try measured.value(MetricKey.errorRate) == expected["error_rate_vs_label_argmax"].double())
  #expect(
    try isClose(
      measured.value(MetricKey.expectedError), expected["expected_error_rate"].double()))
  for (key, name) in [
    (MetricKey.squaredError, "mse_sum_over_classes"), ("mse_half", "mse_half"),
    ("mse_per_class", "mse_per_element"),
  ] {
    #expect(try isWithinFourUlps(measured.value(key), expected[name].double()), "\(key)")
  }
  let clipped = try measured.value(MetricKey.clippedCrossEntropy)
  let right = try expected["cross_entropy_clipped_2^-52_nats"].double()
  #expect(isClose(clipped, right, relative: 1e-12))
  let infinite = try expected["cross_entropy_infinite_count"].count()
  for (key, name) in [
    (MetricKey.crossEntropy, "cross_entropy"), (MetricKey.labelEntropy, "label_entropy_mean"),
    (MetricKey.predictionEntropy, "mean_predictive_entropy"),
    (MetricKey.klDivergence, "kl_label_pred"),
  ] {
    for (base, unit) in [(LogBase.e, "nats"), (.two, "bits"), (.ten, "hartleys")]
    where hasUnits || base == .e {
      let right = try expected["\(name)_\(unit)"].double()
      if right == .infinity {
        guard case .infinite(let mean) = measured.evaluation.estimate(key) else {
          Issue.record("\(key) is finite")
          continue
        }
        #expect(mean.count == infinite)
      } else {
        let value = try measured.value(key, in: base)
        #expect(isClose(value, right), "\(key) in \(unit): \(value), \(right)")
      }
    }
  }
}

@Test func `the divergence of equal distributions is exactly 0`() throws {
  var generator = seededGenerator(for: "equal distributions")
  let rows = (0..<200).map { _ in
    let weights = (0..<5).map { _ in Double.random(in: 0...1, using: &generator) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
  let same = try probabilities(rows)
  let measured = try MeasuredModel(
    testSet(
      classes: ["a", "b", "c", "d", "e"], labels: .soft(same), predictions: .probabilities(same)))
  #expect(try measured.value(MetricKey.klDivergence) == 0)
  #expect(try measured.value(MetricKey.squaredError) == 0)
}

@Test func `hard labels written as distributions give the same numbers`() throws {
  let rows = [[0.3, 0.3, 0.4], [0.3, 0.4, 0.3], [0.1, 0.2, 0.7]]
  let predictions = Predictions.probabilities(try probabilities(rows))
  let names = ["a", "b", "c"]
  let hard = try MeasuredModel(
    testSet(classes: names, labels: .hard([2, 1, 0]), predictions: predictions))
  let soft = try MeasuredModel(
    testSet(
      classes: names, labels: .soft(probabilities([[0, 0, 1], [0, 1, 0], [1, 0, 0]])),
      predictions: predictions))
  for key in hard.evaluation.estimates.keys
  where soft.evaluation.estimate(key) != .undefined(.softLabels) {
    let (one, other) = (try soft.value(key), try hard.value(key))
    // ln(1/p) and −ln p differ in the last digit, as do Σ ln(1−p) and ln Π (1−p).
    let isSummedOtherwise = [MetricKey.klDivergence, MetricKey.binaryCrossEntropy].contains(key)
    #expect(isSummedOtherwise ? isClose(one, other) : one == other, "\(key)")
  }
  #expect(soft.evaluation.estimate(MetricKey.expectedError) == .value(1.0 / 3))
}
