import AssayKit
import Foundation
import Testing

/// Replaces the `print` of the examples, whose output the tests do not need.
private func print(_ items: Any...) {}

/// The examples of the documentation that name files, line by line.
///
/// Their paths are relative, so each test runs in a separate process and folder.
@Suite struct ExampleFileTests {
  @Test func `files are measured, and faults are told`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      do {
        var request = ReportRequest()
        request.labels = "labels.csv"
        request.models = [ReportRequest.Model(path: "net.csv")]
        let report = try Report(request)
        try #require(report.models == ["net"] && report.count == 4)
        let inspection = try Inspection(request)
        print(inspection.text())
        for problem in inspection.problems { print("to mend: \(problem)") }
        try #require(inspection.problems.isEmpty)
      }
      do {
        var request = ReportRequest()
        request.labels = "labels.csv"
        request.models = [
          ReportRequest.Model(name: "before", path: "model-1.csv"),
          ReportRequest.Model(name: "after", path: "model-2.csv"),
        ]
        request.comparison.logBase = .two
        let report = try Report(request)
        try #require(report.models == ["before", "after"])
      }
      let request = folder.request
      do {
        let report = try Report(request) { progress in
          print(progress.line(width: 60))
        }
        try #require(report.count == 4)
      }
      do throws(AssayError) {
        let report = try Report(request)
        print(report.scoreboard())
      } catch .input(let words) {
        print("The data: \(words)")
      } catch {
        print(error.description)
      }
    }
  }

  @Test func `documents are written, and results are read back`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      var request = folder.request
      request.run = ReportRequest.Run(name: "v2", commit: "9fceb02", date: "2026-01-31T12:00:00Z")
      do {
        let report = try Report(request)
        print(report.headline)
        print(report.scoreboard())
        let page = try report.html()  // one file that needs no network
        try #require(page.hasPrefix("<!DOCTYPE html>"))
      }
      let report = try Report(request)
      let page = try report.html()
      try page.write(toFile: "report.html", atomically: true, encoding: .utf8)
      try report.html().write(toFile: "report.html", atomically: true, encoding: .utf8)
      try report.markdown(atMost: 60_000).write(
        toFile: "report.md", atomically: true, encoding: .utf8)
      try report.json().write(toFile: "results.json", atomically: true, encoding: .utf8)
      let saved = try Report(savedAt: "results.json")
      try #require(saved.json() == report.json() && saved.json().contains("9fceb02"))
      do {
        let report = try Report(savedAt: "results.json")
        try #require(try report.html() == page)
      }
      let comment = try report.markdown(atMost: 60_000)
      try #require(comment.utf8.count <= 60_000)
      try #require(try report.markdown(atMost: 4000).utf8.count <= 4000)
      #expect(throws: AssayError.self) { try report.markdown(atMost: 10) }
      request.run.date = "yesterday"
      #expect(throws: AssayError.self) { try Report(request) }
    }
  }

  @Test func `templates are exported, replaced and rendered`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      let report = try Report(folder.request)
      do {
        let paths = try TemplateFiles.export(to: "my-templates")
        // Change some of the files, remove the others, and render with what is left:
        let page = try report.html(templates: "my-templates")
        try #require(try page == report.html() && paths.count == TemplateFiles.names.count)
        try FileManager.default.removeItem(atPath: "my-templates")
      }
      do {
        _ = try TemplateFiles.export(to: "my-templates")
        let page = try report.html(templates: "my-templates")
        try #require(!page.isEmpty)
      }
      try "{{#models}}{{name}} {{/models}}on {{count_words}}".write(
        toFile: "summary.md", atomically: true, encoding: .utf8)
      // summary.md: {{#models}}{{name}} {{/models}}on {{count_words}}
      let line = try report.rendered(templateAt: "summary.md")
      try #require(line == "net tree on 4 samples")
      try "{{#models}}{{name}}\n{{/models}}".write(
        toFile: "names.txt", atomically: true, encoding: .utf8)
      print(try report.rendered(templateAt: "names.txt"))
      try #require(try report.rendered(templateAt: "names.txt") == "net\ntree\n")
    }
  }

  @Test func `parts are summarized and merged`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      do {
        let request = folder.request
        let part = try Summary(request)
        try part.text.write(toFile: "part-1.assay", atomically: true, encoding: .utf8)
      }
      try Summary(folder.otherRequest).text.write(
        toFile: "part-2.assay", atomically: true, encoding: .utf8)
      var whole = try Summary(contentsOf: "part-1.assay")
      try whole.append(Summary(contentsOf: "part-2.assay"))
      do {
        let report = try Report(whole, for: ReportRequest())
        try #require(report.count == 6)
      }
      do {
        var request = ReportRequest()
        request.title = "Handwritten digits"
        let report = try Report(whole, for: request)
        try #require(try report.markdown().contains("Handwritten digits"))
      }
    }
  }

  @Test func `versions are compared and judged`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      try folder.saveVersions()
      let request = folder.request
      do {
        let changes = try VersionComparison(old: "v1/results.json", new: "v2/results.json")
        print(changes.text())
        let page = try changes.html()
        try #require(page.hasPrefix("<!DOCTYPE html>"))
      }
      do {
        let changes = try VersionComparison(
          old: .saved("released.json"), new: .measured(request, name: "candidate"),
          outcomes: (old: "released.out", new: nil))
        try #require(changes.json().contains("\"paired\""))
      }
      do {
        var request = ReportRequest()
        request.labels = "labels.csv"
        let changes = try VersionComparison(
          oldPredictions: ReportRequest.Model(path: "before.csv"),
          newPredictions: ReportRequest.Model(path: "after.csv"), for: request)
        try #require(changes.json().contains("\"paired\""))
      }
      do {
        let released: ModelVersion = .saved("released.json")
        let candidate: ModelVersion = .measured(request, name: "candidate")
        for version in [released, candidate] {
          try #require(try Report(version: version).count == 4)
        }
      }
      do {
        let history = try HistoryComparison(folder: "history")
        print(history.text())
        let page = try history.html()  // with a chart of each metric
        try #require(page.hasPrefix("<!DOCTYPE html>"))
      }
      do {
        let history = try HistoryComparison([
          .saved("v1.json"), .saved("v2.json"), .saved("v3.json"),
        ])
        try #require(!history.text().isEmpty)
      }
      let report = try Report(request)
      do {
        let gates = try Gates(["cross_entropy not worse than before by 0.05"])
        let outcomes = try report.outcomes(of: gates, against: .saved("released.json"))
        try #require(outcomes.counts.held == 1)
      }
      do {
        let gates = try Gates(["error_rate <= 5%", "error_rate not worse than before by 1 points"])
        let outcomes = try report.outcomes(of: gates, against: .saved("released.json"))
        print(outcomes.text())
        if outcomes.counts.broken > 0 { print("not to be released") }
      }
      do {
        let gates = try Gates([], file: "gates.txt")
        let outcomes = try report.outcomes(of: gates, against: .saved("released.json"))
        let comment = try report.markdown(atMost: 60_000, judged: outcomes)
        try #require(comment.contains("n &gt;= 2") || comment.contains("n >= 2"))
      }
    }
  }
}

