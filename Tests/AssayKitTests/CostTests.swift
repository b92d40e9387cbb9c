import AssayKit
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCommand

/// A request for the models of a folder, with "ill" as the positive class and with costs.
private func request(
  in folder: SampleFolder, costs: (Double, Double)? = (1, 5),
  language: Language = .english
) -> ReportRequest {
  var request = folder.request()
  request.positive = "ill"
  request.comparison.costs = costs.flatMap { Costs(falsePositive: $0.0, falseNegative: $0.1) }
  request.language = language
  return request
}

private let files = [
  "labels.csv": "id,label\n1,ill\n2,well\n3,ill\n4,well\n5,well\n6,ill\n",
  // The costs at 1:5, from the highest threshold down: 15, 10, 11, 6, 7, 2, 3.
  "one.csv": "id,ill\n1,0.9\n2,0.8\n3,0.7\n4,0.4\n5,0.1\n6,0.2\n",
  "two.csv": "id,label\n1,ill\n2,ill\n3,ill\n4,well\n5,well\n6,well\n",
]

private let sentence = """
  With a cost of 1 for a false positive and 5 for a false negative, the cost per sample is: one 0.333; always \
  answering ill costs 0.500, never answering it 2.50. Each threshold was chosen and judged on these same samples.
  """

private func thresholds(_ report: Report, _ model: String) throws -> [String: [String: Any]] {
  let ranking = try #require(json(report)["ranking"] as? [String: Any])
  let entry = try #require(ranking[model] as? [String: Any])
  return try #require(entry["thresholds"] as? [String: [String: Any]])
}

@Suite struct CostTests {
  @Test func `the cheapest threshold and its cost are in every output`() throws {
    let folder = try SampleFolder(files)
    let report = try Report(request(in: folder))
    #expect(report.verdict.contains(sentence))
    #expect(
      report.scoreboard().replacing("\n", with: " ").contains(sentence))
    #expect(try report.markdown().contains("the cost per sample is: one 0.333;"))
    #expect(try report.markdown().contains("| least cost | 0.2 |"))
    #expect(try report.html().contains("the cost per sample is: one 0.333;"))
    #expect(try report.html().contains("<th scope=\"col\" class=\"number\">cost</th>"))
    let least = try #require(thresholds(report, "one")["least_cost"])
    #expect(least["threshold"] as? Double == 0.2)
    #expect(least["cost"] as? Double == 2)
    #expect(least["log_odds"] is NSNull)
    #expect(try thresholds(report, "one")["half"]?["cost"] as? Double == 6)
    let costs = try #require(json(report)["costs"] as? [String: Double])
    #expect(costs == ["false_positive": 1, "false_negative": 5])
  }

  @Test func `where all models give classes only, the reason is in the place of thresholds`() throws
  {
    let folder = try SampleFolder(files)
    var request = request(in: folder)
    request.models.removeAll { $0.name != "two" }
    let report = try Report(request)
    let words = try #require(report.verdict.first { $0.contains("no cheapest threshold") })
    #expect(
      words == """
        With a cost of 1 for a false positive and 5 for a false negative, no cheapest threshold is \
        known: the model predicts classes only, and this needs probabilities.
        """)
  }

  @Test func `the page's slider starts with the costs and at the threshold that they call for`()
    throws
  {
    let folder = try SampleFolder(files)
    func data(_ costs: (Double, Double)?) throws -> String {
      let html = try Report(request(in: folder, costs: costs)).html()
      let start = try #require(html.range(of: "data-thresholds=\""))
      let end = try #require(
        html.range(of: "\" data-threshold-charts", range: start.upperBound..<html.endIndex))
      return html[start.upperBound..<end.lowerBound].replacing("&quot;", with: "\"")
        .filter { !$0.isWhitespace }
    }
    let cheap = try data((1, 5))
    #expect(cheap.contains("\"start\":0.1666") && cheap.contains("\"costs\":[1.0,5.0]"))
    #expect(try data((5, 1)).contains("\"start\":0.8333"))
    #expect(try data((1, 0)).contains("\"start\":1.0"))
    let plain = try data(nil)
    #expect(plain.contains("\"start\":0.5") && !plain.contains("costs"))
  }

  @Test func `without costs nothing is said of them`() throws {
    let folder = try SampleFolder(files)
    let report = try Report(request(in: folder, costs: nil))
    #expect(!report.verdict.joined().contains("cost"))
    #expect(try !report.markdown().contains("least cost"))
    #expect(try json(report)["costs"] is NSNull)
    #expect(try thresholds(report, "one")["half"]?["cost"] is NSNull)
  }

  @Test func `a report of parts takes costs too`() throws {
    let folder = try SampleFolder(files)
    let summary = try Summary(request(in: folder, costs: nil))
    var wanted = ReportRequest()
    wanted.comparison.costs = Costs(falsePositive: 1, falseNegative: 5)
    #expect(try Report(summary, for: wanted).verdict.contains(sentence))
    let others = try SampleFolder([
      "labels.csv": "id,label\n1,a\n2,c\n", "one.csv": "id,a,b,c\n1,1,0,0\n2,0,1,0\n",
      "two.csv": "id,a,b,c\n1,1,0,0\n2,0,1,0\n",
    ])
    let party = try Summary(others.request())
    let error = #expect(throws: AssayError.self) { try Report(party, for: wanted) }
    #expect(
      error?.description
        == "costs of the two kinds of error need two classes, but this test set has 3; leave them out"
    )
  }

  @Test func `in Chinese too`() throws {
    let folder = try SampleFolder(files)
    let report = try Report(request(in: folder, language: .chinese))
    let words =
      "假正例代价为 1、假负例代价为 5 时，每个样本的代价：one 为 0.333；始终回答 ill 为 0.500，从不回答为 2.50。各阈值在同一批样本上选取并评估。"
    #expect(report.verdict.contains { $0.hasPrefix(words) }, "\(report.verdict)")
    #expect(try report.markdown().contains("| 代价最小 | 0.2 |"))
  }

  @Test(arguments: ["1", "1:2:3", "a:1", "-1:1", "0:0", "inf:1", "nan:1", "1e101:1"])
  func `other costs are refused`(_ value: String) throws {
    var job = Job()
    let option = try #require(Option.named("cost"))
    let error = #expect(throws: AssayError.self) { try job.set(option, to: value) }
    #expect(
      error?.description
        == "--cost takes two numbers from 0 to 1e100, not both 0, as in 1:5, not '\(value)'")
  }
}
