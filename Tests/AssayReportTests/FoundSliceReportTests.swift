import AssayBytes
import AssayKit
import AssayResults
import AssayTestSupport
import Testing

@testable import AssayReport

/// The files of 600 samples; `two` is wrong for nearly all with the region EU and an old device.
private func files(isWeak: Bool = true) -> (labels: String, one: String, two: String) {
  var labels = "id,label,region,old,one\n"
  var (one, two) = ("id,yes,no,note\n", "id,yes,no\n")
  for row in 0..<600 {
    let (region, old) = (["EU", "US", "", "<b>"][row % 4], row / 4 % 3 == 0)
    labels += "s\(row),\(row % 5 < 3 ? "yes" : "no"),\(region),\(old ? 1 : 0).0,same\n"
    let noise = Double(row * 7919 % 601) / 6010
    let isWrong = isWeak && region == "EU" && old && row % 11 > 0
    for (name, sure) in [("one", 0.8), ("two", isWrong ? 0.2 : 0.8)] {
      let right = sure + noise
      let yes = row % 5 < 3 ? right : 1 - right
      if name == "one" {
        one += "s\(row),\(yes),\(1 - yes),n\(row % 7)\n"
      } else {
        two += "s\(row),\(yes),\(1 - yes)\n"
      }
    }
  }
  return (labels, one, two)
}

private func weak(
  isWeak: Bool = true, configure: (inout ReportRequest) -> Void = { _ in }
) throws -> Report {
  let files = files(isWeak: isWeak)
  return try report(labels: files.labels, models: [("one", files.one), ("two", files.two)]) {
    $0.findsSlices = true
    configure(&$0)
  }
}

private func results(_ json: String) throws -> Results {
  try Results(parseJSON(Array(json.utf8).span.bytes))
}

