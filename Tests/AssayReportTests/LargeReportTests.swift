import AssayKit
import AssayTestSupport
import Testing

@testable import AssayReport

/// Reports of many models, pairs, values and caveats show a part, and say so.
@Suite struct LargeReportTests {
  /// The size of a report that several tests share.
  private struct Size: Hashable {
    let models: Int
    var areAllPairs = false
  }

  private static let reports = Shared<Size, Report> { size in
    try measured(models: size.models) { $0.comparison.comparesAllPairs = size.areAllPairs }
  }

  private func report(models: Int, areAllPairs: Bool = false) throws -> Report {
    try LargeReportTests.reports.value(of: Size(models: models, areAllPairs: areAllPairs))
  }

  /// A report of models that get worse with their number, except the first, which is wrong for half
  /// the samples.
  private static func measured(
    models: Int, rows: Int = 32, in language: Language = .english,
    configure: (inout ReportRequest) throws -> Void = { _ in }
  ) throws -> Report {
    let labels = (0..<rows).map { "\($0),\($0 % 2 == 0 ? "a" : "b"),v\($0 / 2)\n" }
    return try AssayReportTests.report(
      labels: "id,label,site\n" + labels.joined(),
      models: (0..<models).map { model in
        let lines = (0..<rows).map { row in
          let wrong = model == 0 ? row % 4 < 2 : row * 7 % rows < model
          let truth = wrong ? 0.25 + Double(row % 8) / 64 : 0.75 + Double(row % 5) / 64
          return row % 2 == 0 ? "\(row),\(truth),\(1 - truth)\n" : "\(row),\(1 - truth),\(truth)\n"
        }
        return ("m\(model)", "id,a,b\n" + lines.joined())
      }
    ) { request in
      request.language = language
      request.comparison.sampleLimit = 3
      try configure(&request)
    }
  }

  private let models = "Of 25 models, the baseline and the 19 with the lowest error rate are shown"

  @Test func `of more than twenty models the best are shown, and the JSON has all`() throws {
    let report = try report(models: 25)
    for text in try [report.html(), report.markdown(), report.scoreboard(width: 400)] {
      #expect(text.contains("\(models); the JSON results (--json) have all."))
      #expect(text.contains("25 models") && text.contains("m19"))
    }
    let shown = try Document(report.values)["models"].list.map { $0["name"].text }
    #expect(shown == (0..<20).map { "m\($0)" })
    let document = try Document(report.json())
    #expect(document["models"].list.count == 25 && document["metrics"].keys.count == 25)
    #expect(document["differences"].list.count == 24)
    #expect(report.scoreboard(width: 400).contains("--verbose shows all metrics"))
    let chinese = try LargeReportTests.measured(models: 25, in: .chinese) {
      $0.comparison.metrics = .core
    }
    .markdown()
    #expect(chinese.contains("共 25 个模型，此处仅显示基线和错误率最低的 19 个；"))
  }

  @Test func `twenty models are all shown`() throws {
    let report = try report(models: 20)
    let html = try report.html()
    #expect(html.contains("m19") && !html.contains("(--json)"))
  }

  @Test func `of many pairs those with the baseline are shown first, then the clearest`() throws {
    let report = try report(models: 25, areAllPairs: true)
    let html = try report.html()
    #expect(html.matches(of: /<div class="pair">/).count == 30)
    #expect(html.contains("Of 300 pairs of models, 30 are shown: those with the baseline, then"))
    for model in 1...19 { #expect(html.contains("<bdi>m\(model)</bdi> vs <bdi>m0</bdi>")) }
    #expect(html.contains("<bdi>m19</bdi> vs <bdi>m1</bdi>"))
    #expect(!html.contains("<bdi>m10</bdi> vs <bdi>m9</bdi>"))
    #expect(try report.markdown().contains("Of 300 pairs of models, 30 are shown"))
    let document = try Document(report.json())
    #expect(document["differences"].list.count == 300 && document["changes"].list.count == 300)
    let few = try self.report(models: 8, areAllPairs: true)
    #expect(few.verdict.count < 60)
    let page = try few.html()
    #expect(page.matches(of: /<div class="pair">/).count == 28 && !page.contains("(--json)"))
  }

  @Test func `a pair that is shown has the numbers of its two models`() throws {
    let report = try LargeReportTests.measured(models: 25) {
      ($0.comparison.comparesAllPairs, $0.comparison.metrics, $0.comparison.baseline) = (
        true, .core, "m24"
      )
    }
    let saved = try Document(report.json())["differences"].list
    let shown = try Document(report.values)["pairs"].list
    #expect(shown.count == 30)
    for pair in shown {
      let whole = try #require(
        saved.first {
          $0["candidate"].text == pair["candidate"].text
            && $0["baseline"].text == pair["baseline"].text
        })
      for key in ["both_right", "only_baseline_right", "only_candidate_right", "both_wrong"] {
        #expect(pair[key].text == whole[key].number.map { "\(Int($0))" })
      }
    }
    #expect(try Document(report.values)["baseline"].text == "m24")
  }

