import AssayData
import AssayEvaluate
import AssayResults
import AssaySamples
import AssayTestSupport
import Foundation
import Testing

@Test(
  arguments: [
    ("iris", "logits_logreg.csv"), ("breast_cancer", "logits_logreg.csv"),
    ("digits", "logits_gnb.csv"), ("digits", "logits_logreg.csv"),
  ] as [(String, String)])
func `logits give the cross-entropy that rounding to probabilities would lose`(
  folder: String, file: String
) throws {
  let labels = folder == "digits" ? sampleData : reference
  let measured = try MeasuredModel(
    labels: labels("\(folder)/labels.csv"), model: reference("\(folder)/\(file)"), scores: .logits)
  let expected = try Document(file: reference("\(folder)/expected.json"))["logits"][file]
  #expect(try measured.evaluation.count == expected["n"].count())
  #expect(try measured.value(MetricKey.errorRate) == expected["error_rate"].double())
  for (base, unit) in [(LogBase.e, "nats"), (.two, "bits"), (.ten, "hartleys")] {
    let value = try measured.value(MetricKey.crossEntropy, in: base)
    #expect(try isClose(value, expected["cross_entropy_\(unit)"].double()), "\(unit): \(value)")
  }
  let squared = try measured.value(MetricKey.squaredError)
  #expect(try isClose(squared, expected["mse_sum_over_classes"].double()), "\(squared)")
  let distributions = try #require(measured.batch.distributions)
  let underflows = measured.batch.labels.enumerated().count { row, label in
    distributions.probabilities[row, Int(label)] == 0
  }
  #expect(try underflows == expected["truth_probability_underflows_to_zero_count"].count())
  #expect(distributions.logProbabilities.values.allSatisfy { $0.isFinite })
}

@Test func `one logit for the class its column is named for`() throws {
  let measured = try MeasuredModel(
    labels: reference("breast_cancer/labels.csv"),
    model: reference("breast_cancer/logit_logreg_1col_benign.csv"), scores: .sigmoidLogits)
  let expected =
    try Document(file: reference("breast_cancer/expected.json"))["logits"][
      "logit_logreg_1col_benign.csv"]
  #expect(measured.testSet.classes.names == ["malignant", "benign"])
  #expect(measured.testSet.positive == 1)
  #expect(try measured.value(MetricKey.errorRate) == expected["error_rate_z_gt_0"].double())
  for (base, unit) in [(LogBase.e, "nats"), (.two, "bits"), (.ten, "hartleys")] {
    let right = try expected["cross_entropy_\(unit)"].double()
    #expect(try isClose(measured.value(MetricKey.crossEntropy, in: base), right))
    #expect(try isClose(measured.value(MetricKey.binaryCrossEntropy, in: base), right))
  }
}

@Test func `extreme logits neither overflow nor lose a finite loss`() throws {
  let measured = try MeasuredModel(
    labels: reference("edge/logits_extreme/labels.csv"),
    model: reference("edge/logits_extreme/logits.csv"), scores: .logits)
  let expected = try Document(file: reference("edge/logits_extreme/expected.json"))
  let metrics = expected["metrics"].isMissing ? expected : expected["metrics"]
  for (row, right) in expected["per_sample_cross_entropy_nats"].list.enumerated() {
    let loss = try #require(measured.losses.loss(MetricKey.crossEntropy, at: row))
    #expect(try isClose(loss, right.double()))
  }
  #expect(try measured.value(MetricKey.errorRate) == metrics["error_rate"].double())
  let entropy = try measured.value(MetricKey.crossEntropy)
  #expect(try isClose(entropy, metrics["cross_entropy_nats"].double()))
  let squared = try measured.value(MetricKey.squaredError)
  #expect(try isClose(squared, metrics["mse_sum_over_classes"].double()))
  // The scores 10⁻³²⁰ and 0 differ, although their probabilities are the same number.
  #expect(measured.evaluation.tiedRows == 1)
}

@Test func `both classes' losses of one logit are accurate far from 0`() throws {
  let logits = [-800, -40, -1e-9, 0, 1e-9, 40, 800.0]
  for positive in [0, 1] {
    for label in [0, 1] as [Int32] {
      let measured = try MeasuredModel(
        testSet(
          classes: ["a", "b"], labels: .hard(Array(repeating: label, count: logits.count)),
          predictions: .positiveLogit(logits), positive: positive))
      for (row, logit) in logits.enumerated() {
        let x = Int(label) == positive ? logit : -logit
        // ln(1 + e^−x), where 1 + e^−x rounds to 1 from x = 37 on.
        let right = x == 800 ? 0 : x > 37 ? exp(-x) : x < -37 ? -x + exp(x) : log1p(exp(-x))
        let loss = try #require(measured.losses.loss(MetricKey.crossEntropy, at: row))
        #expect(isClose(loss, right), "x = \(x): \(loss), \(right)")
        let isTie = logit == 0
        let isRight = isTie ? label == 0 : x > 0
        #expect(measured.losses.loss(MetricKey.errorRate, at: row) == (isRight ? 0 : 1))
      }
      #expect(measured.evaluation.tiedRows == 1)
    }
  }
}

@Test func `one-vs-rest of logits sees the others' share where the truth has nearly all`() throws {
  // The middle class has all but 2e^−60, so 1 − p would be 0 and its logarithm −∞.
  let measured = try MeasuredModel(
    testSet(
      classes: ["a", "b", "c"], labels: .hard([0]),
      predictions: .logits(Matrix(columns: 3, values: [-60, 0, -60]))))
  let others = exp(-60.0)
  let right = (60 + (60 - log(2.0)) + log1p(others)) / 3
  #expect(try isClose(measured.value(MetricKey.binaryCrossEntropy), right, relative: 1e-15))
}
