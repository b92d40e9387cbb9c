import AssayData
import AssayEvaluate
import AssayResults
import AssayRoles
import AssaySamples
import AssayTestSupport
import Foundation
import Testing

/// The cases of `edge/` with hard labels and metrics to compare with.
let edgeCases = [
  "argmax_ties", "binary_p1_wrong_column_trap", "class_never_predicted", "class_never_seen", "n1",
  "n2_binary", "near_ties", "off_sum_1e-3", "off_sum_1e-6", "p0_truth", "p0_truth_all", "perfect",
  "single_class_present",
]

/// Cases with soft labels, which other tests measure, and one that is refused.
private let elsewhere: Set = [
  "soft_zeros", "soft_p0_infinite", "soft_equals_prediction", "off_sum_0.1",
]

@Test func `every case with metrics is measured`() throws {
  let index = try Document(file: reference("edge/index.json"))
  let measured = try index.keys.filter { name in
    try !Document(file: reference("edge/\(name)/expected.json"))["metrics"].isMissing
  }
  #expect(Set(measured) == elsewhere.union(edgeCases))
}

@Test(arguments: edgeCases)
func `metrics at the edges are right`(_ name: String) throws {
  let expected = try Document(file: reference("edge/\(name)/expected.json"))["metrics"]
  let measured = try MeasuredModel(
    labels: reference("edge/\(name)/labels.csv"), model: reference("edge/\(name)/pred.csv"))
  let evaluation = measured.evaluation
  #expect(try evaluation.count == expected["n"].count())
  #expect(try measured.value(MetricKey.errorRate) == expected["error_rate"].double())
  #expect(try measured.value(MetricKey.accuracy) == expected["accuracy"].double())
  #expect(try evaluation.tiedRows == expected["argmax_tie_rows"].count())
  let averaged = try expected["error_rate_random_tiebreak"].double()
  #expect(try isClose(measured.value(MetricKey.tieAveragedError), averaged))
  let squared = try expected["mse_sum_over_classes"].double()
  #expect(try isWithinFourUlps(measured.value(MetricKey.squaredError), squared))
  let entropy = try expected["mean_predictive_entropy_nats"].double()
  #expect(try isClose(measured.value(MetricKey.predictionEntropy), entropy))
  let clipped = try expected["cross_entropy_clipped_nats"]["eps_2^-52_sklearn_float64"].double()
  #expect(
    try isClose(measured.value(MetricKey.clippedCrossEntropy), clipped, relative: 1e-12))
  let binary =
    measured.testSet.classes.count == 2
    ? expected["binary"]["binary_cross_entropy_nats"] : expected["elementwise_bce_nats"]
  for (key, right) in [
    (MetricKey.crossEntropy, expected["cross_entropy_nats"]),
    (MetricKey.klDivergence, expected["kl_label_pred_nats"]),
    (MetricKey.binaryCrossEntropy, binary),
  ] {
    try expectEqual(evaluation.estimate(key), right, name: "\(name) \(key)")
  }
}

private func expectEqual(_ estimate: Estimate, _ expected: Document, name: String) throws {
  let right = try expected.double()
  switch estimate {
  case .value(let value): #expect(isClose(value, right), "\(name): \(value), \(right)")
  case .infinite: #expect(right == .infinity, "\(name)")
  case .undefined: Issue.record("\(name) is undefined")
  }
}

@Test func `a perfect model has no loss at all`() throws {
  let measured = try MeasuredModel(
    labels: reference("edge/perfect/labels.csv"), model: reference("edge/perfect/pred.csv"))
  for key in [
    MetricKey.errorRate, MetricKey.crossEntropy, MetricKey.binaryCrossEntropy,
    MetricKey.klDivergence, MetricKey.squaredError, MetricKey.predictionEntropy,
  ] {
    let value = try measured.value(key)
    #expect(value == 0 && value.sign == .plus, "\(key)")
  }
}

@Test func `infinite losses name their rows and leave the mean of the rest`() throws {
  let one = try MeasuredModel(
    labels: reference("edge/p0_truth/labels.csv"), model: reference("edge/p0_truth/pred.csv"))
  let mean = -(log(0.7) + log(0.6) + log(0.9)) / 3
  guard case .infinite(let infinite) = one.evaluation.estimate(MetricKey.crossEntropy) else {
    Issue.record("the loss is finite")
    return
  }
  #expect(infinite.count == 1)
  #expect(infinite.firstRows == [1])
  #expect(try isClose(#require(infinite.finiteMean), mean))
  let all = try MeasuredModel(
    labels: reference("edge/p0_truth_all/labels.csv"),
    model: reference("edge/p0_truth_all/pred.csv"))
  #expect(
    all.evaluation.estimate(MetricKey.crossEntropy)
      == .infinite(InfiniteMean(count: 2, firstRows: [0, 1], finiteMean: nil)))
}

@Test func `a file with everything that CSV allows is measured right`() throws {
  for name in ["csv_bom_crlf_quotes_unicode", "permuted_columns_rows"] {
    let expected = try Document(file: reference("edge/\(name)/expected.json"))["expect"]
    let measured = try MeasuredModel(
      labels: reference("edge/\(name)/labels.csv"), model: reference("edge/\(name)/pred.csv"))
    #expect(try measured.value(MetricKey.errorRate) == expected["error_rate"].double())
    let entropy = try expected["cross_entropy_nats"].double()
    #expect(try isClose(measured.value(MetricKey.crossEntropy), entropy))
  }
}

@Test func `rows divided by their sum are measured right`() throws {
  var request = ReadRequest()
  request.labels = reference("edge/off_sum_0.1/labels.csv")
  request.models = [ReadRequest.ModelInput(path: reference("edge/off_sum_0.1/pred.csv"))]
  request.sumRule = SumRule(renormalize: true)
  let measured = try MeasuredModel(read(request).testSet)
  let expected = try Document(file: reference("edge/off_sum_0.1/expected.json"))[
    "metrics_after_row_renormalisation"]
  #expect(try measured.value(MetricKey.errorRate) == expected["error_rate"].double())
  for (key, name) in [
    (MetricKey.squaredError, "mse_sum_over_classes"),
    (MetricKey.crossEntropy, "cross_entropy_nats"),
    (MetricKey.predictionEntropy, "mean_predictive_entropy_nats"),
  ] {
    #expect(try isClose(measured.value(key), expected[name].double()), "\(key)")
  }
}