/// A new folder with the files that examples name, as the process's working directory.
private struct ExampleFolder {
  private let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    try #require(FileManager.default.changeCurrentDirectoryPath(path))
    let (net, tree) = (
      "id,cat,dog\n1,0.75,0.25\n2,0.25,0.75\n3,0.5,0.5\n4,0.25,0.75\n",
      "id,cat,dog\n1,0.5,0.5\n2,0.25,0.75\n3,0.25,0.75\n4,0.5,0.5\n"
    )
    try write("id,label\n1,cat\n2,dog\n3,cat\n4,dog\n", to: "labels.csv")
    for name in ["net.csv", "model-1.csv", "before.csv"] { try write(net, to: name) }
    for name in ["tree.csv", "model-2.csv", "after.csv"] { try write(tree, to: name) }
    try write("id,label\n5,cat\n6,dog\n", to: "labels-2.csv")
    for name in ["net", "tree"] {
      try write("id,cat,dog\n5,1,0\n6,0.25,0.75\n", to: "\(name)-2.csv")
    }
    try write("# Two rules.\nn >= 2\nerror_rate <= 90%\n", to: "gates.txt")
  }

  private func write(_ text: String, to name: String) throws {
    try text.write(toFile: name, atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  var request: ReportRequest { request("") }
  var otherRequest: ReportRequest { request("-2") }

  private func request(_ ending: String) -> ReportRequest {
    var request = ReportRequest()
    request.labels = "labels\(ending).csv"
    request.models = ["net", "tree"].map { (name: String) in
      ReportRequest.Model(name: name, path: "\(name)\(ending).csv")
    }
    return request
  }

  /// Saves results under the names of the examples, and the outcomes of the released version.
  func saveVersions() throws {
    var request = request
    request.keepsOutcomes = true
    let report = try Report(request)
    let outcomes = try #require(report.outcomesFile)
    try Data(outcomes).write(to: URL(filePath: "released.out"))
    for name in ["v1", "v2", "history"] {
      try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: true)
    }
    for name in [
      "released.json", "v1.json", "v2.json", "v3.json", "v1/results.json", "v2/results.json",
      "history/one.json", "history/two.json",
    ] { try write(report.json(), to: name) }
  }
}
