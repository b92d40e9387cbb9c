import AssayData
import AssayEvaluate
import AssayResults
import AssayTestSupport
import Testing

@Test(
  arguments: [
    ("iris", ["logreg", "gnb", "hgb"]), ("breast_cancer", ["logreg", "rf"]),
  ] as [(String, [String])])
func `every sample's losses are right`(folder: String, models: [String]) throws {
  for model in models {
    let measured = try MeasuredModel(
      labels: reference("\(folder)/labels.csv"), model: reference("\(folder)/pred_\(model).csv"))
    let rows = try records(of: reference("\(folder)/per_sample_\(model).csv"))
    #expect(rows.count == measured.testSet.count)
    for (row, record) in rows.enumerated() {
      #expect(measured.testSet.name(ofSample: row).text == record[0])
      let error = try #require(measured.losses.loss(MetricKey.errorRate, at: row))
      #expect(error == Double(record[1]))
      let squared = try #require(measured.losses.loss(MetricKey.squaredError, at: row))
      let right = try #require(Double(record[2]))
      #expect(isWithinFourUlps(squared, right), "\(model) \(record[0]): \(squared), \(right)")
      let entropy = try #require(measured.losses.loss(MetricKey.crossEntropy, at: row))
      #expect(try isClose(entropy, #require(Double(record[3]))), "\(model) \(record[0])")
    }
  }
}

@Test func `losses of a sample are listed by metric`() throws {
  let measured = try MeasuredModel(
    testSet(
      classes: ["a", "b"], labels: .hard([0]),
      predictions: .probabilities(probabilities([[0.5, 0.5]]))))
  let losses = measured.losses.losses(at: 0)
  #expect(
    losses.count == MetricList(clip: .sklearn, labelsAreSoft: false, classCount: 2).losses.count)
  #expect(losses[MetricKey.squaredError] == 0.5)
  #expect(losses[MetricKey.errorRate] == 0)
  #expect(losses[MetricKey.tieAveragedError] == 0.5)
}
