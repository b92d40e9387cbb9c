import AssayTestSupport
import Testing

@testable import AssayKit
@testable import AssayReport

/// The report on samples of two classes: all models contradict the label of `s3`, and the second
/// that of `s5`, too.
private func suspectReport(
  _ count: Int = 8, models: Int = 2, _ configure: (inout ReportRequest) throws -> Void = { _ in }
) throws -> Report {
  var labels = "id,label\n"
  var texts = Array(repeating: "id,yes,no\n", count: models)
  for row in 0..<count {
    labels += "s\(row),\(row % 2 == 0 ? "yes" : "no")\n"
    for model in 0..<models {
      let isTurned = row == 3 || model == 1 && row == 5
      let yes = (row % 2 == 0) != isTurned ? 0.9 + 0.005 * Double(model) : 0.1
      texts[model] += "s\(row),\(yes),\(1 - yes)\n"
    }
  }
  return try report(
    labels: labels, models: texts.enumerated().map { (["one", "two", "three"][$0], $1) },
    configure: configure)
}

@Suite struct SuspectReportTests {
  @Test func `a section has models and samples, those of most models first`() throws {
    let report = try suspectReport()
    let markdown = try report.markdown()
    let section = try #require(
      markdown.components(separatedBy: "<b>Is the label wrong?</b>").last?
        .components(separatedBy: "\n<details><summary>").first)
    #expect(section.contains("\n| one | 1 | 1.0 | 12.50% | 0.00% |\n"), "\(section)")
    #expect(
      section.contains("\n| two | 2 | 2.0 | 25.00% | 14.29% |\n"), "\(section)")
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| s") && $0.contains(" of ") }
    #expect(rows.map { $0.prefix(6) } == ["| s3 |", "| s5 |"])
    #expect(rows[0].hasSuffix("| 2 of 2 |") && rows[1].hasSuffix("| 1 of 2 |"))
    #expect(section.contains("did not train on the sample") && section.contains("what-if"))
    let html = try report.html()
    #expect(html.contains("<section id=\"label-suspects\">") && html.contains("#label-suspects"))
  }

  @Test func `where nothing is suspect there is no section, and results say so`() throws {
    let report = try report(
      labels: "id,label\n1,a\n2,b\n", models: [("m", "id,a,b\n1,.9,.1\n2,.2,.8\n")])
    #expect(try !report.html().contains("label-suspects\""))
    #expect(try !report.markdown().contains("Is the label wrong?"))
    #expect(try Document(report.json())["label_suspects"]["suspected_by"]["0"].number == 2)
    let one = try AssayReportTests.report(
      labels: "id,label\n1,a\n2,a\n", models: [("m", "id,a,b\n1,.9,.1\n2,.2,.8\n")])
    #expect(try Document(one.json())["label_suspects"]["reason"].text == "one_class")
    #expect(try !one.markdown().contains("Is the label wrong?"))
  }

  @Test func `it is said how many samples were looked at, where that is not all`() {
    func words(_ wording: any Wording, _ lookedAt: Int?) -> String {
      wording.agreed(
        AgreedSuspects(
          count: 1, modelCount: 2, model: nil, areSome: false, lookedAt: lookedAt,
          examples: [("s3", "no", "yes")]))
    }
    let rest = "that both models contradict with confidence: s3 (labelled no, suggested yes)."
    #expect(words(English(), nil) == "Look at the label of 1 sample " + rest)
    #expect(
      words(English(), 20_000)
        == "Check the label of 1 of the 20,000 samples examined " + rest)
    #expect(words(Chinese(), 20_000).hasPrefix("请检查 1 个样本（在所检查的 20,000 个样本中）的标签，"))
    #expect(English().onSome(20_000, of: 50_000) == "on 20,000 of 50,000 samples")
  }

  @Test func `no more samples than were asked for are shown, and it is said`() throws {
    let markdown = try suspectReport { $0.comparison.sampleLimit = 1 }.markdown()
    #expect(markdown.contains("1 of 2 suspects are shown; --suspects FILE writes all."))
    let none = try suspectReport { $0.comparison.sampleLimit = 0 }.markdown()
    #expect(none.contains("0 of 2 suspects are shown") && !none.contains("| smallest margin |"))
  }

  @Test func `the labels that all models contradict are a sentence`() throws {
    func sentence(_ report: Report) -> String? { SuspectWords(results: report.results).sentence }
    #expect(
      try sentence(suspectReport(20))
        == "Look at the label of 1 sample that both models contradict with confidence: s3 (labelled no, "
        + "suggested yes).")
    #expect(
      try sentence(suspectReport(20, models: 1))
        == "Look at the label of 1 sample that one contradicts with confidence: s3 (labelled no, suggested "
        + "yes).")
    #expect(
      try sentence(suspectReport(20, models: 3))?.contains("that all 3 models contradict") == true)
    #expect(
      try sentence(suspectReport(20) { $0.language = .chinese })
        == "请检查 1 个样本的标签，两个模型都有把握地与之矛盾：s3（标签为 no，建议为 yes）。")
    // Beyond one sample in twenty, the models are more likely to be wrong than the labels.
    #expect(try sentence(suspectReport(19)) == nil)
  }

  @Test func `a model of classes has a remark in place of numbers`() throws {
    let rows = (0..<8).map { "s\($0),\($0 % 2 == 0 ? "yes" : "no")\n" }.joined()
    let scores = (0..<8).map { "s\($0),\($0 % 2 == 0 || $0 == 3 ? "0.9,0.1" : "0.1,0.9")\n" }
      .joined()
    let markdown = try report(
      labels: "id,label\n" + rows,
      models: [("m", "id,yes,no\n" + scores), ("c", "id,prediction\n" + rows)]
    ).markdown()
    #expect(markdown.contains("| c | — | — | — | — | the model predicts classes only"))
    #expect(markdown.contains("| 1 of 1 |"))
  }

  @Test func `a section in Chinese has no English words`() throws {
    let markdown = try suspectReport { $0.language = .chinese }.markdown()
    let section = try #require(
      markdown.components(separatedBy: "<b>标签是否有误？</b>").last?
        .components(separatedBy: "\n<details><summary>").first)
    #expect(section.contains("| s3 | no | yes | −0.810 | 2 / 2 |"), "\(section)")
  }
}
