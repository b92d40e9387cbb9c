import AssayResults
import AssayTestSupport
import AssayText
import Foundation
import Testing

@testable import AssayKit
@testable import AssayReport

/// The rows of a table, with its header first; quoted fields may have commas, but no line ends.
private func rows(_ name: String, of report: Report) throws -> [[String]] {
  let table = try #require(TidyTable.all.first { $0.name == name })
  let text = try #require(table.csv(report.results.results), "\(name) has no rows")
  #expect(text.hasSuffix("\n"))
  return text.split(separator: "\n").map(fields)
}

private func fields(_ line: Substring) -> [String] {
  var fields = [""]
  var isQuoted = false
  for sign in line {
    switch sign {
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: fields.append("")
    default: fields[fields.count - 1].append(sign)
    }
  }
  return fields
}

@Suite struct TidyTableTests {
  @Test(arguments: ["binary", "digits", "party", "before-after"])
  func `every table is a rectangle, and written down with its columns`(_ folder: String) throws {
    let page = try String(
      contentsOfFile: "\(packageRoot)/Sources/AssayKit/AssayKit.docc/ResultsJSON.md",
      encoding: .utf8)
    let report = try sampleReport(folder)
    for table in TidyTable.all {
      let columns = table.columns.map { "`\($0)`" }.joined(separator: ", ")
      #expect(page.contains("| `\(table.fileName)` | \(columns) | "), "\(table.name): \(columns)")
      guard table.csv(report.results.results) != nil else { continue }
      for row in try rows(table.name, of: report) {
        #expect(row.count == table.columns.count, "\(table.name): \(row)")
      }
    }
    #expect(Set(TidyTable.all.map(\.name)).count == TidyTable.all.count)
  }

