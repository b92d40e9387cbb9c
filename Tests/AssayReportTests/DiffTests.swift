import AssayKit
import AssayText
import Testing

@testable import AssayReport

@Suite struct DiffTests {
  /// The diff of two results that are given as models over one or two sets of labels.
  private func diff(
    _ old: [(name: String, csv: String)], _ new: [(name: String, csv: String)],
    labels: (String, String) = ("id,label\n1,a\n2,b\n", "id,label\n1,a\n2,b\n"),
    configure: (inout ReportRequest) -> Void = { _ in }
  ) throws -> ResultsComparison {
    try withFolder { folder in
      let paths = ("\(folder)/old.json", "\(folder)/new.json")
      try write(report(labels: labels.0, models: old).json(), to: paths.0)
      try write(report(labels: labels.1, models: new, configure: configure).json(), to: paths.1)
      return try ResultsComparison(old: paths.0, new: paths.1)
    }
  }

  private let right = "id,a,b\n1,0.75,0.25\n2,0.25,0.75\n"
  private let wrong = "id,a,b\n1,0.25,0.75\n2,0.75,0.25\n"
  private let infinite = "id,a,b\n1,0,1\n2,0.25,0.75\n"

  @Test func `a single model is paired whatever its name`() throws {
    let diff = try diff([("v1", wrong)], [("v2", right)])
    #expect(diff.text().hasPrefix("v1 → v2\n\n"))
    #expect(diff.text().contains("−100.00 pp  −100.0\u{A0}%  ▲ improved\n"))
    #expect(
      try diff.markdown().contains(
        "- **v1 → v2 · improved: error rate; accuracy; cross-entropy; binary cross-entropy; "
          + "KL divergence; MSE; MSE, halved; MSE per class; balanced error; macro F1; MCC; "
          + "Cohen’s kappa; D² (log loss); Brier skill; ROC AUC; average precision; "
          + "calibration error (ECE); largest calibration error (MCE)**\n"))
    #expect(try diff.markdown().contains("\n## v1 → v2\n"))
  }

  @Test func `every metric of a report is known to a diff`() throws {
    let report = try sampleReport("digits")
    try withFolder { folder in
      try write(report.json(), to: "\(folder)/r.json")
      let diff = try ResultsComparison(old: "\(folder)/r.json", new: "\(folder)/r.json")
      let text = diff.text(width: 200)
      #expect(text.contains("top-5 error ↓"))
      #expect(!text.contains("_"))
    }
  }

  @Test func `models are paired by name, and the others are named`() throws {
    let diff = try diff([("a", right), ("b", wrong)], [("b", wrong), ("c", right)])
    let text = diff.text()
    #expect(text.hasPrefix("b\n\n"))
    #expect(text.hasSuffix("Only in the old results: a\nOnly in the new results: c\n"))
    #expect(try diff.markdown().contains("b · no metric with a direction changed"))
    #expect(!text.contains("improved") && !text.contains("worsened"))
  }

  @Test func `without a common model it says so`() throws {
    let diff = try diff([("a", right), ("b", wrong)], [("c", right)])
    #expect(diff.text().hasPrefix("The two results have no model in common.\n\n"))
    #expect(try diff.markdown().contains("The two results have no model in common."))
  }

  @Test func `what becomes finite has improved`() throws {
    let text = try diff([("m", infinite)], [("m", right)]).text()
    let line = text.split(separator: "\n").first { $0.hasPrefix("cross-entropy, nats") }
    #expect(
      line?.split(separator: "  ").map { $0.filter { $0 != " " } } == [
        "cross-entropy,nats↓", "∞", "0.287682", "—", "—", "▲improved",
      ])
    #expect(text.contains("\n  clipped, nats ↓\n"))
  }

  @Test func `other samples, classes, units and clips are noticed`() throws {
    let diff = try diff(
      [("m", right)], [("m", "id,a,c\n1,0.75,0.25\n3,0.25,0.75\n4,0.25,0.75\n")],
      labels: ("id,label\n1,a\n2,b\n", "id,label\n1,a\n3,c\n4,c\n")
    ) {
      $0.logarithmBase = .two
      $0.clip = "1e-07"
    }
    let warnings = diff.text(width: 1000).split(separator: "\n").filter { $0.hasPrefix("! ") }
    #expect(
      warnings == [
        "! The test sets differ, 2 samples and 3 samples: changes may come from the samples.",
        "! The classes differ: a, b and a, c.",
        "! The old results are in nats, the new ones in bits: the new ones were converted.",
        "! Clipped cross-entropies are clipped differently, sklearn and 1e-07.",
      ])
    // Converted to nats they are what they were, 0.2877 a sample.
    #expect(
      diff.text(width: 120).contains(
        "cross-entropy, nats ↓              0.287682  0.287682          0     0.0\u{A0}%    unchanged"
      ))
    let sameCount = try self.diff(
      [("m", right)], [("m", right)],
      labels: ("id,label\n1,a\n2,b\n", "id,label\n1,b\n2,a\n"))
    #expect(
      sameCount.text(width: 1000).contains(
        "! The two results are of different test sets: changes may come from the samples."))
  }

  @Test(arguments: [40, 60, 80, 120])
  func `a diff is no wider than the terminal`(_ width: Int) throws {
    let diff = try diff([(String(repeating: "民", count: 200), wrong)], [("new", infinite)])
    for line in diff.text(width: width).split(separator: "\n") {
      #expect(columns(of: String(line)) <= width)
    }
    #expect(diff.text(width: width, isStyled: true).contains("\u{1B}[32m▲ improved\u{1B}[0m\n"))
  }
}
