import AssayKit
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCommand

/// A table as lines, which can be cut.
private struct Lines: Sendable {
  let header: String
  let rows: [String]

  init(header: String, rows: [String]) {
    (self.header, self.rows) = (header, rows)
  }

  init(sample path: String) throws {
    let text = try String(contentsOfFile: "\(packageRoot)/SampleData/\(path)", encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    self.init(header: lines[0], rows: Array(lines.dropFirst()))
  }

  func first(_ count: Int) -> Lines { Lines(header: header, rows: Array(rows.prefix(count))) }

  var withoutFirstColumn: Lines {
    func rest(_ line: String) -> String {
      line.split(separator: ",").dropFirst().joined(separator: ",")
    }
    return Lines(header: rest(header), rows: rows.map(rest))
  }

  func text(_ range: Range<Int>) -> String {
    ([header] + rows[range]).joined(separator: "\n") + "\n"
  }
}

/// Labels and models, to be measured at once and in parts.
private struct Data: Sendable {
  let labels: Lines
  let models: [(name: String, lines: Lines)]
  var configure: @Sendable (inout ReportRequest) -> Void = { _ in }

  init(labels: Lines, models: [(name: String, lines: Lines)]) {
    (self.labels, self.models) = (labels, models)
  }

  /// The request for files with a range of the rows, which are always written under the same names.
  func request(_ range: Range<Int>, in folder: SampleFolder) throws -> ReportRequest {
    try labels.text(range).write(
      toFile: folder.file("labels.csv"), atomically: true, encoding: .utf8)
    var request = ReportRequest()
    request.labels = folder.file("labels.csv")
    for (name, lines) in models {
      try lines.text(range).write(
        toFile: folder.file("\(name).csv"), atomically: true, encoding: .utf8)
      request.models.append(ReportRequest.Model(name: name, path: folder.file("\(name).csv")))
    }
    configure(&request)
    return request
  }

  /// The report of parts that were written to files and merged.
  func merged(_ cuts: [Int], in folder: SampleFolder, _ shown: ReportRequest) throws -> Report {
    var whole: Summary?
    let bounds = [0] + cuts + [labels.rows.count]
    for (index, (start, end)) in zip(bounds, bounds.dropFirst()).enumerated() {
      let part = try rewritten(
        Summary(request(start..<end, in: folder)), as: "\(index).assay", in: folder)
      if whole == nil { whole = part } else { try whole?.append(part) }
    }
    return try Report(#require(whole), for: shown)
  }

  /// The outputs of a report, without what they say about files.
  struct Outputs: Sendable {
    let scoreboard: String
    let numbers: String
    let body: [Substring]
  }

  /// The outputs of all rows, measured at once.
  func whole(
    _ logBase: LogBase = .e, in folder: SampleFolder
  ) throws -> Outputs {
    var request = try request(0..<labels.rows.count, in: folder)
    request.comparison.logBase = logBase
    request.title = "All"
    return try outputs(Report(request), folder)
  }

  /// Compares the outputs of merged parts with those of the whole.
  func expectSame(
    _ cuts: [Int], logBase: LogBase = .e, as known: Outputs? = nil,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try SampleFolder()
    let whole = try known ?? whole(logBase, in: folder)
    var shown = ReportRequest()
    shown.comparison.logBase = logBase
    shown.title = "All"
    let parts = try outputs(merged(cuts, in: folder, shown), folder)
    #expect(parts.scoreboard == whole.scoreboard, sourceLocation: location)
    #expect(parts.numbers == whole.numbers, "cut at \(cuts)", sourceLocation: location)
    #expect(parts.body == whole.body, sourceLocation: location)
  }

  private func outputs(_ report: Report, _ folder: SampleFolder) throws -> Outputs {
    Outputs(
      scoreboard: report.scoreboard(), numbers: numbers(report.json()),
      body: body(try report.markdown(), folder))
  }

  /// The JSON of results without the list of files, which comes last.
  private func numbers(_ json: String) -> String {
    String(json[..<(json.range(of: "\"files\": [")?.lowerBound ?? json.endIndex)])
  }

  /// The Markdown of a report without the table of files.
  private func body(_ markdown: String, _ folder: SampleFolder) -> [Substring] {
    markdown.split(separator: "\n").filter {
      !$0.hasPrefix("|") || !$0.contains(folder.path)
    }
  }
}

/// Writes a summary, reads it back and expects the same text.
private func rewritten(
  _ summary: Summary, as name: String, in folder: SampleFolder
) throws -> Summary {
  try summary.text.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
  let back = try Summary(contentsOf: folder.file(name))
  #expect(back.text == summary.text)
  #expect(back.count == summary.count)
  #expect(back.understood == summary.understood)
  return back
}

/// Enough of the digits for some losses to be infinite.
private let digitCount = 120

private func digits() throws -> Data {
  Data(
    labels: try Lines(sample: "digits/labels.csv").first(digitCount),
    models: try ["logistic-regression", "random-forest", "naive-bayes"].map {
      ($0, try Lines(sample: "digits/\($0).csv").first(digitCount))
    })
}

/// A small test set from the rows of its files.
private func data(
  _ labels: [String], _ models: KeyValuePairs<String, [String]>
) -> Data {
  func lines(_ rows: [String]) -> Lines { Lines(header: rows[0], rows: Array(rows.dropFirst())) }
  return Data(labels: lines(labels), models: models.map { ($0, lines($1)) })
}

private let smallCuts: [[Int]] = [[], [1], [3], [2, 4], [1, 2, 3, 4, 5]]

@Suite struct SummaryTests {
  private static let wholeDigits = Result { try digits().whole(in: SampleFolder()) }

