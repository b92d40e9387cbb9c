import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// A comparison of `results.json` in one metric, with its verdict.
private struct Compared {
  let metric: String
  let verdict: String?
  private let comparison: Document

  init?(_ document: Document, _ metric: String, _ candidate: String, _ baseline: String) {
    let found = document["comparisons"].list.first {
      $0["metric"].text == metric && $0["candidate"].text == candidate
        && $0["baseline"].text == baseline
    }
    guard let found, !found["verdict"].isNull else { return nil }
    comparison = found
    self.metric = metric
    verdict = found["verdict"].text
  }

  var name: String {
    metric == "error_rate" ? "error rate" : "cross-entropy"
  }
}

@Suite struct ClaimTests {
  /// The accepted risk; that of an interval may be a share of it.
  private let risk = 0.05

  @Test(arguments: sampleFolders)
  func `a comparison claims no more than its test and its interval show`(_ folder: String) throws {
    let document = try Document(sampleReport(folder).json())
    for comparison in document["comparisons"].list {
      let verdict = comparison["verdict"].text
      let low = comparison["low"].number
      let high = comparison["high"].number
      let least = comparison["smallest_p"].number
      // Several candidates share the risk.
      let share = 1 - (comparison["confidence"].number ?? 1)
      #expect(share <= risk + 1e-12)
      switch verdict {
      case "better", "worse":
        #expect(try #require(comparison.adjustedP) <= risk)
        #expect(try #require(low) > 0 || #require(high) < 0)
        let isLower = try #require(comparison["difference"].number) < 0
        let higher = [
          "accuracy", "d2_log_loss", "brier_skill", "macro_f1", "mcc", "cohen_kappa", "roc_auc",
          "average_precision",
        ]
        let isHigherBetter = higher.contains { comparison["metric"].text == $0 }
        #expect(isHigherBetter == (isLower == (verdict == "worse")))
      case "no_clear_difference":
        #expect(
          try #require(comparison.adjustedP) > risk || (low ?? 0) <= 0 && (high ?? 0) >= 0)
      case "too_few_samples":
        #expect(try #require(least) > share)
        #expect((low ?? 0) <= 0 && (high ?? 0) >= 0)
      default:
        #expect(comparison["reason"].text?.isEmpty == false, "\(folder)")
      }
    }
  }

  @Test(arguments: sampleFolders)
  func `the verdict claims what the comparisons of the results say`(_ folder: String) throws {
    let report = try sampleReport(folder)
    let document = try Document(report.json())
    let pairs = document["differences"].list
    for (sentence, pair) in zip(report.verdict, pairs) {
      let (candidate, baseline) = (
        try #require(pair["candidate"].text), try #require(pair["baseline"].text)
      )
      let compared = ["error_rate", "cross_entropy"].compactMap {
        Compared(document, $0, candidate, baseline)
      }
      func names(_ verdict: String) -> String? {
        let names = compared.filter { $0.verdict == verdict }.map(\.name)
        return names.isEmpty ? nil : names.joined(separator: " and ")
      }
      #expect(!compared.isEmpty)
      let claim = sentence.prefix { $0 != "." }
      #expect(claim.contains("better") == (names("better") != nil))
      #expect(claim.contains("worse") == (names("worse") != nil))
      if let names = names("better") {
        #expect(claim.contains("better than \(baseline) in \(names)"))
      }
      if let names = names("worse") { #expect(claim.contains("in \(names)")) }
      if let names = names("no_clear_difference") { #expect(claim.contains(names)) }
      #expect(
        claim.lowercased().contains("too few samples") == (names("too_few_samples") != nil))
    }
    #expect(report.aboutPairs.count == max(1, pairs.count))
  }

  @Test(arguments: sampleFolders)
  func `no sentence of a report but the verdict’s says that a model is better or worse`(
    _ folder: String
  ) throws {
    let report = try sampleReport(folder)
    let document = try Document(report.json())
    let tests =
      document["comparisons"].list + document["paired_after_refit"].list
      + report.models.map { document["temperature"][$0]["change"] }
      + report.models.map { document["positive_class"]["models"][$0]["against_majority"] }
      + document["averages"].list.flatMap { average in
        ["error_rate", "cross_entropy", "mse"].map { average["against_better"][$0] }
      }
    let verdicts = Set(tests.compactMap { $0["verdict"].text })
    let markdown = try report.markdown()
    // Everything about these models except the verdict is between the two.
    let start = try #require(markdown.range(of: "<summary><b>All metrics</b></summary>"))
    let end = try #require(markdown.range(of: "<summary><b>Definitions</b></summary>"))
    let pairs = try Document(report.values)["pairs"].list.compactMap { $0["verdict"].text }
    for line in markdown[start.upperBound..<end.lowerBound].split(separator: "\n") {
      let plain = String(line).replacing("&lt;", with: "<")
      // The direction of a metric and definitions of words claim nothing about a model.
      let text = line.lowercased()
        .replacing("neither higher nor lower is better", with: "")
        .replacing("lower is better", with: "").replacing("higher is better", with: "")
      let explains = ["**too few samples to tell**:", "- resolution", "precision and recall have"]
      if explains.contains(where: text.hasPrefix)
        || pairs.contains(plain)
      {
        continue
      }
      for word in ["better", "worse"] where text.contains(word) {
        // The word must be in a table, and some test must have that verdict.
        #expect(text.hasPrefix("|") && verdicts.contains(word), "\(folder): \(line)")
      }
      #expect(!text.contains("significant"))
    }
  }
}
