import AssayKit
import AssayTestSupport
import AssayText
import Testing

@testable import AssayReport

/// The report on slices by four values; `right` is how many samples of each value each model gets
/// right.
private func sliced(
  _ values: [String], count: Int = 60,
  right: [(one: Int, two: Int)] = [(55, 35), (50, 30), (40, 30), (20, 40)],
  _ configure: (inout ReportRequest) -> Void = { $0.slices = ["region"] }
) throws -> Report {
  var labels = "id,label,region,half\n"
  var models = ["id,yes,no\n", "id,yes,no\n"]
  for row in 0..<4 * count {
    let (value, place) = (row / count, row % count)
    labels += "\(row),yes,\(HostileName(values[value]).field),\(row % 2)\n"
    // A little noise makes all losses different.
    let sure = 0.8 + Double(row) / 2000
    for (model, count) in [right[value].one, right[value].two].enumerated() {
      let yes = place < count ? sure : 1 - sure
      models[model] += "\(row),\(yes),\(1 - yes)\n"
    }
  }
  return try report(labels: labels, models: [("one", models[0]), ("two", models[1])]) {
    $0.classes = ["yes", "no"]
    configure(&$0)
  }
}

@Suite struct SliceReportTests {
  @Test func `where nobody asks for slices there is nothing about them`() throws {
    let report = try sliced(["a", "b", "c", "d"]) { _ in }
    #expect(try !report.html().contains("id=\"slices\""))
    #expect(try !report.markdown().contains("<b>Slices</b>"))
    #expect(try Document(report.json()).keys.contains("slices") == false)
  }

  @Test func `each value has a row, the worst first, and a reversed difference is said in words`()
    throws
  {
    let report = try sliced(["a", "b", "c", "d"])
    let markdown = try report.markdown()
    let rows = markdown.split(separator: "\n").filter { $0.contains("| 60 |") }
    #expect(rows.map { $0.prefix(5) } == ["| d |", "| c |", "| b |", "| a |"])
    #expect(rows[0].contains("better ⇄ **reversed** |"))
    #expect(rows.dropFirst().allSatisfy { !$0.contains("⇄") })
    #expect(
      markdown.contains("Reversed: where region = d, two is better than one in cross-entropy"))
    let html = try report.html()
    #expect(html.contains("aria-label=\"opposite sign to all samples\">⇄</span>"))
    #expect(html.contains("<strong>reversed</strong>"))
  }

  @Test func `a difference that is reversed in these samples alone is not called so`() throws {
    let report = try sliced(
      ["a", "b", "c", "d"], right: [(55, 35), (55, 35), (40, 35), (40, 41)])
    let markdown = try report.markdown()
    #expect(!markdown.contains("Reversed: ") && !markdown.contains("**reversed**"))
    #expect(
      markdown.contains(
        "In these samples, two’s cross-entropy is lower than one’s where region is d, while on all samples it is higher; not clear enough to call it reversed."
      ))
    #expect(markdown.contains("too few samples to tell ⇄ |"))
  }

  @Test func `the verdict names the worst slice where it is clearly worse, with its evidence`()
    throws
  {
    let report = try sliced(["a", "b", "c", "d"])
    let last = try #require(report.verdict.first { $0.contains("clearly worse where") })
    #expect(
      last.hasPrefix("one is clearly worse where region = d than on all samples: its cross-entropy")
    )
    #expect(last.contains("60 samples; widened 95% interval") && last.contains(") vs "))
    let even = try sliced(
      ["a", "b", "c", "d"], right: [(50, 40), (50, 40), (50, 40), (50, 40)])
    #expect(even.verdict.allSatisfy { !$0.contains("clearly worse where") })
  }

  @Test func `small slices are counted, and --slice-min says which are small`() throws {
    let report = try sliced(["a", "b", "c", "d"]) {
      ($0.slices, $0.comparison.leastSliceSamples) = (["region", "region*half"], 31)
    }
    let markdown = try report.markdown()
    #expect(
      markdown.contains(
        "region × half: 8 values with fewer than 31 samples, 240 samples together.\n"))
    #expect(!markdown.contains("region: "))
    let slices = try Document(report.json())["slices"].list
    #expect(slices.map(\.["column"].text) == ["region", "region*half"])
    #expect(slices[1]["values"].list.isEmpty && slices[1]["omitted"]["samples"].number == 240)
  }

  @Test func `results have of each value what they have of the whole`() throws {
    let json = try Document(sliced(["a", "b", "", "d"]).json())
    let values = json["slices"].list[0]["values"].list
    #expect(values.map(\.["value"].text) == ["d", "", "b", "a"])
    #expect(values.allSatisfy { $0["n"].number == 60 })
    let whole = json["estimates"]["one"]
    let slice = values[0]["estimates"]["one"]
    #expect(slice.keys == whole.keys.filter { slice.keys.contains($0) })
    #expect(slice["cross_entropy"].keys == whole["cross_entropy"].keys)
    #expect(slice["macro_f1"]["method"].text == "multinomial_bootstrap")
    let tests = values[0]["comparisons"].list
    #expect(tests.contains { $0["metric"].text == "cross_entropy" && $0["p_holm"].number != nil })
  }

  @Test func `an empty value is shown as such`() throws {
    let report = try sliced(["a", "b", "", "d"])
    #expect(try report.html().contains("<th scope=\"row\"><bdi>(empty)</bdi></th>"))
    #expect(try report.markdown().contains("| (empty) | 60 |"))
  }

  /// A report in which the last value is by far the worst, with a reversed difference.
  private static func report(ofLast name: String) throws -> Report {
    try sliced(
      ["a", "b", "c", name], count: 24, right: [(23, 14), (23, 12), (22, 12), (8, 20)])
  }

  /// The structure of a report without hostile values, and of one with a value that is too long for
  /// tables.
  private static let benign = Result { try shapes("benign") }
  private static let long = Result { try shapes(String(repeating: "benign", count: 6)) }

  private static func shapes(_ name: String) throws -> (tags: [String], shape: String) {
    let report = try SliceReportTests.report(ofLast: name)
    #expect(
      report.verdict.contains { $0.contains("clearly worse where region = benign") },
      "\(report.verdict)")
    #expect(try report.markdown().contains("**reversed**"))
    return (tags: try tags(report.html()), shape: try shape(report.markdown()))
  }

  @Test(arguments: HostileName.all)
  func `no value adds a tag to the page, breaks a table or steers a terminal`(
    _ name: HostileName
  ) throws {
    let isLong = columns(of: name.text) > 32
    let benign = try (isLong ? SliceReportTests.long : SliceReportTests.benign).get()
    let hostile = try SliceReportTests.report(ofLast: name.text)
    #expect(try tags(hostile.html()) == benign.tags)
    #expect(try firstDifference(shape(hostile.markdown()), benign.shape) == nil)
    let values = try Document(hostile.json())["slices"].list[0]["values"].list
    #expect(
      values.first?["value"].text.map { Array($0.utf8) } == Array(name.text.utf8))
    #expect(
      !hostile.scoreboard(width: 80).unicodeScalars.contains {
        $0.properties.generalCategory == .control && $0 != "\n"
      })
  }
}