@Suite struct FoundSliceReportTests {
  @Test func `the table has each slice that was found, and says how`() throws {
    let report = try weak()
    let markdown = try report.markdown()
    #expect(
      markdown.contains(
        "<b>Slices</b></summary>\n\n### Found slices\n\n| slice | samples | model or pair |"))
    let row = try #require(
      markdown.split(separator: "\n").first {
        $0.hasPrefix("| region = EU and old = 1 | 50 | two |")
      })
    #expect(row.hasSuffix("| &lt; 0.001 | **clear** |"))
    #expect(markdown.contains("| region = EU and old = 1 | 50 | two − one |"))
    #expect(
      markdown.contains(
        "The search covered 3 columns (region, old, note), and 3 of 3 pairs of them. Slices are searched"
      ))
    #expect(markdown.contains("Not searched: one (one value).\n"))
    let html = try report.html()
    #expect(html.contains("<h3>Found slices</h3>") && html.contains("<strong>clear</strong>"))
    #expect(!html.contains("<bdi>region = <b>"))
    let chinese = try weak { $0.language = .chinese }
    #expect(try chinese.markdown().contains("### 找到的切片"))
    #expect(try chinese.markdown().contains("未搜索：one（只有一个取值）。"))
  }

  @Test func `the clearest slice has a sentence in each language`() throws {
    let found = try results(weak().json())
    let words = FoundSliceWords(results: WordedResults(found, in: .english))
    let sentence = try #require(words.sentence)
    #expect(
      sentence.hasPrefix("two is worst where region = EU and old = 1: cross-entropy 1.")
        || sentence.hasPrefix("In cross-entropy, two − one is +1."))
    #expect(sentence.contains("nats") && sentence.contains(" elsewhere (searched on one half of "))
    #expect(
      sentence.hasSuffix("the samples, tested on the other; p\u{A0}<\u{A0}0.001 after Holm)."))
    let chinese = FoundSliceWords(results: WordedResults(found, in: .chinese))
    #expect(try #require(chinese.sentence).contains("region = EU 且 old = 1"))
  }

  @Test func `where nothing is weak it is said`() throws {
    let report = try weak(isWeak: false)
    let found = try results(report.json())
    let slices = try #require(found.foundSlices).get()
    #expect(slices.slices.allSatisfy { !$0.isClear })
    #expect(FoundSliceWords(results: WordedResults(found, in: .english)).sentence == nil)
    let none = try weak(isWeak: false) { $0.group = "note" }
    #expect(
      try none.markdown().contains(
        "Slices were not searched: samples are in groups, and halves of them would not be "))
    #expect(try Document(none.json())["found_slices"]["reason"].text == "grouped")
    let files = files(isWeak: false)
    let nobody = try AssayReportTests.report(
      labels: files.labels, models: [("one", files.one), ("two", files.two)])
    #expect(try !nobody.markdown().contains("<b>Slices</b>"))
    #expect(try !Document(nobody.json()).keys.contains("found_slices"))
  }

  @Test func `columns of one value alone are no place to search`() throws {
    let files = files()
    let labels = files.labels.split(separator: "\n").map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[0]),\(cells[1]),\(cells[4])\n"
    }
    let markdown = try AssayReportTests.report(
      labels: labels.joined(), models: [("two", files.two)]
    ) { $0.findsSlices = true }.markdown()
    #expect(!markdown.contains("no slice has a loss") && !markdown.contains("The search covered"))
    #expect(markdown.contains("Not searched: one (one value)."))
  }

  @Test func `columns that are named like labels are said not to be searched`() throws {
    let files = files()
    let labels = files.labels.split(separator: "\n").enumerated().map { row, line in
      "\(line),\(row == 0 ? "class" : row % 2 == 0 ? "1st" : "2nd")\n"
    }
    func markdown(_ slices: [String]) throws -> String {
      try AssayReportTests.report(labels: labels.joined(), models: [("two", files.two)]) {
        ($0.findsSlices, $0.slices, $0.labelColumn) = (true, slices, "label")
      }.markdown()
    }
    #expect(
      try markdown([]).contains(
        "class (named like ids, labels or predictions; --slice searches it)"))
    #expect(try markdown(["class"]).contains("(region, old, class)"))
  }

  @Test func `tables of slices and slices that are found are beside each other`() throws {
    let markdown = try weak { $0.slices = ["region"] }.markdown()
    let table = try #require(markdown.range(of: "| region | samples |"))
    let found = try #require(markdown.range(of: "### Found slices"))
    #expect(table.lowerBound < found.lowerBound)
    // A column that is already sliced by is searched as well.
    #expect(markdown.contains("The search covered 3 columns (region, old, note), and"))
  }

  @Test func `bits change the means and no p`() throws {
    let (nats, bits) = (
      try Document(weak().json())["found_slices"],
      try Document(weak { $0.comparison.logBase = .two }.json())["found_slices"]
    )
    for (one, other) in zip(nats["slices"].list, bits["slices"].list) {
      let (mean, more) = (one["mean_in_slice"].number ?? 0, other["mean_in_slice"].number ?? 0)
      #expect((mean - more * 0.6931471805599453).magnitude < 1e-12)
      #expect(one["p"].number == other["p"].number)
      #expect(one["search_z"].number == other["search_z"].number)
    }
  }

  @Test func `results are read back as they were written, or refused`() throws {
    let json = try weak().json()
    let read = try results(json)
    #expect(read.json(summary: try summary(json)) == json)
    let whole = try #require(json.range(of: "\"found_slices\""))
    let (head, found) = (json[..<whole.lowerBound], json[whole.lowerBound...])
    func refusal(_ old: String, _ new: String) -> String {
      let damaged = head + found.replacing(old, with: new, maxReplacements: 1)
      do {
        _ = try results(String(damaged))
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(refusal("\"clear\": true", "\"clear\": false").contains("clear"))
    #expect(refusal("\"pairs\": 3", "\"pairs\": 4").contains("pairs"))
    #expect(refusal("\"column\": \"region\"", "\"column\": \"other\"").contains("where"))
    #expect(refusal("\"text\": \"EU\"", "\"above\": 2, \"up_to\": 1").contains("where"))
    #expect(refusal("\"p\": ", "\"p\": 0.5, \"q\": ").contains("'q'"))
    #expect(refusal("\"model\": \"two\"", "\"candidate\": \"two\"").contains("model"))
    #expect(refusal("\"searched_half\": ", "\"searched_half\": 9").contains("searched_half"))
  }

  private func summary(_ json: String) throws -> [String] {
    try Document(json)["summary"].list.compactMap(\.text)
  }
}
