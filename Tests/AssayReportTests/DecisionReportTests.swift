import AssayKit
import AssayTestSupport
import Testing

@testable import AssayReport

/// The headline by primary metrics, and the wording of margins.
@Suite struct DecisionReportTests {
  /// The digits with other primary metrics and a margin.
  private static let decided = Result {
    try measuredSampleReport("digits") {
      $0.comparison.primary = ["roc_auc", "mse"]
      $0.comparison.margins = [Margin(metric: "error_rate", size: 0.005)].compactMap(\.self)
    }
  }

  @Test func `the metrics that were named decide the headline, the others are exploratory`() throws
  {
    let report = try DecisionReportTests.decided.get()
    #expect(
      report.verdict[0].hasPrefix(
        "random forest is better than logistic regression in ROC AUC, but worse in MSE. Its ROC AUC is "
      ))
    let document = try Document(report.json())
    #expect(document["options"]["primary"].list.compactMap(\.text) == ["roc_auc", "mse"])
    for comparison in document["comparisons"].list where !comparison["verdict"].isNull {
      let isNamed = ["roc_auc", "mse", "mse_half", "mse_per_class", "brier_skill"].contains {
        comparison["metric"].text == $0
      }
      #expect((comparison["family"].text == "primary") == isNamed)
    }
    let page = try report.markdown()
    #expect(page.contains("The headline rests on the primary metrics, ROC AUC and MSE"))
    #expect(page.contains("Every other metric is adjusted for all candidates only"))
    #expect(page.contains("| error rate, points, *exploratory* |"))
  }

  @Test func `a primary metric without a test says why`() throws {
    let report = try measuredSampleReport("party") { $0.comparison.primary = ["roc_auc"] }
    #expect(
      report.verdict[0]
        == "model 2’s ROC AUC is 0.50 higher (1.00 vs 0.50). The difference in ROC AUC "
        + "is not tested: its test needs 10 samples of each class.")
  }

  @Test func `margins have a word, an interval and a number of samples in every output`() throws {
    let report = try DecisionReportTests.decided.get()
    let sentence =
      "random forest is not worse than logistic regression in error rate by more than the margin of 0.5 "
      + "points (95% interval −1.56 to +0.07)."
    #expect(report.verdict.contains(sentence))
    #expect(try report.html().contains("by more than the margin of 0.5 points"))
    #expect(try report.markdown().contains("by more than the margin of 0.5 points"))
    let document = try Document(report.json())
    let margin = try #require(document["margins"].list.first)
    #expect(margin["verdict"].text == "not_worse_by_margin")
    #expect(margin["samples_not_worse"].number == 9599)
    #expect(margin["samples_equivalent"].number == 12850)
    let chinese = try withFolder { folder in
      try write(report.json(), to: "\(folder)/r.json")
      var request = ReportRequest()
      request.language = .chinese
      return try Report(savedAt: "\(folder)/r.json", for: request)
    }
    #expect(chinese.verdict.contains { $0.contains("变差的幅度不超过界值 0.5 个百分点") })
  }

  @Test func `what is not clear says how many samples would detect it`() throws {
    #expect(
      try sampleReport("digits").verdict[0].hasSuffix(
        "About 4,600 samples would be needed to detect a difference of this size in error rate "
          + "(80% power, tested by itself)."
      ))
  }

  @Test func `numbers of samples have two significant digits`() {
    let words = [7, 99, 100, 104, 105, 3309, 9960, 123_456].map { Figures.about($0) }
    #expect(words == ["7", "99", "100", "100", "110", "3,300", "10,000", "120,000"])
  }
}
