import AssayKit
import AssayTestSupport
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
        for problem in inspection.problems { print("problem: \(problem)") }
        try #require(inspection.problems.isEmpty)
      }
      let request = folder.request
      do throws(AssayError) {
        let report = try Report(request)
        print(report.scoreboard())
      } catch {
        switch error {
        case .usage(let words): print("The options: \(words)")
        case .input(let words): print("The data: \(words)")
        case .template, .output: print(error.description)
        }
      }
      do {
        let inspection = try Inspection(request) { progress in print(progress.line()) }
        if !inspection.problems.isEmpty { exit(1) }
        print(inspection.text(width: 100))
        try inspection.json().write(toFile: "inspection.json", atomically: true, encoding: .utf8)
        try #require(FileManager.default.fileExists(atPath: "inspection.json"))
      }
    }
  }

  @Test func `progress is shown`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      let request = folder.request
      do {
        let report = try Report(request) { progress in
          print(progress.line(width: 60))
        }
        try #require(report.count == 4)
      }
      do {
        let report = try Report(request) { progress in
          print(progress.rows, "rows")
          if let share = progress.fraction { print(Int(100 * share), "%") }
        }
        try #require(report.count == 4)
      }
      do {
        let show: AssayKit.Progress.Handler = { print($0.line()) }  // not Foundation's Progress
        let report = try Report(request, progress: show)
        try #require(report.count == 4)
      }
    }
  }

  @Test func `requests have options for every form of files`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      do {
        var request = ReportRequest()
        request.title = "Handwritten digits"
        request.labels = "labels.csv"
        request.models = [
          ReportRequest.Model(name: "before", path: "model-1.csv"),
          ReportRequest.Model(name: "after", path: "model-2.csv"),
        ]
        request.comparison.logBase = .two
        let report = try Report(request)
        try #require(report.models == ["before", "after"])
      }
      var request = try folder.writeColumns()
      request.format = .csv
      request.idColumn = "image"
      request.labelColumn = "species"
      request.labelOptions.hasHeader = true
      request.classes = ["cat", "dog"]
      request.positive = "dog"
      request.task = .classes
      request.scores = .logits
      request.ignoredLabels = ["unsure"]
      request.classMatching = .loose
      request.pairing = .ids
      request.usesCommonIDs = true
      request.sumRule = SumRule(renormalize: true)
      try #require(Report(request).count == 4)
      do {
        var request = request
        request.slices = ["region", "region*camera"]
        request.findsSlices = true
        request.weight = "weight"
        request.group = "video"
        request.comparison.leastSliceSamples = 1
        try #require(Report(request).values.contains("north"))
      }
      request.comparison.findsSuspects = true
      request.comparison.keepsOutcomes = true
      request.run = ReportRequest.Run(name: "v2")
      request.language = .chinese
      request.jobs = 4
      let report = try Report(request)
      try #require(report.outcomesFile != nil && report.suspectsCSV != nil)
    }
  }

  @Test func `a report has values, and lists on request`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      var request = folder.request
      do {
        let report = try Report(request)
        for line in report.understood + report.verdict { print(line) }
        print(report.count, "samples, classes", report.classes, "baseline", report.baseline)
        for model in report.models {
          for key in report.metrics { print(model, key, report.metric(key, of: model) ?? .nan) }
        }
        print(report.values)  // what a template can show
        try #require(report.understood.count == 3 && report.baseline == "net")
        try #require(report.classes == ["cat", "dog"])
        try #require(report.outcomesFile == nil && report.suspectsCSV == nil)
      }
      do {
        request.comparison.keepsOutcomes = true
        let report = try Report(request)
        if let bytes = report.outcomesFile { try Data(bytes).write(to: URL(filePath: "net.out")) }
        try #require(FileManager.default.fileExists(atPath: "net.out"))
      }
      do {
        request.comparison.findsSuspects = true
        let report = try Report(request)
        try report.suspectsCSV?.write(toFile: "suspects.csv", atomically: true, encoding: .utf8)
        try #require(FileManager.default.fileExists(atPath: "suspects.csv"))
      }
      do {
        request.comparison.clip = .keras
        let loss = try Report(request).metric("cross_entropy_clipped", of: "net")
        print(request.comparison.clip?.epsilon ?? 0)  // 1e-07
        try #require(loss != nil && "\(request.comparison.clip?.epsilon ?? 0)" == "1e-07")
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
      try Report.schema.write(toFile: "results.schema.json", atomically: true, encoding: .utf8)
      try #require(FileManager.default.fileExists(atPath: "results.schema.json"))
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
        for path in try TemplateFiles.export(to: "my-templates") { print(path) }
        for name in TemplateFiles.names where name.hasPrefix("verdict") { print(name) }
        try #require(TemplateFiles.names.count { $0.hasPrefix("verdict") } == 2)
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
      for place in [2, 3] {
        try Summary(folder.request("-\(place)")).text.write(
          toFile: "part-\(place).assay", atomically: true, encoding: .utf8)
      }
      do {
        let part = try Summary(contentsOf: "part-1.assay")
        print(part.line())
        try #require(part.line().hasPrefix("part-1.assay"))
      }
      do {
        var whole = try Summary(contentsOf: "part-1.assay")
        try whole.append(Summary(contentsOf: "part-2.assay"))
        for line in whole.understood { print(line) }
        print(whole.count, "samples")
        try whole.text.write(toFile: "whole.assay", atomically: true, encoding: .utf8)
        let report = try Report(whole, for: ReportRequest())
        try #require(report.count == 6 && whole.count == 6)
      }
      var whole = try Summary(contentsOf: "part-1.assay")
      for path in ["part-2.assay", "part-3.assay"] { try whole.append(Summary(contentsOf: path)) }
      do {
        var request = ReportRequest()
        request.title = "Handwritten digits"
        let report = try Report(whole, for: request)
        try #require(try report.markdown().contains("Handwritten digits") && report.count == 8)
      }
    }
  }
}
