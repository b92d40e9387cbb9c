import AssayKit
import AssayReport
import AssayResults
import AssayTestSupport
import Foundation
import Testing

@testable import AssayKit

/// Every output of a report, with its name.
private func outputs(_ report: Report) throws -> [(name: String, text: String)] {
  let path = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID()).md").path
  try Data("{{heading}}: {{#verdict}}{{.}} {{/verdict}}".utf8).write(to: URL(filePath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return [
    ("HTML", try report.html()), ("Markdown", try report.markdown()),
    ("scoreboard", report.scoreboard(width: 120)), ("styled", report.scoreboard(isStyled: true)),
    ("values", report.values), ("results", report.json()),
    ("verdict", report.verdict.joined(separator: "\n")),
    ("template", try report.rendered(templateAt: path)),
  ]
}

/// Checks that results that are read back give the same outputs as the measured ones.
private func checkRoundTrip(_ report: Report, _ name: String) throws {
  let saved = try read(report.json())
  for language in Language.allCases {
    let measured = try outputs(Report(WordedResults(report.results.results, in: language)))
    let rendered = try outputs(Report(WordedResults(saved, in: language)))
    for (one, other) in zip(measured, rendered) {
      #expect(one.text == other.text, "\(name), \(language.rawValue): \(one.name)")
    }
  }
}

@Suite struct RoundTripTests {
  @Test(arguments: sampleFolders)
  func `reports of saved results are those of measured ones`(_ folder: String) throws {
    try checkRoundTrip(try sampleReport(folder), folder)
  }

  @Test(arguments: DrawnReport.all.indices)
  func `whatever was measured is read back`(_ index: Int) throws {
    let drawn = DrawnReport.all[index]
    try checkRoundTrip(try drawn.report(), drawn.name)
  }

  @Test func `losses whose sum is beyond the largest number are read back`() throws {
    let report = try report { $0 % 2 == 0 ? "a,0,1.7e308" : "b,0,1" }
    #expect(report.metric("cross_entropy", of: "m") ?? 0 > 1e307)
    try checkRoundTrip(report, "huge losses")
  }

  @Test(arguments: [121, 243.5, 369, 371, 700])
  func `losses whose powers are below the smallest number are read back`(
    _ logit: Double
  ) throws {
    let report = try report { $0 % 2 == 0 ? "a,\(logit),0" : "b,0,\(logit)" }
    #expect(report.metric("cross_entropy", of: "m") ?? 1 < 1e-50)
    try checkRoundTrip(report, "losses of e^-\(logit)")
  }

  /// A report on forty samples, whose rows are the label and the logits of the classes a and b.
  private func report(_ row: (Int) -> String) throws -> Report {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = (0..<40).map { "\($0),\(row($0))\n" }
    let path = folder.appending(path: "m.csv").path
    try Data(("id,label,a,b\n" + rows.joined()).utf8).write(to: URL(filePath: path))
    var request = ReportRequest()
    request.models = [ReportRequest.Model(name: "m", path: path)]
    request.scores = .logits
    return try Report(request)
  }

  @Test(arguments: ["", "a < title"])
  func `a heading is that of a report with the same title`(_ title: String) throws {
    var request = try configured(by: "\(packageRoot)/SampleData/party")
    let path = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    request.title = "of the file"
    try Data(Report(request).json().utf8).write(to: URL(filePath: path))
    request.title = title
    #expect(try Report(savedAt: path, for: request).html() == Report(request).html())
  }

  @Test func `the order of members does not matter`() throws {
    for folder in ["party", "binary", "multilabel"] {
      let report = try sampleReport(folder)
      let members = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
      let sorted = try JSONSerialization.data(withJSONObject: members, options: .sortedKeys)
      let saved = try read(String(decoding: sorted, as: UTF8.self))
      #expect(try Report(WordedResults(saved, in: .english)).html() == report.html())
    }
  }

  @Test func `results hold no word of the language that they are reported in`() throws {
    let english = try sampleReport("binary").json()
    #expect(try sampleReport("binary", in: .chinese).json() == english)
  }

  @Test func `a summary in English is the only sentence of the file`() throws {
    let report = try sampleReport("digits")
    let saved = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
    var members = try #require(saved as? [String: Any])
    #expect(members["summary"] as? [String] == [report.headline + "."] + report.verdict)
    members["summary"] = nil
    #expect(members["verdict"] == nil)
    let rest = try JSONSerialization.data(withJSONObject: members)
    #expect(!String(decoding: rest, as: UTF8.self).contains(" is "))
  }
}
