import AssayTestSupport
import Testing

/// The contents of charts in a report, and the choice between several forms.
struct ChartReportTests {
  /// The page on two classes, of which the second is rare; `model` gives each row's probability of
  /// it.
  private func html(_ count: Int, model: (Int) -> Double) throws -> String {
    let labels = (0..<count).map { "\($0),\($0 % 50 == 0 ? "yes" : "no")\n" }.joined()
    let rows = (0..<count).map { "\($0),\(1 - model($0)),\(model($0))\n" }.joined()
    return try report(
      labels: "id,label\n" + labels, models: [("m", "id,no,yes\n" + rows)]
    ) { $0.positive = "yes" }.html()
  }

  @Test func `bins are of as many samples where one of equal width holds nearly all`() throws {
    let crowded = try html(600) { 0.001 + Double($0 % 40) / 1000 }
    #expect(
      crowded.contains(
        "Each dot holds at least 75 samples of similar confidence; larger dots hold more. Both axes"
      ))
    #expect(crowded.contains(">≥\u{A0}99"))
    let spread = try html(600) { Double($0 % 100) / 100 }
    #expect(!spread.contains("Each dot holds at least"))
  }

  @Test func `bins of equal mass are at most seven dots, of which one is beyond the axis`() throws {
    let page = try sampleReport("digits").html()
    let charts = page.split(separator: "<svg").filter { $0.contains("\"reliability-") }
    #expect(charts.count == 3)
    for chart in charts {
      let dots = chart.matches(
        of: /<title>confidence ([\d.]+)%, right ([\d.]+)%, ([\d,]+) samples</)
      let counts = dots.compactMap { Int($0.output.3.filter { $0 != "," }) }
      #expect((2...7).contains(counts.count))
      #expect(counts.reduce(0, +) == 1797)
      #expect(dots.count { (Double($0.output.1) ?? 0) > 99.9 } <= 1)
      #expect(chart.contains(">≥\u{A0}99.9%</text>"))
    }
    // naive Bayes is right for 1,510 of all samples, and for 137 of the first 240.
    #expect(charts[2].contains("confidence 90.74%, right 57.08%, 240 samples"))
    #expect(charts[2].contains("right 88.18%, 1,557 samples"))
    #expect(page.contains("Each dot holds at least 205 samples"))
    // The tables have a row for each dot.
    let dots = charts.reduce(0) { $0 + $1.matches(of: /<title>confidence/).count }
    let rows = page.matches(of: /<tr><th scope="row" class="number">[\d.]+%<\/th>/)
    #expect(rows.count == dots)
  }

  @Test func `errors by threshold are cropped near those of a constant answer`() throws {
    let page = try html(600) { $0 % 50 == 0 ? 0.6 : 0.001 + Double($0 % 40) / 100 }
    #expect(page.contains(">always no</text>"))
    #expect(page.contains("Fewest errors: m at threshold 0.5, 0.00"))
    // 12 of 600 are positive: the axis ends a little above 2 %, although at 0 nearly all are wrong.
    #expect(page.contains(/>2\.5\u{A0}?%<\/text>/) && !page.contains(/>3\u{A0}?%<\/text>/))
  }

  @Test func `one table has the thresholds of all models`() throws {
    let page = try sampleReport("binary").html()
    #expect(page.matches(of: /data-thresholds="/).count == 1)
    #expect(page.matches(of: /<td>fewest errors<\/td>/).count == 2)
  }

  @Test func `a class of few samples is no finding, and a chart that is cut says so`() throws {
    let classes = (0..<40).map { "c\($0)" }
    func page(_ rows: Int) throws -> String {
      let labels = (0..<rows).map { "\($0),\(classes[$0 % 40])\n" }.joined()
      let scores = (0..<rows).map { row in
        "\(row)," + classes.indices.map { $0 == row % 39 ? "0.61" : "0.01" }.joined(separator: ",")
      }
      return try report(
        labels: "id,label\n" + labels,
        models: [
          (
            "m",
            "id," + classes.joined(separator: ",") + "\n" + scores.joined(separator: "\n") + "\n"
          )
        ]
      ).html()
    }
    let few = try page(360)
    #expect(!few.contains("Lowest recall:") && !few.contains("Lowest ROC AUC:"))
    #expect(few.contains("<small>Recall of each class, the lowest first, 30 of 40 classes"))
    #expect(few.contains("<figcaption>Classes without errors: 0 of 40<small>"))
    #expect(try page(400).contains("Lowest recall: m on "))
  }

  @Test func `without probabilities their metrics are left out, and that is said`() throws {
    let rows = (0..<20).map { "\($0),\($0 % 3 == 0 ? "a" : "b")\n" }.joined()
    let plain = try report(
      labels: "id,label\n" + rows, models: ["m", "n"].map { ($0, "id,predicted\n" + rows) })
    let page = try plain.html()
    #expect(page.contains("No model gives probabilities: metrics that need them are left out."))
    let keys = try Document(plain.values)["scoreboard"].list.map { $0["key"].text }
    #expect(keys.contains("error_rate") && keys.contains("macro_f1"))
    #expect(!keys.contains("cross_entropy") && !keys.contains("roc_auc"))
    #expect(try !sampleReport("digits").html().contains("No model gives probabilities"))
  }

  @Test func `the titles of classes of few samples count classes without errors`() throws {
    #expect(
      try sampleReport("party").html().contains(
        "<figcaption>Classes without errors: 2 of 3 with both models<small>Recall of each class"))
    #expect(
      try sampleReport("party-zh", in: .chinese).html().contains("全部识别正确的类别："))
  }

  @Test func `samples with a tie say so`() throws {
    let report = try sampleReport("distributions")
    #expect(try report.html().contains("✓</span><small>tie</small>"))
    #expect(try report.markdown().contains("| ✓ (tie) |"))
  }

  @Test func `a chart's title says what it shows most of all`() throws {
    let page = try sampleReport("digits").html()
    for words in [
      "naive Bayes takes 2 for 8: 47 of 177",
      "naive Bayes takes 2 for 8 more often than logistic regression: 47 vs 0 of 177",
      "No single error differs by more than chance between logistic regression and random forest.",
      "Lowest recall: naive Bayes on 2, 115 of 177 (64.97%)",
      "Lowest ROC AUC: naive Bayes on 8, 0.952",
      "of samples lose at least about 2.9 nats with logistic regression, 1.6 nats with random forest, ∞ with naive Bayes",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }
}
