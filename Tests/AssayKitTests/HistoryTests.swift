import Foundation
import Testing

@testable import AssayCommand
@testable import AssayKit

@Suite struct HistoryTests {
  /// Runs a body with a folder of results of versions on 300 samples.
  ///
  /// `wrong` is the number of wrong samples; -1 means 40 samples that are wrong with
  /// probability 0.
  private func folder(
    _ versions: [(name: String, wrong: Int, date: String?)], _ body: (String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID())").path
    try FileManager.default.createDirectory(
      atPath: "\(folder)/h", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for version in versions {
      var (labels, csv) = ("id,label\n", "id,a,b\n")
      for row in 0..<300 {
        let isA = row.isMultiple(of: 2)
        labels += "\(row),\(isA ? "a" : "b")\n"
        let isRight = row >= (version.wrong < 0 ? 40 : version.wrong)
        let sure = version.wrong < 0 ? ("1,0", "0,1") : ("0.8,0.2", "0.2,0.8")
        csv += "\(row),\(isA == isRight ? sure.0 : sure.1)\n"
      }
      try labels.write(toFile: "\(folder)/y.csv", atomically: true, encoding: .utf8)
      try csv.write(toFile: "\(folder)/p.csv", atomically: true, encoding: .utf8)
      var request = ReportRequest()
      request.labels = "\(folder)/y.csv"
      request.models = [ReportRequest.Model(name: "net", path: "\(folder)/p.csv")]
      request.run.date = version.date
      request.run.commit = version.date.map { _ in "abcdef0123456789" }
      try Report(request).json()
        .write(toFile: "\(folder)/h/\(version.name).json", atomically: true, encoding: .utf8)
    }
    try body("\(folder)/h")
  }

  @Test func `versions go by their numbers, and clear changes are named`() throws {
    try folder([("epoch_10", 20, nil), ("epoch_2", 100, nil), ("epoch_1", 104, nil)]) { folder in
      let history = try HistoryComparison(folder: folder)
      let text = history.text(width: 100)
      #expect(
        text.hasPrefix(
          "epoch_10 is the best of 3 versions by error rate and cross-entropy.\n"
            + "3 versions, oldest first · the same 300 samples\n"
            + "Newest: epoch_10 is clearly better than epoch_2.\n"
            + "Newest against oldest (exploratory): epoch_10 is clearly better than epoch_1.\n"))
      let order = ["\nepoch_1 ", "\nepoch_2 ", "\nepoch_10  "].compactMap {
        text.range(of: $0)?.lowerBound
      }
      #expect(order.count == 3 && order == order.sorted())
      #expect(
        try history.markdown().contains(
          "- error rate: best in epoch_10, 6.67%. Clearly better than the version before: epoch_10.\n"
        ))
      #expect(try history.html().contains("<svg"))
      #expect(try history.markdown(language: .chinese).contains("显著优于前一版本：epoch_10。"))
      #expect(history.json().contains("\"verdict\": \"better\""))
    }
  }

  @Test func `small changes add up, and are tested from the oldest to the newest`() throws {
    try folder([("v1", 40, nil), ("v2", 34, nil), ("v3", 28, nil), ("v4", 22, nil)]) { folder in
      let history = try HistoryComparison(folder: folder)
      let text = history.text(width: 100, isVerbose: true)
      #expect(text.contains("\nNewest against oldest (exploratory): v4 "))
      #expect(
        try history.markdown(language: .chinese).contains("最新与最旧版本相比（探索性）："))
    }
    try folder([("v1", 40, nil), ("v2", 22, nil)]) { folder in
      let history = try HistoryComparison(folder: folder)
      #expect(!history.text().contains("oldest (exploratory)"))
    }
  }

  @Test func `a loss that becomes infinite or finite is a turn`() throws {
    try folder([("v1", 40, nil), ("v2", -1, nil), ("v3", 40, nil)]) { folder in
      let history = try HistoryComparison(folder: folder)
      let text = history.text(width: 100, isVerbose: true)
      #expect(text.contains("\nInfinite from v2 on, finite from v3 on.\n"))
      #expect(
        try history.markdown(language: .chinese).contains("自 v2 起为无穷大；自 v3 起为有限值。"))
    }
  }

  @Test func `equal best versions are all named, and none where all are equal`() throws {
    try folder([("v1", 60, nil), ("v2", 20, nil), ("v3", 60, nil), ("v4", 20, nil)]) { folder in
      let history = try HistoryComparison(folder: folder)
      #expect(
        history.text().hasPrefix(
          "v2 and v4 are the best of 4 versions by error rate and cross-entropy.\n"))
      #expect(history.json().contains("\"best\": \"v4\""))
      #expect(
        try history.markdown(language: .chinese).hasPrefix(
          "# 4 个版本中，错误率和交叉熵以 v2 和 v4 为最佳\n"))
    }
    try folder([("v1", 60, nil), ("v2", 60, nil), ("v3", 60, nil)]) { folder in
      let text = try HistoryComparison(folder: folder).text()
      #expect(
        text.hasPrefix("All 3 versions are equal by error rate and cross-entropy.\n"))
      #expect(text.contains("\nNewest: every number is the same.\n"))
    }
  }

  @Test func `older versions are folded, and shown verbosely`() throws {
    let versions = (1...12).map { (name: "v\($0)", wrong: 60 - $0, date: String?.none) }
    try folder(versions) { folder in
      let history = try HistoryComparison(folder: folder)
      #expect(history.text().contains("\n--verbose shows 2 older versions.\n"))
      #expect(!history.text().contains("\nv2 "))
      #expect(history.text(isVerbose: true).contains("\nv2 "))
      #expect(try history.markdown().contains("\n<summary>2 older versions</summary>\n"))
      #expect(try history.html().contains("<summary>2 older versions</summary>"))
    }
  }

  @Test func `where all have dates these decide, and commits are names`() throws {
    try folder([
      ("a", 20, "2026-03-01"), ("b", 60, "2026-01-01T10:00:00Z"), ("c", 90, "2025-12-31"),
    ]) { folder in
      let json = try HistoryComparison(folder: folder).json()
      let dates = ["2025-12-31", "2026-01-01T10:00:00Z", "2026-03-01"].compactMap {
        json.range(of: $0)?.lowerBound
      }
      #expect(dates.count == 3 && dates == dates.sorted())
      #expect(json.contains("\"label\": \"abcdef012345 (a)\""))
    }
  }

  @Test(
    arguments: [
      ("2026-01-31", true), ("2026-01-31T12:00", true), ("2026-01-31T12:00:00Z", true),
      ("2026-01-31T12:00:00+08:00", true), ("2026-13-31", false), ("31.1.2026", false),
      ("2026-01-31 12:00", false), ("today", false), ("2026-01-31T12:00:00+", false),
    ])
  func `a date is a day or a time`(text: String, isDate: Bool) throws {
    var job = Job()
    let option = try #require(Option.named("date"))
    if isDate {
      try job.set(option, to: text)
      #expect(job.request.run.date == text)
    } else {
      #expect(throws: AssayError.self) { try job.set(option, to: text) }
    }
  }

  @Test func `names with numbers have their order`() {
    let names = ["v10", "v2", "v1", "v02", "a", "v1.10", "v1.9", "v"]
    #expect(
      names.sorted(by: naturallyPrecedes) == ["a", "v", "v1", "v1.9", "v1.10", "v02", "v2", "v10"])
  }

  @Test func `a folder without results says so`() throws {
    try folder([("one", 20, nil)]) { folder in
      let error = try #require(throws: AssayError.self) { try HistoryComparison(folder: folder) }
      #expect(error.description.contains("needs at least two results"))
    }
  }
}
