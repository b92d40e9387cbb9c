import AssayKit
import AssayTestSupport
import Foundation
import Testing

private let data = "\(packageRoot)/Tests/ReferenceData"

/// The members of a JSON file.
private func members(_ bytes: Data) throws -> [String: Any] {
  try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
}

private func members(_ file: String) throws -> [String: Any] {
  try members(Data(contentsOf: URL(filePath: "\(data)/\(file)")))
}

extension [String: Any] {
  /// The members under a path of keys; empty if absent.
  fileprivate func at(_ keys: String...) -> [String: Any] {
    keys.reduce(self) { $0[$1] as? [String: Any] ?? [:] }
  }

  fileprivate func number(_ key: String) -> Double? { (self[key] as? NSNumber)?.doubleValue }
}

private func isClose(_ value: Double?, _ expected: Double?, _ relative: Double = 1e-9) -> Bool {
  guard let value, let expected else { return false }
  return (value - expected).magnitude <= relative * expected.magnitude
}

/// Whether an estimate has the value, standard error, degrees of freedom and interval of a
/// reference.
private func agrees(_ found: [String: Any], _ expected: [String: Any]) -> Bool {
  let ends = (expected["interval"] as? [NSNumber])?.map(\.doubleValue) ?? []
  return ends.count == 2 && isClose(found.number("value"), expected.number("value"), 1e-12)
    && isClose(found.number("standard_error"), expected.number("standard_error"))
    && isClose(found.number("df"), expected.number("df"))
    && isClose(found.number("low"), ends[0]) && isClose(found.number("high"), ends[1])
}

/// Breast cancer with weights of a lognormal distribution and thirty unequal groups.
@Suite struct WeightReferenceTests {
  private func report(_ weight: String?, _ group: String?) throws -> [String: Any] {
    var request = ReportRequest()
    request.labels = "\(data)/breast_cancer/labels_weighted.csv"
    request.models = ["logreg", "rf"].map { (name: String) in
      ReportRequest.Model(name: name, path: "\(data)/breast_cancer/pred_\(name).csv")
    }
    (request.weight, request.group) = (weight, group)
    return try members(Data(Report(request).json().utf8))
  }

  private static let cases: [(name: String, weight: String?, group: String?)] = [
    ("weights", "weight", nil), ("groups", nil, "group"),
    ("weights_and_groups", "weight", "group"),
  ]

  @Test(arguments: cases)
  func `values, standard errors and intervals are those of another program`(
    name: String, weight: String?, group: String?
  ) throws {
    let found = try report(weight, group)
    let expected = try members("breast_cancer/weights.json").at(name, "models")
    for (model, keys) in [
      ("logreg", ["error_rate", "cross_entropy", "mse"]), ("rf", ["error_rate", "mse"]),
    ] {
      for key in keys {
        let (estimate, right) = (found.at("estimates", model, key), expected.at(model, key))
        #expect(agrees(estimate, right), "\(model) \(key)")
        #expect(estimate["method"] as? String == right["method"] as? String)
        let isFew = estimate["doubt"] as? String == "few_effective_units"
        #expect(isFew == (right["few_effective_units"] as? Bool))
      }
      for key in model == "rf" ? ["brier_skill"] : ["d2_log_loss", "brier_skill"] {
        let (estimate, right) = (
          found.at("estimates", model, key), expected.at(model, "skill", key)
        )
        #expect(agrees(estimate, right), "\(model) \(key)")
        #expect(estimate["method"] as? String == "jackknife_hall_t")
      }
    }
    #expect(found.at("estimates", "rf", "d2_log_loss")["reason"] as? String == "infinite_loss")
  }

  @Test(arguments: cases)
  func `pairs are tested as by another program`(
    name: String, weight: String?, group: String?
  ) throws {
    let found = try report(weight, group)
    let tests = try #require(found["comparisons"] as? [[String: Any]])
    let expected = try members("breast_cancer/weights.json").at(name, "paired", "rf")
    for key in ["error_rate", "mse"] {
      let test = try #require(tests.first { $0["metric"] as? String == key })
      let right = expected.at(key)
      for member in ["difference", "standard_error", "df", "p", "smallest_p"] {
        #expect(isClose(test.number(member), right.number(member)), "\(key) \(member)")
      }
      let ends = try #require(right["interval"] as? [NSNumber]).map(\.doubleValue)
      #expect(isClose(test.number("low_95"), ends[0]) && isClose(test.number("high_95"), ends[1]))
    }
  }
}

/// Skills of unweighted samples.
@Suite struct SkillReferenceTests {
  @Test(arguments: [
    ("breast_cancer", "labels.csv", ["logreg", "rf"]),
    ("iris", "labels.csv", ["logreg", "gnb", "hgb"]),
    ("iris_soft", "labels_soft.csv", ["logreg", "gnb", "hgb"]),
  ])
  func `intervals of skills are those of another program`(
    name: String, labels: String, models: [String]
  ) throws {
    let folder = "\(data)/\(name == "iris_soft" ? "iris" : name)"
    try check(
      name, "\(folder)/\(labels)", models.map { ($0, "\(folder)/pred_\($0).csv") })
  }

  @Test func `intervals of skills of ten classes are those of another program`() throws {
    let folder = "\(packageRoot)/SampleData/digits"
    try check(
      "digits", "\(folder)/labels.csv",
      [
        ("logreg", "\(folder)/logistic-regression.csv"), ("rf", "\(folder)/random-forest.csv"),
        ("gnb", "\(folder)/naive-bayes.csv"),
      ])
  }

  private func check(_ name: String, _ labels: String, _ models: [(String, String)]) throws {
    var request = ReportRequest()
    request.labels = labels
    request.models = models.map { ReportRequest.Model(name: $0.0, path: $0.1) }
    let found = try members(Data(Report(request).json().utf8))
    let expected = try members("skill.json").at(name)
    for (model, _) in models {
      for key in ["d2_log_loss", "brier_skill"] {
        let (estimate, right) = (found.at("estimates", model, key), expected.at(model, key))
        if right.number("value") == nil {
          #expect(estimate["reason"] as? String == "infinite_loss")
        } else {
          #expect(agrees(estimate, right), "\(model) \(key)")
          #expect(estimate["method"] as? String == "hall1992_t")
        }
      }
    }
  }
}