  @Test func `of more than six models the charts of the best are open, and of ten pairs`() throws {
    let report = try report(models: 25)
    let values = try Document(report.values)
    let open = values["calibrations"].list.filter { $0["is_open"].isTrue }
    #expect(open.map { $0["model"].text } == (0..<6).map { "m\($0)" })
    #expect(values["calibrations_fold"].text == "14 more of 20")
    #expect(values["many_models"].text == "20 of 25 models")
    let pairs = values["pairs"].list
    #expect(pairs.prefix(10).map { $0["candidate"].text } == (1...10).map { "m\($0)" })
    #expect(pairs.enumerated().filter { $0.element["fold"].text != nil }.map(\.offset) == [10])
    #expect(try report.html().matches(of: /<summary>9 more of 19<\/summary>/).count == 2)
    let few = try Document(self.report(models: 2).values)
    #expect(few["calibrations_fold"].text == nil && few["many_models"].text == nil)
    #expect(few["calibrations"].list.allSatisfy { $0["is_open"].isTrue })
  }

  @Test func `the content of cells is about the model above them`() throws {
    let values = try Document(report(models: 25).values)
    let names = values["models"].list.map { $0["name"].text }
    #expect(names.count == 20)
    for row in values["scoreboard"].list {
      #expect(row["cells"].list.map { $0["model"].text } == names)
    }
    for sample in values["samples"]["rows"].list {
      #expect(sample["models"].list.map { $0["model"].text } == names)
    }
  }

  @Test func `of many values of a slice the worst are shown`() throws {
    let report = try LargeReportTests.measured(models: 2, rows: 120) {
      $0.slices = ["site"]
      $0.comparison.leastSliceSamples = 1
    }
    let slices = try Document(report.values)["slices"].list[0]
    #expect(
      slices["values"].list.count == 50 && slices["shown_in_chart"].text == "the worst 30 of 60")
    #expect(slices["tables"].list.map { $0["values"].list.count } == [10, 40])
    #expect(slices["tables"].list.map { $0["fold"].text } == [nil, "40 more of 50"])
    let words = "of 60 values, the worst 50 are shown; the JSON results (--json) have all."
    #expect(try report.html().contains(words))
    #expect(try report.markdown().contains(words))
    #expect(try Document(report.json())["slices"].list[0]["values"].list.count == 60)
  }

  @Test func `of many caveats the first are shown`() throws {
    // Rows are paired by position, and sums are off, also in ten models that are not shown.
    let models = (0..<30).map { model in
      let p = 0.9 - Double(model) / 1000
      return ("m\(model)", "a,b\n\(p),\(1.005 - p)\n\(1.005 - p),\(p)\n")
    }
    let report = try AssayReportTests.report(labels: "label\na\nb\n", models: models)
    let caveats = try Document(report.values)["caveats"].list.compactMap(\.text)
    #expect(caveats.count == 21)
    #expect(
      caveats.suffix(2) == [
        "2 more caveats are left out here; the JSON results (--json) have all.",
        "10 more caveats are about models that are not shown; the JSON results (--json) have all.",
      ])
  }

  @Test func `the same of several models is said once`() throws {
    let wrong = "id,a,b\n0,1,0\n1,1,0\n"
    let report = try AssayReportTests.report(
      labels: "id,label\n0,a\n1,b\n", models: (0..<12).map { ("m\($0)", wrong) })
    let values = try Document(report.values)
    #expect(values["suspicions"].list.isEmpty)
    #expect(
      values["caveats"].list.map(\.text) == [
        "Infinite cross-entropy (probability 0 on the true class): m0 1 sample, m1 1, m2 1, m3 1, m4 1, "
          + "m5 1, m6 1, m7 1 and 4 more. If these zeros come from rounding, logits instead of "
          + "probabilities would make it finite."
      ])
  }

  @Test func `a cell names a dozen classes, and counts the others`() {
    let classes = (0..<20).map { "c\($0)" }
    let few = Array(0..<12)
    #expect(English().names(classes, few) == classes.prefix(12).joined(separator: ", "))
    #expect(English().names(classes, Array(0..<20)).hasSuffix(", c10, c11 and 8 more"))
    #expect(English().names(classes, []) == "none")
  }

  @Test func `reports of many models do not grow with them`() throws {
    let some = try report(models: 20)
    // Three times the models, and fifteen times the pairs.
    for many in try [report(models: 60), report(models: 25, areAllPairs: true)] {
      #expect(try many.html().utf8.count < 2 * some.html().utf8.count)
      #expect(try many.markdown().utf8.count < 2 * some.markdown().utf8.count)
      #expect(many.scoreboard().utf8.count < 2 * some.scoreboard().utf8.count)
    }
  }
}