  @Test(arguments: [[], [60], [24, 48, 72, 96], [1, 2, 119], [5, 70]])
  func `merged parts of the digits give the report of the whole`(_ cuts: [Int]) throws {
    try digits().expectSame(cuts, as: SummaryTests.wholeDigits.get())
  }

  @Test func `without ids rows are named and marked by their place in the whole`() throws {
    let all = try digits()
    let plain = Data(
      labels: all.labels.withoutFirstColumn,
      models: all.models.map { ($0.name, $0.lines.withoutFirstColumn) })
    try plain.expectSame([40, 41, 100], logBase: .two)
  }

  @Test(arguments: smallCuts) func `infinite losses and ties`(_ cuts: [Int]) throws {
    try data(
      ["label", "a", "b", "c", "a", "b", "a"],
      [
        "good": ["a,b,c", ".5,.5,0", ".25,.5,.25", "0,0,1", "1,0,0", ".5,.25,.25", ".4,.3,.3"],
        "bad": ["a,b,c", "0,1,0", "1,0,0", ".5,.5,0", "0,.5,.5", "0,1,0", "1,0,0"],
      ]
    ).expectSame(cuts)
  }

  @Test(arguments: smallCuts) func `soft labels`(_ cuts: [Int]) throws {
    try data(
      ["id,a,b", "1,.5,.5", "2,.25,.75", "3,.5,.5", "4,.75,.25", "5,.125,.875", "6,.5,.5"],
      ["m": ["id,a,b", "1,1,0", "2,.25,.75", "3,.5,.5", "4,0,1", "5,.5,.5", "6,.25,.75"]]
    ).expectSame(cuts)
  }

  @Test(arguments: smallCuts) func `classes only, and several models`(_ cuts: [Int]) throws {
    var all = data(
      ["id,label", "1,x", "2,y", "3,x", "4,y", "5,x", "6,x"],
      [
        "one": ["id,prediction", "1,x", "2,x", "3,x", "4,y", "5,y", "6,x"],
        "two": ["id,x,y", "1,.5,.5", "2,.25,.75", "3,1,0", "4,.5,.5", "5,.5,.5", "6,0,1"],
      ])
    all.configure = { request in
      request.classes = ["y", "x"]
      request.comparison.baseline = "two"
      request.comparison.metrics = .core
      request.comparison.sampleLimit = 3
    }
    try all.expectSame(cuts)
  }

  @Test(arguments: smallCuts) func `logits`(_ cuts: [Int]) throws {
    var all = data(
      ["label", "1", "0", "1", "1", "0", "0"], ["m": ["logit", "3", "-1", "0", "-800", "2", ".5"]])
    all.configure = { request in
      request.scores = .sigmoidLogits
      request.classes = ["0", "1"]
      request.positive = "1"
      request.comparison.clip = .keras
    }
    try all.expectSame(cuts)
  }

  @Test(arguments: smallCuts) func `sums that are off name the row that is off the most`(
    _ cuts: [Int]
  ) throws {
    var all = data(
      ["label", "a", "b", "a", "a", "b", "b"],
      ["m": ["a,b", ".5,.5", ".5,.504", ".5,.496", ".5,.508", ".5,.5", ".5,.492"]])
    try all.expectSame(cuts)
    all.configure = { $0.sumRule.renormalize = true }
    try all.expectSame(cuts)
  }

  @Test func `parts of thousands of rows, read in chunks`() throws {
    let rows = 0..<10_000
    let all = data(
      ["label"] + rows.map { ["a", "b", "b"][$0 % 7 % 3] },
      ["m": ["a,b"] + rows.map { "0.\($0 % 10),0.\(9 - $0 % 10)\(9)" }])
    var loose = all
    loose.configure = { request in
      request.sumRule = SumRule(tolerance: 0.2) ?? SumRule()
      request.jobs = 3
    }
    try loose.expectSame([4500, 4501])
  }

  @Test func `rows of models in another order`() throws {
    let all = try digits()
    let folder = try SampleFolder()
    let whole = try Report(all.request(0..<digitCount, in: folder))
    let reversed = Data(
      labels: all.labels,
      models: all.models.map {
        ($0.name, Lines(header: $0.lines.header, rows: $0.lines.rows.reversed()))
      })
    let summary = try rewritten(
      Summary(reversed.request(0..<digitCount, in: folder)), as: "r.assay", in: folder)
    #expect(try Report(summary, for: ReportRequest()).scoreboard() == whole.scoreboard())
  }

  @Test func `options of the parts are in the report, each once`() throws {
    let folder = try SampleFolder()
    for name in ["labels.csv", "one.csv", "two.csv"] {
      try folder.text(name).replacing("\n1,", with: "\n3,").replacing("\n2,", with: "\n4,")
        .write(toFile: folder.file("b-" + name), atomically: true, encoding: .utf8)
    }
    var parts: [Summary] = []
    for prefix in ["", "b-"] {
      var job = Job()
      for (name, value) in [
        ("labels", folder.file(prefix + "labels.csv")),
        ("model", "one=" + folder.file(prefix + "one.csv")), ("classes", "b,a"),
        ("title", "not kept"), ("id", "id"),
      ] {
        try job.set(try #require(Option.named(name)), to: value)
      }
      parts.append(try rewritten(Summary(job.measured), as: prefix + "s.assay", in: folder))
    }
    try parts[0].append(parts[1])
    var shown = Job()
    try shown.set(try #require(Option.named("log-base")), to: "10")
    let markdown = try Report(parts[0], for: shown.measured).markdown()
    #expect(markdown.contains("hartleys"))
    for option in ["classes", "id", "log-base"] {
      #expect(markdown.components(separatedBy: "--\(option)`").count == 2, "\(option)")
    }
    #expect(!markdown.contains("not kept"))
  }
}
