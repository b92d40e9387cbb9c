import AssayKit
import AssayTestSupport
import Testing

/// The report on two models, each wrong in some rows, which give classes or one fixed probability.
private func twoModels(
  rows: Int, wrong: [Set<Int>], probability: Double? = nil, confidence: Confidence = .percent95
) throws -> Report {
  let labels = (0..<rows).map { $0.isMultiple(of: 2) ? "b" : "a" }
  let texts = wrong.map { wrong in
    let lines = labels.enumerated().map { row, label in
      let answer = wrong.contains(row) ? (label == "a" ? "b" : "a") : label
      guard let p = probability else { return "\(row),\(answer)" }
      return "\(row),\(answer == "a" ? p : 1 - p),\(answer == "a" ? 1 - p : p)"
    }
    return ([probability == nil ? "id,prediction" : "id,a,b"] + lines).joined(separator: "\n")
  }
  let head = "id,label\n" + labels.enumerated().map { "\($0),\($1)\n" }.joined()
  return try report(labels: head, models: zip(["one", "two"], texts).map { ($0, $1 + "\n") }) {
    $0.comparison.confidence = confidence
  }
}

private func comparisons(_ report: Report) throws -> [Document] {
  try Document(report.json())["comparisons"].list
}

@Suite struct ConsistencyTests {
  @Test(arguments: [(6, 15), (8, 18), (10, 21), (29, 46), (42, 62), (3, 20)])
  func `where p does not reject, no interval excludes 0`(b: Int, c: Int) throws {
    let report = try twoModels(rows: 200, wrong: [Set(0..<b), Set(b..<(b + c))])
    for comparison in try comparisons(report) {
      guard let p = comparison.adjustedP, let low = comparison["low"].number,
        let high = comparison["high"].number
      else { continue }
      let isClaimed = ["better", "worse"].contains(comparison["verdict"].text)
      #expect((p <= 0.05 && (low > 0 || high < 0)) == isClaimed)
      if p > 0.05 { #expect(low <= 0 && high >= 0, "\(comparison)") }
    }
  }

  @Test func `the same few samples give every metric the same word`() throws {
    let report = try twoModels(rows: 25, wrong: [[0, 1, 2, 3], []], probability: 0.9)
    for comparison in try comparisons(report) where !comparison["verdict"].isNull {
      #expect(comparison["verdict"].text == "too_few_samples", "\(comparison)")
    }
  }

  @Test func `areas of few samples of a class are not compared`() throws {
    let report = try twoModels(rows: 8, wrong: [[0, 1, 2, 3], []], probability: 0.9)
    let area = try #require(comparisons(report).first { $0["metric"].text == "roc_auc" })
    #expect(area["verdict"].isNull)
    #expect(area["reason"].text == "too_few_of_class" && area["least"].number == 10)
  }

  @Test func `no difference is called detectable that was not detected`() throws {
    for (b, c) in [(10, 28), (20, 35), (5, 17)] {
      let report = try twoModels(rows: 1000, wrong: [Set(0..<b), Set(b..<(b + c))])
      for comparison in try comparisons(report)
      where comparison["verdict"].text == "no_clear_difference" {
        let difference = try #require(comparison["difference"].number)
        if let detectable = comparison["detectable_difference"].number {
          #expect(detectable > difference.magnitude, "\(comparison)")
        }
      }
    }
  }

  @Test func `an interval that leaves out its value is refused`() throws {
    let names = (0..<10).map { "c\($0)" }
    let lines = names.enumerated().map { "\($0),\($1)\n" }.joined()
    let report = try report(
      labels: "id,label\n" + lines, models: [("m", "id,prediction\n" + lines)]
    ) { $0.classes = names }
    let score = try Document(report.json())["estimates"]["m"]["macro_f1"]
    #expect(score["value"].number == 1 && score["low"].isNull)
    #expect(score["reason"].text == "rare_classes")
  }

  @Test func `a model below its accuracy is not called overconfident`() throws {
    let rows = (0..<70).map { row in
      row < 50 ? "\(row),0.6,0.4" : "\(row),0.999,0.001"
    }
    let labels = (0..<70).map { "\($0),\($0 < 62 ? "a" : "b")\n" }.joined()
    let report = try report(
      labels: "id,label\n" + labels,
      models: [("m", "id,a,b\n" + rows.joined(separator: "\n") + "\n")])
    #expect(
      report.verdict.contains { $0.hasPrefix("m is miscalibrated: on average it says ") })
    #expect(!report.verdict.contains { $0.contains("overconfident") })
  }

  @Test func `always answering the frequencies is no skill, whatever rounding makes of it`() throws
  {
    let labels = (0..<26).map { "\($0),\($0 == 0 ? "a" : "b")\n" }.joined()
    let line = "\(1.0 / 26),\(25.0 / 26)"
    let report = try report(
      labels: "id,label\n" + labels,
      models: [("m", "id,a,b\n" + (0..<26).map { "\($0),\(line)\n" }.joined())])
    #expect(report.metric("d2_log_loss", of: "m") == 0)
    #expect(
      report.verdict.contains { $0.hasPrefix("m is not shown to be better than always predicting") }
    )
  }
}
