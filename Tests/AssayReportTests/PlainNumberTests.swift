import AssayData
import AssayKit
import AssayResults
import AssayTestSupport
import Testing

@testable import AssayReport

/// Numbers and short words that claim no more than is known.
@Suite struct PlainNumberTests {
  @Test func `a number of 0 to 1 looks like 0 or 1 only where it is`() {
    #expect(Figures.portion(0.999976, decimals: 4) == "0.99998")
    #expect(Figures.portion(0.000012, decimals: 4) == "0.00001")
    #expect(Figures.portion(1, decimals: 4) == "1.0000")
    #expect(Figures.portion(0.5, decimals: 2) == "0.50")
  }

  @Test func `what rounding leaves of a calibration error is 0, and so is its difference`() throws {
    let metric = try #require(Metric.named(MetricKey.calibrationError, in: .classes))
    let words = MetricWords(metric: metric, logBase: .e, wording: English())
    #expect(words.number(4.44e-17, 4) == "0.0000")
    #expect(words.signed(4.44e-17, decimals: 4) == "0.0000")
    #expect(words.cleared(.value(-4.44e-17)) == .value(0))
    let entropy = try #require(Metric.named(MetricKey.crossEntropy, in: .classes))
    let loss = MetricWords(metric: entropy, logBase: .e, wording: English())
    #expect(loss.number(4.44e-17, 4) == "4.44×10⁻¹⁷")
  }

  @Test func `models that answer alike are the same, without intervals or averages`() throws {
    let labels = (1...30).map { "\($0),\($0.isMultiple(of: 3) ? "b" : "a")\n" }.joined()
    let rows = (1...30).map { "\($0),\($0.isMultiple(of: 5) ? "0.25,0.75" : "0.75,0.25")\n" }
    let model = "id,a,b\n" + rows.joined()
    for names in [["m1", "m2"], ["m1", "m2", "m3"]] {
      let report = try report(labels: "id,label\n" + labels, models: names.map { ($0, model) })
      let markdown = try report.markdown()
      let html = try report.html()
      #expect(markdown.contains("| m2 | 40.00% | the same |"))
      #expect(markdown.contains("### m2 vs m1: the same\n"))
      #expect(!markdown.contains("Averages of models") && !markdown.contains("&#91;0."))
      #expect(html.contains("the same") && !html.contains("no clear difference</small>"))
      #expect(report.scoreboard(width: 80).contains("40.00%  the same"))
    }
  }

  @Test func `ties say how many they are and what they count as`() throws {
    let markdown = try sampleReport("distributions").markdown()
    #expect(markdown.contains("| yes (tie) |"))
    let labels = "id,label\n1,a\n2,b\n3,a\n4,b\n"
    let rows = "id,a,b\n1,0.75,0.25\n2,0.5,0.5\n3,0.5,0.5\n4,0.25,0.75\n"
    let report = try report(labels: labels, models: [("m", rows)])
    let note =
      "Those at exactly 0.5 count as b here, and elsewhere in the report as a, the first class (samples: m 2)."
    #expect(try report.html().contains(note))
    #expect(!(English().thresholdNote(nil, []).contains("exactly 0.5")))
  }

  @Test func `how to refit a model is said once`() throws {
    let html = try sampleReport("digits").html()
    #expect(html.components(separatedBy: "To refit random forest").count == 2)
    #expect(html.contains("(<a href=\"#confidence\">After temperature scaling</a>)"))
  }

  @Test(arguments: sampleFolders)
  func `Markdown has no empty lines in a row`(_ folder: String) throws {
    let markdown = try sampleReport(folder).markdown()
    #expect(!markdown.contains("\n\n\n") && !markdown.contains("<br>\n"))
  }

  @Test func `long ids lack their middle, and shorter ones keep it`() {
    let hash = String(repeating: "0123456789", count: 4)
    let long = String(repeating: "very ", count: 40) + "long"
    let (short, whole) = (SampleName(row: 0, id: hash), SampleName(row: 1, id: long))
    #expect(English().name(short) == hash && English().wholeID(short) == nil)
    #expect(English().name(whole).hasPrefix("very very"))
    #expect(English().name(whole).hasSuffix("long") && English().name(whole).contains("…"))
    #expect(English().wholeID(whole) == long)
  }
}
