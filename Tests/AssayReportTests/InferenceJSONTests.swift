import AssayKit
import AssayTestSupport
import Foundation
import Testing

@testable import AssayReport

/// The keys that estimates and comparisons have.
private let estimateNames: Set = [
  "value", "low", "high", "standard_error", "df", "n", "confidence", "method",
]
/// The keys of reasons and doubts, and of their numbers, which only some have.
private let further = ["doubt", "skewness", "reason", "least", "infinite", "follows"]
private let comparisonNames: Set = [
  "baseline", "candidate", "metric", "difference", "low", "high", "low_95", "high_95", "family",
  "level", "confidence", "p", "method", "verdict", "smallest_p", "n", "standard_error", "df",
  "samples_needed", "effect_size", "detectable_difference",
]
/// The keys of the adjusted p of either family.
private let adjustedNames: Set = ["p_family", "p_holm"]
private let doubtNames: Set = ["doubt", "skewness"]
private let recordNames: Set = ["lower", "equal", "higher"]

private func document(
  _ models: [(String, [Double])], labels: [String]? = nil,
  configure: (inout ReportRequest) throws -> Void = { _ in }
) throws -> Document {
  try Document(measured(models, labels: labels, configure: configure).json())
}

/// The report on models given by the probabilities of class a; the labels alternate by default.
private func measured(
  _ models: [(String, [Double])], labels: [String]? = nil,
  configure: (inout ReportRequest) throws -> Void = { _ in }
) throws -> Report {
  let count = models[0].1.count
  let labels = labels ?? (0..<count).map { $0.isMultiple(of: 2) ? "a" : "b" }
  return try report(
    labels: "id,label\n" + labels.enumerated().map { "\($0.offset),\($0.element)\n" }.joined(),
    models: models.map { name, values in
      let rows = values.enumerated().map { "\($0.offset),\($0.element),\(1 - $0.element)\n" }
      return (name, "id,a,b\n" + rows.joined())
    },
    configure: configure)
}

/// Probabilities of class a that are mostly right, no two of them equal.
private func mixed(_ count: Int, wrongEvery: Int, sure: Double = 0.9) -> [Double] {
  (0..<count).map { row in
    let p = sure - Double(row) / Double(32 * count)
    return row.isMultiple(of: 2) == (row % wrongEvery != 0) ? p : 1 - p
  }
}

@Suite struct InferenceJSONTests {
  @Test(arguments: sampleFolders)
  func `estimates and comparisons have the documented names`(_ folder: String) throws {
    let report = try sampleReport(folder)
    let text = report.json()
    let document = try Document(text)
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
    #expect(document["estimates"].keys == report.models)
    for model in report.models {
      let estimates = document["estimates"][model]
      #expect(estimates.keys == document["metrics"][model].keys)
      for metric in estimates.keys {
        let (estimate, value) = (estimates[metric], document["metrics"][model][metric])
        #expect(Set(estimate.keys).subtracting(further) == estimateNames)
        #expect(Set(estimate.keys).count == estimate.keys.count)
        #expect(estimate["value"].value == value.value)
        #expect(estimate["n"].number == Double(report.count))
        #expect(estimate["confidence"].number == 0.95)
        #expect(estimate["low"].isNull == (estimate["reason"].text != nil), "\(metric)")
        #expect(estimate["low"].isNull == estimate["high"].isNull)
        #expect(estimate["low"].isNull == estimate["method"].isNull)
        if let low = estimate["low"].number, let high = estimate["high"].number {
          #expect(low <= high)
          #expect(estimate["value"].number != nil)
        }
      }
    }
    for comparison in document["comparisons"].list {
      let others = Set(comparison.keys).subtracting(comparisonNames)
      if comparison["verdict"].isNull {
        #expect(others.contains("reason"))
        #expect(others.isSubset(of: recordNames.union(["reason", "least", "samples"])))
      } else {
        #expect(others.contains("reason") == comparison["low"].isNull)
        let isPrimary = comparison["family"].text == "primary"
        #expect(others.intersection(adjustedNames) == [isPrimary ? "p_family" : "p_holm"])
        let names = others.subtracting(["reason"]).subtracting(adjustedNames)
          .subtracting(doubtNames)
        #expect(names.isEmpty || names == recordNames)
        let (old, new) = (comparison["baseline"].text ?? "", comparison["candidate"].text ?? "")
        let metric = comparison["metric"].text ?? ""
        let difference = document["differences"].list
          .first { $0["baseline"].text == old && $0["candidate"].text == new }?["metrics"][metric]
        let expected = try #require(difference?.number)
        // The mean of differences and the difference of means are rounded differently.
        #expect(abs(try #require(comparison["difference"].number) - expected) < 1e-12)
      }
    }
  }

