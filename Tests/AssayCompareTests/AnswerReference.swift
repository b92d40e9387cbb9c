import AssayData
import AssayResults
import AssayRoles
import AssaySamples
import AssayTestSupport
import Foundation
import Testing

/// The values that another program computed.
func referenceValues(_ file: String) throws -> [String: Any] {
  let data = try Data(contentsOf: URL(filePath: reference(file)))
  return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
}

/// Reads predictions; the first model is the baseline.
func predictions(
  labels: String, _ models: KeyValuePairs<String, String>, in folder: String = ".",
  positive: String? = nil,
  scores: ScoreKind = .probabilities
) throws -> TestSet {
  var request = ReadRequest()
  request.labels = "\(packageRoot)/\(folder)/\(labels)"
  request.models = models.map {
    ReadRequest.ModelInput(name: $0, path: "\(packageRoot)/\(folder)/\($1)")
  }
  request.positive = positive
  request.scores = scores
  return try read(request).testSet
}

/// Three models on ten classes.
func digitModels() throws -> TestSet {
  try predictions(
    labels: "labels.csv",
    [
      "logreg": "logistic-regression.csv", "rf": "random-forest.csv", "gnb": "naive-bayes.csv",
    ], in: "SampleData/digits")
}

/// Two models on two classes.
func cancerModels(positive: String? = nil) throws -> TestSet {
  try predictions(
    labels: "labels.csv", ["logreg": "pred_logreg.csv", "rf": "pred_rf.csv"],
    in: "Tests/ReferenceData/breast_cancer", positive: positive)
}

/// Three models on three classes, with hard or soft labels.
func irisModels(labels: String = "labels.csv") throws -> TestSet {
  try predictions(
    labels: labels,
    ["logreg": "pred_logreg.csv", "gnb": "pred_gnb.csv", "hgb": "pred_hgb.csv"],
    in: "Tests/ReferenceData/iris")
}

func number(_ value: Any?) -> Double? {
  (value as? NSNumber)?.doubleValue ?? (value as? String == "Infinity" ? .infinity : nil)
}

func isNear(_ value: Double?, _ expected: Any?, _ tolerance: Double) -> Bool {
  guard let expected = number(expected), let value else { return false }
  return value == expected || (value - expected).magnitude <= tolerance * max(1, expected.magnitude)
}

func expectTest(_ test: PairedTest?, _ expected: Any?, _ what: String) throws {
  let expected = try #require(expected as? [String: Any])
  guard number(expected["p"]) != nil else {
    #expect(test == nil, "\(what)")
    return
  }
  let found = try #require(test, "\(what)").evidence
  let interval = try #require(expected["interval"] as? [Any])
  #expect(isNear(found.difference, expected["difference"], 1e-10), "\(what)")
  #expect(isNear(found.p, expected["p"], 1e-7), "\(what)")
  #expect(isNear(found.interval95?.low, interval[0], 1e-9), "\(what)")
  #expect(isNear(found.interval95?.high, interval[1], 1e-9), "\(what)")
}