  @Test func `metrics are in full, with their intervals and differences`() throws {
    let party = try rows("metrics", of: sampleReport("party"))
    #expect(
      party[0].joined(separator: ",")
        == "metric,unit,model,value,low,high,difference,diff_low,diff_high,p,verdict")
    #expect(
      party[1] == [
        "error_rate", "share", "model 1", "0.3333333333333333", "0.06149194472039625",
        "0.7923403991979522", "", "", "", "", "",
      ])
    let entropy = try #require(party.first { $0[0] == "cross_entropy" && $0[2] == "model 2" })
    #expect(entropy[1] == "bits" && entropy[10] == "too_few_samples")
    let losses = [0.7, 0.7, 0.3].map { -log2($0) }
    let value = try #require(Double(entropy[3]))
    #expect((value - losses.reduce(0, +) / 3).magnitude < 1e-14)
    #expect(try #require(Double(entropy[6])) < 0)

    let digits = try rows("metrics", of: sampleReport("digits"))
    let bayes = try #require(digits.first { $0[0] == "cross_entropy" && $0[2] == "naive Bayes" })
    #expect(bayes[1] == "nats")
    #expect(Array(bayes[3...]) == ["inf", "", "", "inf", "", "", "", ""])
  }

  @Test func `counts are those of the samples`() throws {
    let party = try sampleReport("party")
    #expect(
      try rows("confusion", of: party).dropFirst() == [
        ["model 1", "other", "democrat", "1"], ["model 1", "republican", "republican", "1"],
        ["model 1", "democrat", "democrat", "1"], ["model 2", "other", "republican", "1"],
        ["model 2", "republican", "republican", "1"], ["model 2", "democrat", "democrat", "1"],
      ])
    #expect(
      try rows("sample-probabilities", of: party)[1...3] == [
        ["s1", "1", "model 1", "other", "0.0", "0.3"],
        ["s1", "1", "model 1", "republican", "0.0", "0.3"],
        ["s1", "1", "model 1", "democrat", "1.0", "0.4"],
      ])
    let digits = try sampleReport("digits")
    let pairs = try rows("pairs", of: digits)
    #expect(pairs[1][..<6] == ["random forest", "logistic regression", "1720", "33", "20", "24"])
    let recalls = try rows("classes", of: digits).filter { $0[4] == "recall" }
    #expect(recalls.count == 30)
    let confusion = try rows("confusion", of: digits).dropFirst()
    #expect(confusion.compactMap { Int($0[3]) }.reduce(0, +) == 3 * 1797)
    for row in recalls {
      let right = confusion.first { $0[0] == row[0] && $0[1] == row[1] && $0[2] == row[1] }
      let (part, whole) = (
        try #require(right.flatMap { Double($0[3]) }), try #require(Double(row[2]))
      )
      #expect(Double(row[6]) == part / whole)
    }
  }

  @Test func `costs and thresholds are those of two classes`() throws {
    let report = try measuredSampleReport("binary") {
      $0.comparison.costs = Costs(falsePositive: 1, falseNegative: 5)
    }
    let costs = try rows("costs", of: report)
    let names = costs.filter { $0[0] == "model 1" }.map { $0[1] }
    #expect(names.first == "half" && names.contains("stated"))
    #expect(costs.contains { $0[1] == "stated" && ($0[2].hasPrefix("0.1666666666")) })
    let thresholds = try rows("thresholds", of: report).dropFirst()
    #expect(Set(thresholds.map { $0[2] }) == ["half", "fewest_errors", "least_cost"])
    for row in thresholds {
      let counts = row[5...8].compactMap(Int.init)
      #expect(counts.reduce(0, +) == report.count)
      let errors = Double(counts[1] + counts[2])
      #expect(Double(row[9]) == errors / Double(report.count))
      #expect(row[13].isEmpty == false)
    }
    #expect(TidyTable.costs.csv(try sampleReport("binary").results.results) == nil)
  }

  @Test(arguments: ["a,b", "a \"q\"", "=1+1", "a\u{301}", ";"])
  func `a name is one field, as it is`(_ name: String) throws {
    let report = try report(
      labels: "id,label\n1,a\n2,b\n",
      models: [("m", "id,a,b\n1,0.9,0.1\n2,0.4,0.6\n"), (name, "id,a,b\n1,0.8,0.2\n2,0.7,0.3\n")])
    let metrics = try #require(TidyTable.metrics.csv(report.results.results))
    #expect(metrics.contains("error_rate,share,\(csvField(name)),0.5,"))
    for row in try rows("metrics", of: report) { #expect(row.count == 11) }
  }

  @Test func `the page's script copies metrics in the form of the file`() throws {
    let script = try #require(BuiltInTemplates.files.first { $0.name == "report.js" })
    #expect(script.text.contains("\"\(TidyTable.metrics.columns.joined(separator: ","))\""))
    let results = try sampleReport("digits").results.results
    let text = try #require(TidyTable.metrics.csv(results))
    for metric in results.metrics {
      for model in results.models.indices {
        let name = csvField(results.models[model].name)
        let cells = results.tidyCells(metric, model)
        #expect(text.contains("\n\(metric.key),\(results.unitCode(metric)),\(name),\(cells)\n"))
      }
    }
  }

  @Test func `the rows of a rare class are data, too`() throws {
    let scores = (0..<40).map { "\($0),\($0 < 3 ? 0.6 : 0.2),\($0 < 3 ? 0.4 : 0.8)\n" }.joined()
    let labels = (0..<40).map { "\($0),\($0 < 4 ? "rare" : "usual")\n" }.joined()
    let page = try report(
      labels: "id,label\n" + labels, models: [("m", "id,rare,usual\n" + scores)]
    ).html()
    #expect(
      page.contains(#"data-tidy="recall,share;0.75,0."#))
    #expect(
      page.contains(#"data-tidy="precision,share;1.0,0."#))
    #expect(
      page.contains(
        #"data-tidy="error_rate_less_majority,share;-0.075,"#
      ))
  }
}
