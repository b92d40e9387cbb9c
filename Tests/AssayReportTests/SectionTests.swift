import AssayKit
import AssayTestSupport
import AssayText
import Foundation
import Testing

@testable import AssayReport

@Suite struct SectionTests {
  @Test func `without samples to show there is neither a table nor arithmetic`() throws {
    var request = try configured(by: "\(packageRoot)/SampleData/party")
    request.comparison.sampleLimit = 0
    let report = try Report(request)
    let (html, markdown) = (try report.html(), try report.markdown())
    for text in ["id=\"samples\"", "id=\"computed\"", "id=\"worked\""] {
      #expect(!html.contains(text))
    }
    for text in ["<b>Samples", "<b>Worked examples", "## Sample by sample"] {
      #expect(!markdown.contains(text))
    }
    #expect(markdown.contains("<b>Classes</b>"))
  }

  @Test func `a model of classes only has no arithmetic to show`() throws {
    let report = try report(
      labels: "id,label\n1,a\n2,b\n", models: [("rules", "id,prediction\n1,a\n2,a\n")])
    #expect(try !report.markdown().contains("the arithmetic of"))
    #expect(try report.markdown().contains("| 2 | b | — | **—** | 0 1 | a | ✗ |\n"))
  }

  @Test func `what is true of several files is said once`() throws {
    let report = try report(
      labels: "label\na\nb\n",
      models: [("one", "a,b\n1,0\n0,1\n"), ("two", "a,b\n1,0\n0,1\n")])
    let words = report.scoreboard(width: 2000)
    #expect(words.components(separatedBy: "paired with the labels by position").count == 2)
    #expect(words.contains("model-1.csv, ") && words.contains("model-2.csv were paired"))
  }

  @Test func `of many classes only the most confused pairs are shown`() throws {
    let names = (1...25).map { "c\($0)" }
    let rows = names.enumerated().map { index, name in
      // Every third sample is predicted as the next class.
      let guess = index.isMultiple(of: 3) ? (index + 1) % 25 : index
      return name + "," + names.indices.map { $0 == guess ? "1" : "0" }.joined(separator: ",")
    }
    let report = try report(
      labels: "id,label\n" + names.map { "\($0),\($0)\n" }.joined(),
      models: [("m", "id," + names.joined(separator: ",") + "\n" + rows.joined(separator: "\n"))])
    let markdown = try report.markdown()
    #expect(markdown.contains("The most confused pairs\n"))
    #expect(markdown.contains("| c1 | c2 | 1 | 1 |"))
    #expect(markdown.contains("The 20 classes with the lowest F1\n"))
    #expect(!markdown.contains("label ↓ · predicted →"))
    #expect(try report.html().contains("The 20 classes with the lowest F1"))
  }

  @Test func `errors are shown beside the baseline's where the two differ beyond chance`() throws {
    // One model predicts b for all samples of a, the other predicts c.
    func html(_ count: Int) throws -> String {
      func file(_ head: String, _ answer: String) -> String {
        "id,\(head)\n" + (1...count).map { "\($0),\(answer)\n" }.joined() + "0,b\n-1,c\n"
      }
      return try report(
        labels: file("label", "a"),
        models: [("old", file("prediction", "b")), ("new", file("prediction", "c"))]
      ).html()
    }
    let many = try html(8)
    #expect(many.contains(">+100</text>") && many.contains(">−100</text>"))
    #expect(many.contains("new takes a for b less often than old: 0 vs 8 of 8"))
    // Seven in a row have a probability of one in 64, and six errors are compared.
    let few = try html(7)
    #expect(!few.contains("id=\"error-difference"))
    #expect(few.contains("No single error differs by more than chance between old and new."))
    #expect(few.contains("old takes a for b: 7 of 7"))
  }

  @Test func `letters that turn the direction of writing do not reach a report`() throws {
    let report = try report(
      labels: "id,label\n1,a\n2,b\n", models: [("m\u{202E}x\u{2067}y", "id,a,b\n1,1,0\n2,0,1\n")])
    for output in [GoldenOutput.html, .markdown, .scoreboard] {
      let text = try output.text(of: report)
      #expect(text.contains("m�x�y"))
      #expect(text.printable == text)
    }
    // `results.json` keeps the name unchanged.
    #expect(try Document(report.json())["models"].list.first?.text == "m\u{202E}x\u{2067}y")
  }

  @Test func `a difference that two decimals do not show is not shown as none`() throws {
    let rows = (1...20_001).map { "\($0),a\n" }.joined()
    let report = try report(
      labels: "id,label\n" + rows + "0,b\n",
      models: [
        ("old", "id,prediction\n" + rows + "0,b\n"), ("new", "id,prediction\n" + rows + "0,a\n"),
      ])
    #expect(report.scoreboard(width: 80, isVerbose: true).contains("+0.005"))
    #expect(
      report.verdict[0].hasPrefix(
        "Too few samples to distinguish new from old: with only 1 of 20,002 samples where one model "
          + "is right and the other wrong, p cannot fall below 0.5; a claim needs 0.05. new’s error rate is "
          + "0.005 points higher"))
  }

  @Test func `a class without a name is called empty`() throws {
    for (language, word) in [(Language.english, "(empty)"), (.chinese, "（空）")] {
      let report = try report(
        labels: "id,label\n1,a\n2,a\n", models: [("m", "id,,a\n1,0.25,0.75\n2,0.75,0.25\n")]
      ) { ($0.classes, $0.language) = (["", "a"], language) }
      #expect(try report.markdown().contains("| **\(word)** |"))
      #expect(try report.html().contains("<bdi>\(word)</bdi>"))
      #expect(try Document(report.json())["classes"].list.first?.text == "")
    }
  }

  @Test func `given options are in the provenance`() throws {
    #expect(
      try sampleReport("party").markdown()
        .contains("Options\n\n- `--log-base` 2\n"))
    // The title and the language do not change the measurements.
    #expect(try !sampleReport("digits").markdown().contains("`--title`"))
  }
}
