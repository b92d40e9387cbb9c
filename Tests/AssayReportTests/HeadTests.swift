import AssayKit
import AssayText
import Testing

/// The rows of a file of predictions for 200 samples of two classes, by the probability of the label.
private func rows(_ right: (Int) -> Double) -> String {
  let rows = (0..<200).map { row in
    let right = right(row)
    let first = row.isMultiple(of: 2) ? right : 1 - right
    return "\(row),\(first),\(1 - first)\n"
  }
  return "id,a,b\n" + rows.joined()
}

private let labels =
  "id,label\n" + (0..<200).map { "\($0),\($0.isMultiple(of: 2) ? "a" : "b")\n" }.joined()

/// Wrong in every fifth sample, and fairly sure.
private let middle = rows { $0.isMultiple(of: 5) ? 0.375 : 0.75 }
/// Always right.
private let good = rows { _ in 0.875 }
/// Wrong in every twentieth, and hardly sure.
private let unsure = rows { $0.isMultiple(of: 20) ? 0.49 : 0.51 }

@Suite struct HeadTests {
  private func headline(_ models: (name: String, csv: String)...) throws -> String {
    try report(labels: labels, models: models).headline
  }

  @Test func `a headline names the clear winner, whichever of the two it is`() throws {
    #expect(try headline(("old", middle), ("new", good)) == "new is clearly better than old")
    #expect(try headline(("old", good), ("new", middle)) == "old is clearly better than new")
  }

  @Test func `a trade-off is one, and equal models are equal`() throws {
    #expect(
      try headline(("old", middle), ("new", unsure))
        == "new makes clearly fewer mistakes than old, but its probabilities are clearly worse")
    #expect(
      try headline(("old", unsure), ("new", middle))
        == "new’s probabilities are clearly better than old’s, but it makes clearly more mistakes")
    #expect(
      try headline(("old", middle), ("new", middle)) == "No clear difference between new and old")
  }

  @Test func `of several models the winner is named, or that there is none`() throws {
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
    let hard = rows { $0.isMultiple(of: 20) ? 0 : 0.9 }
    let words = "hard makes clearly fewer mistakes than base"
    #expect(try headline(("base", middle), ("hard", hard)) == words)
    #expect(try headline(("hard", hard), ("base", middle)) == words)
    #expect(
      try headline(("hard", hard), ("base", middle), ("same", middle))
        == "No model is clearly better than hard")
    for models in [[("base", middle), ("hard", hard)], [("hard", hard), ("base", middle)]] {
      let page = try report(labels: labels, models: models).html()
      #expect(page.contains("gives 10 samples probability 0 on their true class.</p>"))
    }
    let all = try report(
      labels: labels, models: [("base", middle), ("hard", hard), ("same", middle)]
    ) { $0.pairs = .all }
    #expect(all.headline == "No model is clearly better than base")
  }

  @Test func `who is always certain and sometimes wrong is overconfident`() throws {
    let certain = rows { $0.isMultiple(of: 5) ? 0 : 1 }
    let page = try report(labels: labels, models: [("m", certain)]).html()
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
      try headline(("m", rows { _ in 0.5 }))
        == "m is not shown to be better than always predicting the class frequencies")
  }

  @Test func `where several models are certain and wrong, the MSE is in the place of infinity`()
    throws
  {
    let certain = rows { $0.isMultiple(of: 5) ? 0 : 1 }
    let report = try report(
      labels: labels, models: [("base", good), ("one", certain), ("two", certain)])
    let page = try report.html()
    let head = try #require(page.components(separatedBy: "<table id=\"models\">").last)
      .components(separatedBy: "</table>")[0]
    #expect(head.contains("href=\"#metric-mse\"") && head.contains("exploratory"))
    #expect(!head.contains("href=\"#metric-cross_entropy\""))
    #expect(
      page.contains(
        "<p class=\"lead\">one makes clearly more mistakes, and its probabilities are clearly worse "
          + "(by MSE, exploratory).</p>"))
    // The grouped caveat has the counts.
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
        "random forest makes about as few mistakes, but its probabilities are clearly worse.",
        "naive Bayes makes clearly more mistakes and gives 25 samples probability 0 on their true class.",
      ])
  }

  @Test func `six models take twenty-five lines of a terminal`() throws {
    let models = (0..<6).map { model in
      ("network number \(model)", rows { $0.isMultiple(of: 5 + model) ? 0.375 : 0.75 })
    }
    let text = try report(labels: labels, models: models).scoreboard(width: 80)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 25)
    #expect(lines.allSatisfy { columns(of: String($0)) <= 80 })
    for (name, _) in models { #expect(lines.contains { $0.hasPrefix(name) }) }
  }
}