  @Test func `bounds and differences are in the unit that was asked for`() throws {
    let models = [("old", mixed(40, wrongEvery: 5)), ("new", mixed(40, wrongEvery: 4))]
    let nats = try document(models)
    let bits = try document(models) { $0.comparison.logBase = .two }
    for name in ["value", "low", "high"] {
      let path = { (document: Document, metric: String) in
        document["estimates"]["old"][metric][name].number
      }
      let inNats = try #require(path(nats, "cross_entropy"))
      #expect(abs(try #require(path(bits, "cross_entropy")) - inNats / log(2)) < 1e-12)
      for metric in ["error_rate", "mse", "mcc"] {
        #expect(path(nats, metric) == path(bits, metric))
      }
    }
    for (one, other) in zip(nats["comparisons"].list, bits["comparisons"].list) {
      let isInformation =
        one["metric"].text?.contains("entropy") == true
        || one["metric"].text == "kl_divergence"
      for name in ["difference", "low", "high"] {
        let expected = try #require(one[name].number) / (isInformation ? log(2) : 1)
        #expect(abs(try #require(other[name].number) - expected) < 1e-12)
      }
      for name in ["p", "p_holm", "p_family", "verdict", "effect_size"] {
        #expect(one[name].value == other[name].value)
      }
    }
  }

  @Test(
    arguments: [
      ([0.75], ["error_rate": nil, "cross_entropy": "too_few_samples"]),
      ([0.75, 0.5], ["error_rate": nil, "cross_entropy": nil]),
      // All are right, with equal losses.
      (
        Array(repeating: [0.75, 0.25], count: 8).flatMap(\.self),
        [
          "error_rate": nil,
          "cross_entropy": "no_spread",
        ]
      ),
      // All are wrong: a share still has an interval.
      (Array(repeating: [0.25, 0.75], count: 8).flatMap(\.self), ["error_rate": nil]),
      (
        [0, 0.25, 0.75, 0.25],
        ["cross_entropy": "infinite", "mse": nil]
      ),
      (
        [0, 1, 0, 1],
        ["cross_entropy": "infinite", "error_rate": nil]
      ),
    ] as [([Double], [String: String?])])
  func `where there is no interval, it says why`(
    _ values: [Double], _ reasons: [String: String?]
  ) throws {
    let estimates = try document([("m", values)])["estimates"]["m"]
    for (metric, reason) in reasons {
      #expect(estimates[metric]["reason"].text == reason, "\(metric)")
      #expect(estimates[metric]["low"].isNull == (reason != nil), "\(metric)")
      #expect(estimates[metric]["high"].isNull == (reason != nil), "\(metric)")
    }
  }

  @Test func `one class and constant predictions have no bounds that claim to know more`() throws {
    let same = Array(repeating: 0.75, count: 12)
    let one = try document([("m", same)], labels: Array(repeating: "a", count: 12))
    #expect(one["estimates"]["m"]["error_rate"]["low"].number == 0)
    #expect(try #require(one["estimates"]["m"]["error_rate"]["high"].number) > 0.2)
    for metric in ["cross_entropy", "mse", "mcc", "cohen_kappa", "balanced_error"] {
      #expect(one["estimates"]["m"][metric]["low"].isNull, "\(metric)")
      #expect(one["estimates"]["m"][metric]["reason"].text?.isEmpty == false, "\(metric)")
    }
    let constant = try document([("m", same), ("same", same)])
    #expect(constant["estimates"]["m"]["mcc"]["value"].isNull)
    #expect(constant["estimates"]["m"]["mcc"]["reason"].text?.isEmpty == false)
    // Six samples of each class are too few for tests of ranking, and metrics without a value have
    // no test.
    let untested = ["roc_auc", "average_precision", "mcc"]
    for comparison in constant["comparisons"].list
    where !untested.contains(comparison["metric"].text ?? "") {
      #expect(comparison["difference"].number == 0)
      #expect(comparison["verdict"].text == "no_clear_difference")
      #expect(comparison["p"].number == 1)
    }
  }

