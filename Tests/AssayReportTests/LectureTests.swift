import AssayKit
import AssayTestSupport
import Testing

@testable import AssayReport

/// The table of a few samples: each model's output, the target, and the losses.
@Suite struct LectureTests {
  @Test func `the party has a table a model, with the means beneath`() throws {
    let report = try sampleReport("party")
    let markdown = try report.markdown()
    for row in [
      "| sample | computed | target | correct? | squared error | cross-entropy, bits |",
      "| s1 | 0.3 0.3 0.4 | 0 0 1 (democrat) | yes | 0.5400 | 1.3219 |",
      "| s3 | 0.1 0.2 0.7 | 1 0 0 (other) | no | 1.3400 | 3.3219 |",
      "| s3 | 0.3 0.4 0.3 | 1 0 0 (other) | no | 0.7400 | 1.7370 |",
    ] { #expect(markdown.contains(row + "\n"), "\(row)") }
    let tables = try Document(report.values)["lecture"]["tables"].list
    #expect(tables.map { $0["model"].text } == ["model 1", "model 2"])
    #expect(
      tables.map { $0["means"].list.map(\.text) } == [["0.8067", "1.9886"], ["0.3400", "0.9220"]])
    #expect(markdown.contains("Probabilities are in the order of the classes: other, republican,"))
  }

  @Test func `it is the first section, and has the arithmetic`() throws {
    let values = try Document(sampleReport("party").values)
    #expect(values["sections"].list.first?["anchor"].text == "worked")
    #expect(values["worked"].list.count == 2)
    let html = try sampleReport("party").html()
    #expect(html.contains("<section id=\"worked\">") && !html.contains("<section id=\"computed\">"))
    #expect(html.contains("<li>s1: squared error (0.3−0)² + (0.3−0)² + (0.4−1)² = 0.54</li>"))
    let digits = try sampleReport("digits").html()
    #expect(!digits.contains("id=\"worked\"") && digits.contains("<section id=\"computed\">"))
  }

  /// A report of a model that is right for every sample but the first, where its loss is infinite.
  private func report(samples: Int, limit: SampleLimit = 10) throws -> Report {
    let rows = (0..<samples).map { "\($0),a\n" }.joined()
    return try AssayReportTests.report(
      labels: "id,label\n" + rows,
      models: [
        ("m", "id,a,b\n" + (0..<samples).map { "\($0),\($0 == 0 ? "0,1" : "1,0")\n" }.joined())
      ]
    ) { $0.comparison.sampleLimit = limit }
  }

  @Test(arguments: [(20, 10, true), (21, 10, false), (15, 12, true), (5, 4, false), (4, 4, true)])
  func `a small set is shown whole, unless less is asked for`(
    samples: Int, limit: Int, isShown: Bool
  ) throws {
    let report = try report(samples: samples, limit: #require(SampleLimit(limit)))
    let values = try Document(report.values)
    #expect(values["lecture"].isNull != isShown)
    #expect(values["samples"]["rows"].list.count == (isShown ? samples : limit))
    #expect(
      try report.markdown().contains("| 0 | 0 1 | 1 0 (a) | no | 2.0000 | ∞ |\n") == isShown)
    if isShown {
      let table = try #require(values["lecture"]["tables"].list.first)
      #expect(table["means"].list.last?.text == "∞")
    }
  }

  @Test func `of more than four classes the answer and the target have their probabilities`() throws
  {
    let report = try AssayReportTests.report(
      labels: "id,label\n1,a\n2,b\n",
      models: [("m", "id,a,b,c,d,e\n1,0.5,0.2,0.1,0.1,0.1\n2,0.1,0.25,0.5,0.1,0.05\n")])
    let markdown = try report.markdown()
    #expect(markdown.contains("| 1 | a 0.5 | a | yes |"))
    #expect(markdown.contains("| 2 | c 0.5, b 0.25 | b | no |"))
  }

  @Test func `a soft label is a target of shares, and classes are computed as they are`() throws {
    let soft = try sampleReport("distributions").markdown()
    #expect(soft.contains(" | 0.75 0.25 0 0 ("))
    let classes = try AssayReportTests.report(
      labels: "id,label\n1,a\n2,b\n", models: [("rules", "id,prediction\n1,a\n2,a\n")])
    let markdown = try classes.markdown()
    #expect(markdown.contains("| sample | computed | target | correct? |\n"))
    #expect(markdown.contains("| 2 | a | 0 1 (b) | no |\n"))
  }

  @Test func `a loss has four decimals unless they show nothing`() {
    #expect(
      [0, 0.5, 2, 1e-9, .infinity, 12345.678].map(Figures.loss)
        == ["0.0000", "0.5000", "2.0000", "1.00×10⁻⁹", "∞", "12,345.6780"])
  }
}
