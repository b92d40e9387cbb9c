import AssayKit
import Foundation
import Testing

/// Replaces the `print` of the examples, whose output the tests do not need.
private func print(_ items: Any...) {}

/// The examples of the documentation that compare versions, line by line.
///
/// Their paths are relative, so each test runs in a separate process and folder.
@Suite struct ExampleVersionTests {
  @Test func `versions are compared`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      try folder.saveVersions()
      let request = folder.request
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
        let report = try Report(version: .saved("released.json"))
        print(report.headline)
        try #require(report.count == 4)
      }
    }
  }

  @Test func `changes are shown and judged`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      try folder.saveVersions()
      do {
        let changes = try VersionComparison(old: "v1/results.json", new: "v2/results.json")
        print(changes.text())
        let page = try changes.html()
        try #require(page.hasPrefix("<!DOCTYPE html>"))
      }
      let changes = try VersionComparison(old: "v1/results.json", new: "v2/results.json")
      let gates = try Gates(["error_rate not worse than before by 1 points"])
      let outcomes = changes.outcomes(of: gates)
      if outcomes.counts.broken > 0 { print("not to be released") }
      let comment = try changes.markdown(judged: outcomes)
      try #require(comment.contains("not worse than before by 1"))
      do {
        print(changes.text(width: 100, isVerbose: true))
        let page = try changes.html(language: .chinese)
        try #require(page.contains("zh-Hans"))
        try changes.json().write(toFile: "changes.json", atomically: true, encoding: .utf8)
        try #require(FileManager.default.fileExists(atPath: "changes.json"))
      }
    }
  }

  @Test func `histories are shown`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      try folder.saveVersions()
      do {
        let history = try HistoryComparison(folder: "history")
        print(history.text())
        let page = try history.html()  // with a chart of each metric
        try #require(page.hasPrefix("<!DOCTYPE html>"))
      }
      do {
        for path in try HistoryComparison.files(in: "history") { print(path) }
        let files = try HistoryComparison.files(in: "history")
        try #require(files == ["history/one.json", "history/two.json"])
      }
      let history = try HistoryComparison([
        .saved("v1.json"), .saved("v2.json"), .saved("v3.json"),
      ])
      try #require(!history.text().isEmpty)
      print(history.text(width: 100, isVerbose: true))
      let comment = try history.markdown()
      let page = try history.html(language: .chinese)
      try #require(comment.contains("v3") && page.contains("zh-Hans"))
      try history.json().write(toFile: "history.json", atomically: true, encoding: .utf8)
      try #require(FileManager.default.fileExists(atPath: "history.json"))
    }
  }

  @Test func `versions are judged by rules`() async {
    await #expect(processExitsWith: .success) {
      let folder = try ExampleFolder()
      defer { folder.remove() }
      try folder.saveVersions()
      let report = try Report(folder.request)
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
        var gates = try Gates(["error_rate <= 5%", "error_rate not worse than before by 1 points"])
        gates.isFirstRun = true  // holds the second rule: there are no older results
        gates.allowsOtherTestSet = true  // and judges older results of other samples
        let outcomes = try report.outcomes(of: gates)
        try #require(outcomes.rules.last?.verdict == .held)
      }
      do {
        let gates = try Gates(["n >= 1000"], file: "gates.txt")
        let outcomes = try report.outcomes(of: gates)
        try outcomes.json().write(toFile: "gates.json", atomically: true, encoding: .utf8)
        try #require(outcomes.rules.first?.verdict == .broken && outcomes.rules.count > 2)
        try #require(FileManager.default.fileExists(atPath: "gates.json"))
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
