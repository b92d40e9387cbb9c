import AssayKit
import AssayResults
import AssayTestSupport
import Testing

@testable import AssayReport

/// The section about differences: a heading per pair, instructive samples, and one table of tests.
@Suite struct PairReportTests {
  private func pairs(_ report: Report) throws -> [Document] {
    try Document(report.values)["pairs"].list
  }

  @Test func `each pair has a heading, a link to it and its sentences`() throws {
    let report = try sampleReport("digits")
    let html = try report.html()
    for (number, model) in [(1, "random forest"), (2, "naive Bayes")] {
      let names = "<bdi>\(model)</bdi> vs <bdi>logistic regression</bdi>"
      #expect(html.contains("<li><a href=\"#pair-\(number)\">\(names)</a></li>"))
      #expect(html.contains("<h3 id=\"pair-\(number)\">\(names)</h3>"))
      #expect(try report.markdown().contains("\n### \(model) vs logistic regression\n"))
    }
    for (pair, start) in zip(
      try pairs(report), ["random forest is worse than", "naive Bayes is worse than"])
    {
      let sentence = try #require(pair["verdict"].text)
      #expect(sentence.hasPrefix("\(start) logistic regression in "))
      #expect(html.contains("<p>\(sentence.replacing("<", with: "&lt;"))"))
    }
    #expect(
      try pairs(report)[0]["outcomes_finding"].text
        == "random forest alone is right on 33 samples, logistic regression alone on 20")
    #expect(
      try pairs(report)[1]["density_finding"].text?
        .hasPrefix("naive Bayes has the higher loss on 353 samples") == true)
  }

  @Test func `samples are in groups, a few at once and more with the fold`() throws {
    let tables = try pairs(sampleReport("digits"))[1]["change_tables"].list
    #expect(tables.count == 2)
    let groups = tables.map { $0["groups"].list }
    #expect(
      groups[0].map { $0["group"].text } == [
        "only naive Bayes is right", "only logistic regression is right", "both are wrong",
        "largest change in loss among the other samples",
      ])
    #expect(
      groups[0].map { $0["note"].text } == [
        "2 of 14, largest finite change first, infinite ones last",
        "2 of 244, largest finite change first, infinite ones last",
        "2 of 43, lowest probability on the true class first, by the better model",
        "2 of 1,767, largest finite change first, infinite ones last",
      ])
    #expect(groups[1].map { $0["rows"].list.count } == [8, 8, 8])
    #expect(
      groups[1][0]["note"].text
        == "the next 8 of 14, largest finite change first, infinite ones last")
    // No sample is listed twice.
    let names = groups.joined().flatMap { $0["rows"].list.compactMap { $0["name"].text } }
    #expect(Set(names).count == names.count)
    // The largest finite losses come first, although 25 samples have probability 0 on their true
    // class.
    let rows = (groups.flatMap { $0.prefix(2) } + groups[0].suffix(1)).flatMap { $0["rows"].list }
    #expect(rows.allSatisfy { $0["candidate_loss"].text != "∞" })
    for (group, next) in zip(groups[0], groups[1]) {
      let (first, rest) = (group["rows"].list, next["rows"].list)
      #expect(first.count == 2)
      #expect(!rest.contains { row in first.contains { $0["name"].text == row["name"].text } })
    }
    for row in groups[0][2]["rows"].list {
      #expect(row["label"].text != row["candidate"].text)
      #expect(row["label"].text != row["baseline"].text)
    }
  }

  @Test func `columns have the models' names`() throws {
    let markdown = try sampleReport("digits").markdown()
    #expect(
      markdown.contains(
        "| random forest says | logistic regression says | loss of random forest "
          + "| loss of logistic regression |\n"))
    #expect(!markdown.contains("baseline says"))
    #expect(
      try sampleReport("digits", in: .chinese).markdown()
        .contains("| random forest 的预测 | logistic regression 的预测 |"))
  }

  @Test func `where models give classes only, samples are in their order`() throws {
    let report = try report(
      labels: "id,label\n1,a\n2,b\n3,b\n",
      models: [
        ("one", "id,prediction\n1,a\n2,a\n3,a\n"), ("two", "id,prediction\n1,b\n2,b\n3,a\n"),
      ])
    let tables = try pairs(report)[0]["change_tables"].list
    #expect(tables.count == 1)
    #expect(
      tables[0]["groups"].list.map { $0["group"].text }
        == ["only two is right", "only one is right", "both are wrong"])
    #expect(English().listed(3, of: 9, goesOn: false, .rows) == "3 of 9, in the order of the rows")
  }

  @Test func `all tests are in one table, a row a pair and metric`() throws {
    let report = try sampleReport("digits")
    let html = try report.html()
    #expect(html.matches(of: /<table class="tests"/).count == 1)
    #expect(html.contains("<details id=\"tests\">"))
    let markdown = try report.markdown()
    for model in ["random forest", "naive Bayes"] {
      #expect(markdown.contains("\n| \(model) − logistic regression | error rate, points |"))
    }
  }

  @Test func `breaking ties has a row where scores are tied, and its numbers are in points`() throws
  {
    let pairs = try pairs(sampleReport("digits"))
    let rows = pairs.map { $0["tests"].list }
    let ties = English().named(English().name(Metric.tieAveragedError), in: "points")
    #expect(rows.map { tests in tests.contains { $0["name"].text == ties } } == [true, false])
    #expect(rows[0][0]["difference"].text == "−0.72")
    #expect(rows[0][0]["full"].text?.hasPrefix("-0.7234") == true)
    #expect(rows[0][0]["full"].text?.hasSuffix(" points") == true)
  }

  private static let eight = Shared<Int, Report> { models in
    let labels = (0..<24).map { "\($0),\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
    return try AssayReportTests.report(
      labels: "id,label\n" + labels,
      models: (0..<models).map { model in
        let rows = (0..<24).map { row in
          "\(row),\((row % 2 == 0) == (row >= model) ? "0.75,0.25" : "0.25,0.75")\n"
        }
        return ("m\(model)", "id,a,b\n" + rows.joined())
      })
  }

  @Test func `of more than three pairs the squares are side by side, and the rest is folded`()
    throws
  {
    for (models, isMany) in [(4, false), (5, true)] {
      let html = try PairReportTests.eight.value(of: models).html()
      #expect(html.contains("<div class=\"charts squares\">") == isMany)
      #expect(html.contains("id=\"squares-1-title\"") == isMany)
      #expect(html.contains("<ul class=\"places\">") != isMany)
      #expect(html.contains("<summary><h3 id=\"pair-3\">") == isMany)
      #expect(html.matches(of: /href="#pair-\d+"/).count == models - 1)
    }
    let markdown = try PairReportTests.eight.value(of: 5).markdown()
    #expect(markdown.contains("<details>\n<summary>m4 vs m0</summary>\n"))
    #expect(!markdown.contains("### m4"))
  }

  @Test func `findings say what there is`() {
    let (english, chinese) = (English(), Chinese())
    #expect(english.aloneRight(("a", 0), ("b", 0)) == "Both are right on the same samples")
    #expect(
      english.aloneRight(("a", 1), ("b", 0)) == "a alone is right on 1 sample, b alone on none")
    #expect(
      english.aloneRight(("a", 0), ("b", 7)) == "b alone is right on 7 samples, a alone on none")
    #expect(chinese.aloneRight(("a", 1), ("b", 0)) == "仅 a 正确的样本有 1 个，仅 b 正确的有 0 个")
    #expect(
      english.higherLoss(("a", 2), ("b", 3), equal: 4)
        == "a has the higher loss on 2 samples, b on 3; on 4 both have the same")
    #expect(
      chinese.higherLoss(("a", 2), ("b", 3), equal: 0) == "a 损失更高的样本有 2 个，b 损失更高的有 3 个")
    #expect(english.listed(1, of: 1, goesOn: false, .largestChange) == "1 sample")
    #expect(
      english.listed(3, of: 3, goesOn: false, .largestChange) == "3 samples, largest change first")
    #expect(chinese.listed(3, of: 55, goesOn: false, .largestChange) == "55 个样本中的 3 个，变化大者在前")
    #expect(
      english.listed(8, of: 33, goesOn: true, .largestChange)
        == "the next 8 of 33, largest change first")
    #expect(
      chinese.listed(8, of: 33, goesOn: true, .largestChange) == "33 个样本中的后续 8 个，变化大者在前")
  }
}
