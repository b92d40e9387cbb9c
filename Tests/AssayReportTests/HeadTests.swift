import AssayReport
import AssayTestSupport
import AssayText
import Testing

@testable import AssayKit

/// Wrong in every fifth sample, and fairly confident.
private let middle = alternatingRows { $0.isMultiple(of: 5) ? 0.375 : 0.75 }
/// Always right.
private let good = alternatingRows { _ in 0.875 }
/// Wrong in every twentieth sample, and hardly confident.
private let unsure = alternatingRows { $0.isMultiple(of: 20) ? 0.49 : 0.51 }

@Suite struct HeadTests {
  private func report(
    _ models: (name: String, csv: String)...,
    configure: (inout ReportRequest) throws -> Void = { _ in }
  ) throws -> Report {
    try AssayReportTests.report(labels: alternatingLabels, models: models, configure: configure)
  }

  private func headline(_ models: (name: String, csv: String)...) throws -> String {
    try AssayReportTests.report(labels: alternatingLabels, models: models).headline
  }

  @Test func `a headline names the clear winner, whichever of the two it is`() throws {
    #expect(try headline(("old", middle), ("new", good)) == "new is clearly better than old")
    #expect(try headline(("old", good), ("new", middle)) == "old is clearly better than new")
  }

  @Test func `a trade-off is one, and models that do not differ clearly are not told apart`() throws
  {
    #expect(
      try headline(("old", middle), ("new", unsure))
        == "new makes clearly fewer mistakes than old, but its probabilities are clearly worse")
    #expect(
      try headline(("old", unsure), ("new", middle))
        == "new’s probabilities are clearly better than old’s, but it makes clearly more mistakes")
    let other = alternatingRows { $0 % 5 == 1 ? 0.375 : 0.75 }
    #expect(
      try headline(("old", middle), ("new", other)) == "No clear difference between new and old")
  }

  @Test func `of several models the winner is named, if there is one`() throws {
    #expect(
      try headline(("base", middle), ("same", middle), ("new", good))
        == "new is clearly better than base")
    #expect(
      try headline(("base", middle), ("one", good), ("two", good))
        == "one and two are clearly better than base")
    #expect(
      try headline(("base", good), ("same", good), ("worse", middle))
        == "No model is clearly better than base")
    #expect(
      try headline(("base", good), ("one", middle), ("two", middle))
        == "base is clearly better than all other models")
  }

  @Test func `who is certain and wrong is not called better throughout, whoever is the baseline`()
    throws
  {
    let hard = alternatingRows { $0.isMultiple(of: 20) ? 0 : 0.9 }
    let words = "hard makes clearly fewer mistakes than base"
    #expect(try headline(("base", middle), ("hard", hard)) == words)
    #expect(try headline(("hard", hard), ("base", middle)) == words)
    #expect(
      try headline(("hard", hard), ("base", middle), ("same", middle))
        == "No model is clearly better than hard")
    for models in [[("base", middle), ("hard", hard)], [("hard", hard), ("base", middle)]] {
      let page = try AssayReportTests.report(labels: alternatingLabels, models: models).html()
      #expect(page.contains("gives 10 samples probability 0 on their true class.</p>"))
    }
    let all = try AssayReportTests.report(
      labels: alternatingLabels, models: [("base", middle), ("hard", hard), ("same", middle)]
    ) { $0.comparison.comparesAllPairs = true }
    #expect(all.headline == "No model is clearly better than base")
  }

  @Test func `who is always certain and sometimes wrong is overconfident`() throws {
    let certain = alternatingRows { $0.isMultiple(of: 5) ? 0 : 1 }
    let page = try AssayReportTests.report(labels: alternatingLabels, models: [("m", certain)])
      .html()
    #expect(page.contains("m is overconfident: it says 100% and is right 80% of the time"))
  }

  @Test func `too few samples show nothing`() throws {
    let report = try sampleReport("party")
    #expect(report.headline == "Three samples cannot tell model 2 from model 1")
    let chinese = try sampleReport("party", in: .chinese)
    #expect(chinese.headline == "3 个样本不足以区分 model 2 与 model 1")
  }

  @Test func `a model by itself is compared with a constant answer`() throws {
    #expect(
      try headline(("m", good))
        == "m is clearly better than always predicting the class frequencies")
    #expect(
      try headline(("m", alternatingRows { _ in 0.5 }))
        == "m is not shown to be better than always predicting the class frequencies")
  }

  @Test func `where several models are certain and wrong, the MSE is in the place of infinity`()
    throws
  {
    let certain = alternatingRows { $0.isMultiple(of: 5) ? 0 : 1 }
    let report = try AssayReportTests.report(
      labels: alternatingLabels, models: [("base", good), ("one", certain), ("two", certain)])
    let page = try report.html()
    let head = try #require(page.components(separatedBy: "<table id=\"models\">").last)
      .components(separatedBy: "</table>")[0]
    #expect(head.contains("href=\"#metric-mse\"") && head.contains("exploratory"))
    #expect(!head.contains("href=\"#metric-cross_entropy\""))
    #expect(
      page.contains(
        "<p class=\"lead\">Probabilities are compared by MSE (exploratory), because the cross-entropy of several "
          + "models is infinite.</p>"))
    // An exploratory test is never called clear.
    #expect(
      !page.contains("clearly worse probabilities") && !page.contains("probabilities are clearly"))
    // The grouped caveat gives the counts.
    #expect(
      page.contains(
        "Infinite cross-entropy (probability 0 on the true class): one 40 samples, two 40"))
  }

  @Test func `digits say what no table needs to be read for`() throws {
    let markdown = try sampleReport("digits").markdown()
    let start = markdown.split(separator: "\n").prefix(3)
    #expect(
      start == [
        "# No model is clearly better than logistic regression",
        "random forest shows no clear difference in mistakes, but its probabilities are clearly worse.",
        "naive Bayes makes clearly more mistakes and gives 25 samples probability 0 on their true class.",
      ])
  }

  @Test func `a comment has the remarks of the head in brief`() throws {
    let text = try comment(
      sampleReport("digits").results, diff: nil, gates: [], name: nil, url: nil, rest: "",
      limit: 60_000)
    #expect(
      text.contains(
        "\n\n- After temperature scaling the order reverses: random forest’s cross-entropy is then 0.042 nats "
          + "lower than logistic regression’s (exploratory).\n\n"))
  }

  @Test func `six models take twenty-five lines of a terminal`() throws {
    let models = (0..<6).map { model in
      ("network number \(model)", alternatingRows { $0.isMultiple(of: 5 + model) ? 0.375 : 0.75 })
    }
    let text = try AssayReportTests.report(labels: alternatingLabels, models: models).scoreboard(
      width: 80)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 25)
    #expect(lines.allSatisfy { columns(of: String($0)) <= 80 })
    for (name, _) in models { #expect(lines.contains { $0.hasPrefix(name) }) }
  }

  @Test func `a metric that has too few samples is said under a headline of another`() throws {
    let text = try sampleReport("multilabel").scoreboard(width: 80)
    #expect(text.hasPrefix("No clear difference between model 2 and model 1.\n"))
    #expect(text.contains("\nToo few samples to tell in exact-match error.\n"))
  }

  @Test func `a single model's ties are said beside its errors`() throws {
    let text = try sampleReport("distributions").scoreboard(width: 200)
    #expect(text.contains("48.99%); with ties broken at random 31.25%."))
  }

  @Test func `who predicts the same is said to, once`() throws {
    #expect(try headline(("old", middle), ("new", middle)) == "new predicts the same as old")
    let report = try AssayReportTests.report(
      labels: alternatingLabels, models: [("m1", middle), ("m2", middle), ("m3", middle)])
    #expect(report.headline == "m2 and m3 predict the same as m1")
    let text = report.scoreboard(width: 80)
    #expect(text.contains("\nWas the same file given twice?\n"))
    #expect(text.components(separatedBy: "predict the same").count == 2)
    // There is no interval if nothing differs.
    #expect(!text.contains("[") && text.contains("0.00"))
    #expect(try report.markdown().contains("Both predict the same on every sample."))
    // That one of two candidates is the same is said once, as a likely mistake, and not again.
    let other = try self.report(("m1", middle), ("m2", middle), ("m3", good)).scoreboard(width: 80)
    #expect(
      other.contains(
        "! m2 predicts the same as m1 for every sample: was the same file given twice?"))
    #expect(!other.contains("m2 shows no clear difference"))
  }

  @Test func `the same finding of two candidates is one sentence`() throws {
    let worse = alternatingRows { $0.isMultiple(of: 4) ? 0.375 : 0.75 }
    let report = try report(("base", good), ("one", middle), ("two", worse))
    #expect(
      report.scoreboard(width: 80).contains(
        "\none and two make clearly more mistakes and have clearly worse probabilities\n(approximate).\n"
      ))
  }

  @Test func `of one class nobody is named as the winner`() throws {
    let labels = "id,label\n" + (0..<200).map { "\($0),a\n" }.joined()
    func ofOne(_ right: Double) -> String {
      "id,a,b\n" + (0..<200).map { "\($0),\(right),\(1 - right)\n" }.joined()
    }
    let words =
      "Every sample has the class a, so the samples cannot show how well classes are distinguished"
    for models in [[("m", ofOne(0.75))], [("m", ofOne(0.75)), ("n", ofOne(0.25))]] {
      let report = try AssayReportTests.report(labels: labels, models: models)
      #expect(report.headline == words)
      #expect(try report.html().components(separatedBy: "classes are distinguished").count == 2)
    }
  }

  @Test func `a single model has its error rate with an interval, or too few samples`() throws {
    let text = try report(("m", middle)).scoreboard(width: 80)
    #expect(
      text.contains("\nm is wrong for 40 of 200 samples: 20.00% (95% interval 15.05–26.09%).\n"))
    #expect(text.contains("error rate ↓  95% intervals"))
    #expect(try sampleReport("animals").headline == "One sample is too few to judge model")
    #expect(try sampleReport("animals").scoreboard().contains("\nOn this sample model is right.\n"))
    #expect(try sampleReport("distributions").headline == "Four samples are too few to judge model")
    #expect(
      try sampleReport("before-after").scoreboard().contains(
        "\nOn this sample after is right and before is wrong, and after’s probabilities are\n"))
    let core = try report(("m", middle)) { $0.comparison.metrics = .core }
    #expect(core.headline == "m is wrong for 20.00% of the samples")
  }

  @Test func `of many models those that are shown are named, the best first`() throws {
    let models = (0..<30).map { place in
      let every = place == 0 ? 2 : place < 20 ? 5 + (place * 7) % 19 : 2
      return (
        "m\(place)",
        alternatingRows { $0.isMultiple(of: every) ? 0.375 : 0.75 + Double(place) / 1000 }
      )
    }
    let report = try AssayReportTests.report(labels: alternatingLabels, models: models)
    // m8 is wrong for 9 samples, and each of the next three for 10.
    #expect(report.headline == "m8, m5, m13, m16 and 15 more are clearly better than m0")
    let text = report.scoreboard(width: 80)
    #expect(
      text.contains("\nprobabilities; 10 other models have clearly better probabilities.\n"))
    let page = try report.html()
    let head = try #require(page.components(separatedBy: "id=\"models\"").last)
      .components(separatedBy: "</section>")[0]
    #expect(head.contains("Of 30 models, the baseline and the 19 with the lowest error rate are"))
  }

  @Test func `a long name is shortened in its middle, and is whole on hover`() throws {
    let names = (1...3).map { number in
      String(repeating: "x", count: 100) + "\(number)" + String(repeating: "y", count: 100)
    }
    let report = try report((names[0], middle), (names[1], good), (names[2], middle))
    let short = "xxxxxxxxxxxxxx…yyyyyyyyyyyyy"
    #expect(report.headline == "\(short) (2) is clearly better than \(short) (1)")
    let page = try report.html()
    #expect(page.contains("<bdi title=\"\(names[1])\">\(short) (2)</bdi>"))
    #expect(page.contains("Differences from \(short) (1), with"))
    #expect(report.scoreboard(width: 80).contains("· baseline\n\(short) (1)\n"))
  }

  @Test(arguments: [
    (every: 100, shift: 2, words: "shows no clear difference in mistakes"),
    (every: 10, shift: 0, words: "makes about as few mistakes"),
  ])
  func `few mistakes are alike only within half of the rate, too`(
    every: Int, shift: Int, words: String
  ) throws {
    func rows(_ right: (Int) -> Double) -> String {
      (0..<2000).map { row in
        let p = right(row)
        return row.isMultiple(of: 2) ? "\(row),\(p),\(1 - p)\n" : "\(row),\(1 - p),\(p)\n"
      }.joined()
    }
    let labels = (0..<2000).map { "\($0),\($0.isMultiple(of: 2) ? "a" : "b")\n" }.joined()
    // Both are wrong in 20 samples, but not the same; or both in the same 200.
    let report = try AssayReportTests.report(
      labels: "id,label\n" + labels,
      models: [
        ("base", "id,a,b\n" + rows { $0 % every == 0 ? 0.4 : 0.9 }),
        ("new", "id,a,b\n" + rows { $0 % every == shift ? 0.4 : 0.6 }),
      ])
    #expect(report.headline == "base’s probabilities are clearly better than new’s")
    #expect(report.scoreboard(width: 200).contains("new \(words), but its probabilities"))
  }

  @Test func `a finite loss is bold where the others are infinite`() throws {
    let hard = alternatingRows { $0.isMultiple(of: 20) ? 0 : 0.9 }
    let results = try report(("base", middle), ("hard", hard)).results
    #expect(results.clearlyBest["cross_entropy"] == [0])
    let turned = try report(("hard", hard), ("base", middle)).results
    #expect(turned.clearlyBest["cross_entropy"] == [1])
  }

  @Test func `models that give classes only have no column of probabilities`() throws {
    func classes(_ every: Int) -> String {
      "id,prediction\n"
        + (0..<200).map {
          "\($0),\(($0.isMultiple(of: 2)) != ($0.isMultiple(of: every)) ? "a" : "b")\n"
        }
        .joined()
    }
    let report = try report(("one", classes(5)), ("two", classes(7)))
    #expect(!report.scoreboard(width: 80).contains("cross-entropy"))
    let page = try report.html()
    let head = try #require(page.components(separatedBy: "id=\"models\"").last)
      .components(separatedBy: "</table>")[0]
    #expect(!head.contains("cross-entropy"))
  }
}