  @Test func `a thousand classes have estimates as two have`() throws {
    let names = (0..<1000).map { "c\($0)" }
    let rows = (0..<12).map { "\($0),c\($0 * 80)\n" }.joined()
    let report = try report(
      labels: "id,label\n" + rows,
      models: [("m", "id,prediction\n" + rows.replacing("c80\n", with: "c81\n"))]
    ) { $0.classes = names }
    let estimates = try Document(report.json())["estimates"]["m"]
    #expect(estimates["error_rate"]["value"].number == 1.0 / 12)
    #expect(try #require(estimates["error_rate"]["low"].number) > 0)
    for metric in estimates.keys {
      #expect(estimates[metric]["low"].isNull == (estimates[metric]["reason"].text != nil))
    }
  }

  @Test func `less confidence makes narrower intervals`() throws {
    let models = [("old", mixed(60, wrongEvery: 5)), ("new", mixed(60, wrongEvery: 4))]
    let wide = try document(models)
    let narrow = try document(models) { $0.comparison.confidence = Confidence(0.9) ?? .percent95 }
    func width(_ value: Document) -> Double? {
      guard let low = value["low"].number, let high = value["high"].number else { return nil }
      return high - low
    }
    var compared = 0
    for metric in wide["estimates"]["old"].keys {
      let values = [wide, narrow].map { $0["estimates"]["old"][metric] }
      #expect(values[0]["value"].value == values[1]["value"].value)
      #expect(values[1]["confidence"].number == 0.9)
      guard let before = width(values[0]), let after = width(values[1]) else { continue }
      #expect(after < before, "\(metric)")
      compared += 1
    }
    #expect(compared > 8)
    for (before, after) in zip(wide["comparisons"].list, narrow["comparisons"].list) {
      #expect(try #require(width(after)) < #require(width(before)))
      #expect(after["p"].value == before["p"].value)
    }
  }

  @Test func `three models are adjusted by Holm, and have Cochran’s Q`() throws {
    let models = [
      ("a", mixed(200, wrongEvery: 3)), ("b", mixed(200, wrongEvery: 4)),
      ("c", mixed(200, wrongEvery: 20)),
    ]
    func ofErrors(_ document: Document) -> [Document] {
      document["comparisons"].list.filter { $0["metric"].text == "error_rate" }
    }
    let report = try measured(models)
    let document = try Document(report.json())
    let two = ofErrors(document)
    #expect(two.map { $0["baseline"].text } == ["a", "a"])
    let p = try two.map { try #require($0["p"].number) }
    let adjusted = try two.map { try #require($0.adjustedP) }
    // Holm (1979), over two candidates and two metrics: the smallest p counts four times.
    let all4 = document["comparisons"].list.filter {
      $0["family"].text == "primary" && ["error_rate", "cross_entropy"].contains($0["metric"].text)
    }
    let sorted = try all4.map { try #require($0["p"].number) }.sorted()
    #expect(sorted.count == 4)
    var expected: [Double: Double] = [:]
    var largest = 0.0
    for (rank, p) in sorted.enumerated() {
      largest = max(largest, min(1, Double(4 - rank) * p))
      expected[p] = max(expected[p] ?? 0, largest)
    }
    #expect(adjusted == p.map { expected[$0] ?? -1 })

    let all = try ofErrors(
      Document(measured(models) { $0.comparison.comparesAllPairs = true }.json()))
    #expect(all.map { $0["baseline"].text } == ["a", "a", "b"])
    #expect(all.map { $0["candidate"].text } == ["b", "c", "c"])
    for comparison in all {
      #expect(try #require(comparison.adjustedP) >= #require(comparison["p"].number))
    }

    let text = try report.markdown()
    #expect(
      text.contains(
        "Test that all models are right equally often: p\u{A0}&lt;\u{A0}0.001 (Cochran’s Q = "))
    #expect(text.contains("97.5%") && text.contains("Holm 1979"))
  }
}

extension Document {
  /// The p of a comparison, adjusted for its family.
  var adjustedP: Double? { self["p_family"].number ?? self["p_holm"].number }
}
