import AssayKit
import AssayNumerics
import AssayReport
import AssayResults
import Foundation
import Testing

@testable import AssayKit

/// Every output of a report, by its name.
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

/// Checks that every output of what is read back is that of what was measured.
private func checkRoundTrip(_ report: Report, _ name: String) throws {
  let saved = try read(report.json())
  for language in ReportRequest.Language.allCases {
    let measured = try outputs(Report(WordedResults(report.results.results, in: language.read)))
    let rendered = try outputs(Report(WordedResults(saved, in: language.read)))
    for (one, other) in zip(measured, rendered) {
      #expect(one.text == other.text, "\(name), \(language.rawValue): \(one.name)")
    }
  }
}

/// A report of drawn samples, with further columns and options.
private struct DrawnReport: Sendable {
  let name: String
  var classes = ["a", "b"]
  var areLogits = false
  /// What probabilities add up to.
  var sum = 1.0
  var second: String?
  let configure: @Sendable (inout ReportRequest) throws -> Void

  func report() throws -> Report {
    var generator = SplitMix64(seed: 5)
    var labels = "id,label,w,g,s\n"
    var models = ["id,\(classes.joined(separator: ","))\n", second ?? ""]
    if second == nil { models[1] = models[0] }
    for row in 0..<60 {
      let label = Int(generator.next() % UInt64(classes.count))
      labels += "\(row),\(classes[label]),\(Double(row % 7) / 2),g\(row % 9),s\(row % 3)\n"
      for model in models.indices where model == 0 || second == nil {
        let scores = classes.indices.map {
          Double.random(in: 0.01...1, using: &generator) + ($0 == label ? 0.3 : 0)
        }
        let sum = areLogits ? 1 : scores.reduce(0, +) / self.sum
        models[model] += "\(row)," + scores.map { "\($0 / sum)" }.joined(separator: ",") + "\n"
      }
      if second != nil { models[1] += "\(row),\(classes[row % classes.count])\n" }
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var request = ReportRequest()
    for (name, text) in [("labels", labels), ("one", models[0]), ("two", models[1])] {
      let path = folder.appending(path: "\(name).csv").path
      try Data(text.utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: path)
      if name == "labels" {
        request.labels = path
      } else {
        request.models.append(ReportRequest.Model(name: name, path: path))
      }
    }
    if areLogits { request.scores = .logits }
    try configure(&request)
    return try Report(request)
  }

  static let all = [
    DrawnReport(name: "weights") { $0.weight = "w" },
    DrawnReport(name: "weights, sums that are off", sum: 1.004) { $0.weight = "w" },
    DrawnReport(name: "renormalized", sum: 1.2) { ($0.weight, $0.renormalize) = ("w", true) },
    DrawnReport(name: "groups, bits") { ($0.group, $0.logarithmBase) = ("g", .two) },
    DrawnReport(name: "weights and groups", classes: ["a", "b", "c"]) {
      ($0.weight, $0.group) = ("w", "g")
    },
    DrawnReport(name: "slices", classes: ["a", "b", "c"]) {
      ($0.slices, $0.leastSliceSamples, $0.logarithmBase) = (["s", "g", "s*g"], 5, .ten)
    },
    DrawnReport(name: "costs of logits", areLogits: true) { $0.costs = (1, 5) },
    DrawnReport(name: "classes only", second: "id,prediction\n") { $0.confidence = 0.9 },
    DrawnReport(name: "core metrics") { $0.metrics = .core },
    DrawnReport(name: "clipped, all samples") { ($0.clip, $0.sampleLimit) = ("torch", 100) },
    DrawnReport(name: "a baseline, no samples") { ($0.baseline, $0.sampleLimit) = ("two", 0) },
    DrawnReport(name: "all pairs and a title") {
      $0.models.append(ReportRequest.Model(name: "again", path: $0.models[0].path))
      ($0.pairs, $0.title) = (.all, "a title\nof <two> lines")
    },
  ]
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
    let report = try huge()
    #expect(report.metric("cross_entropy", of: "m") ?? 0 > 1e307)
    try checkRoundTrip(report, "huge losses")
  }

  private func huge() throws -> Report {
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = (0..<40).map {
      "\($0),\($0 % 2 == 0 ? "a" : "b"),0,\($0 % 2 == 0 ? "1.7e308" : "1")\n"
    }
    let path = folder.appending(path: "m.csv").path
    try Data(("id,label,a,b\n" + rows.joined()).utf8).write(to: URL(filePath: path))
    var request = ReportRequest()
    request.models = [ReportRequest.Model(name: "m", path: path)]
    request.scores = .logits
    return try Report(request)
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
    #expect(members["summary"] as? [String] == report.verdict)
    members["summary"] = nil
    #expect(members["verdict"] == nil)
    let rest = try JSONSerialization.data(withJSONObject: members)
    #expect(!String(decoding: rest, as: UTF8.self).contains(" is "))
  }
}
