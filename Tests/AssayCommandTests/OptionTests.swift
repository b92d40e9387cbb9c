import AssayData
import AssayKit
import Testing

@testable import AssayCommand

/// The table of options.
@Suite struct OptionTests {
  @Test func `every option is in the table once for each command`() throws {
    for command in CommandName.allCases {
      let flags = command.options.map(\.flag)
      #expect(Set(flags).count == flags.count, "\(command)")
      let letters = command.options.compactMap(\.letter)
      #expect(Set(letters).count == letters.count, "\(command)")
    }
    for flag in Flag.allCases {
      #expect(Option.all.contains { $0.flag == flag }, "\(flag)")
      #expect(Option.named(flag.rawValue)?.flag == flag)
    }
    for option in Option.all {
      #expect(!option.help.isEmpty && !option.help.hasSuffix("."))
      #expect(!option.commands.isEmpty)
    }
  }

  @Test func `a report has these options`() {
    #expect(
      CommandName.report.options.map(\.flag.rawValue) == [
        "labels", "model", "format", "classes", "positive", "task", "scores", "id", "label",
        "slice", "slice-min", "find-slices", "weight", "group", "ignore-label", "pair-by",
        "common-ids",
        "match-classes", "renormalize", "sum-tolerance", "title",
        "language", "baseline", "pairs", "confidence", "primary", "margin", "cost", "average",
        "verbose", "log-base",
        "metrics", "clip",
        "samples", "name", "commit", "date",
        "jobs", "html", "markdown", "max-bytes", "json", "outcomes",
        "suspects", "tables", "charts", "template", "templates",
        "dump-values", "gate", "gates", "undecided", "other-test-set", "first-run", "flat",
        "dvc-plots", "junit",
        "openmetrics", "github", "comment", "comment-name", "report-url", "comment-when",
        "quiet", "help", "help-all",
      ])
  }

  @Test(arguments: [
    ("NAME=FILE", "NAME", "FILE"), ("FILE", nil, "FILE"), ("=FILE", nil, "=FILE"),
    ("a=b=c", "a", "b=c"), ("民主党=f.csv", "民主党", "f.csv"),
  ])
  func `a model is a name and a file`(_ value: String, _ name: String?, _ path: String) throws {
    var job = Job()
    try job.set(#require(Option.named("model")), to: value)
    #expect(job.request.models == [ReportRequest.Model(name: name, path: path)])
  }

  @Test(arguments: [
    ("en", Language.english), ("en-US", .english), ("EN_gb", .english), ("zh", .chinese),
    ("zh-Hans", .chinese), ("zh_CN", .chinese), ("zh-TW", nil), ("zh-Hant", nil), ("de", nil),
    ("", nil),
  ])
  func `a tag stands for a language`(_ tag: String, _ language: Language?) throws {
    var job = Job()
    let option = try #require(Option.named("language"))
    guard let language else {
      #expect(throws: AssayError.self) { try job.set(option, to: tag) }
      return
    }
    try job.set(option, to: tag)
    #expect(job.request.language == language)
  }
}
