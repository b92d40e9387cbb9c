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
    let names = """
      average baseline charts classes clip comment comment-name comment-when commit \
      common-ids confidence cost date dump-values dvc-plots find-slices first-run flat \
      format gate gates github group help help-all html id ignore-label jobs json junit \
      label labels language log-base margin markdown match-classes max-bytes metrics model \
      name openmetrics other-test-set outcomes pair-by pairs positive primary quiet \
      renormalize report-url samples scores slice slice-min sum-tolerance suspects tables \
      task template templates title undecided verbose weight
      """
    #expect(
      Set(CommandName.report.options.map(\.flag.rawValue))
        == Set(names.split(separator: " ").map { String($0) }))
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
  func `a tag is read as a language`(_ tag: String, _ language: Language?) throws {
    var job = Job()
    let option = try #require(Option.named("language"))
    guard let language else {
      #expect(throws: AssayError.self) { try job.set(option, to: tag) }
      return
    }
    try job.set(option, to: tag)
    #expect(job.request.language == language)
  }

  @Test(
    arguments: [
      (
        ["--cost", "1:5", "--task", "multilabel"],
        "--cost and --task multilabel cannot be combined: there are more than two kinds of error; leave out one of them"
      ),
      (
        ["--task", "multilabel", "--scores", "logits"],
        "--scores logits and --task multilabel cannot be combined: logits share one softmax; for one logit per class, say "
          + "--scores sigmoid-logits; leave out one of them"
      ),
      (
        ["--average", "--weight", "w"],
        "--average and --weight cannot be combined: averages count each sample once; leave out one of them"
      ),
      (
        ["--outcomes", "o", "--group", "g"],
        "--outcomes and --group cannot be combined: outcomes count each sample once; leave out one of them"
      ),
      (
        ["--primary", "mse", "--metrics", "core"],
        "--primary and --metrics core cannot be combined: core metrics have no tests; leave out one of them"
      ),
      (
        ["--template", "t", "--html", "h", "--markdown", "m"],
        "--template, --html and --markdown cannot be combined: a template renders one output; leave out one of them"
      ),
      (["--junit", "j"], "--junit needs --gate or --gates: it writes the outcomes of rules"),
      (
        ["--comment-name", "n"],
        "--comment-name needs --comment or --github: it applies to a comment"
      ),
      (
        ["--common-ids", "--pair-by", "position"],
        "--common-ids and --pair-by position cannot be combined: rows that are paired by position "
          + "have no ids in common; leave out one of them"
      ),
      (
        ["--max-bytes", "9", "--html", "h"],
        "--max-bytes needs --markdown: it shortens the Markdown report"
      ),
      (
        ["--max-bytes", "9", "--markdown", "m", "--template", "t"],
        "--max-bytes and --template cannot be combined: a template decides its own length; leave out "
          + "one of them"
      ),
      (["--slice-min", "5"], "--slice-min needs --slice or --find-slices: it applies to slices"),
      (["--undecided", "fail"], "--undecided needs --gate or --gates: it applies to rules"),
      (["--first-run"], "--first-run needs --gate or --gates: it applies to rules"),
      (["--other-test-set"], "--other-test-set needs --gate or --gates: it applies to rules"),
      (["--common-ids", "--pair-by", "ids"], nil), (["--max-bytes", "9", "--markdown", "m"], nil),
      (["--slice-min", "5", "--find-slices"], nil), (["--first-run", "--gates", "g"], nil),
      (["--task", "classes", "--cost", "1:5"], nil), (["--template", "t", "--html", "h"], nil),
      (["--junit", "j", "--gate", "mse <= 1"], nil), (["--comment-name", "n", "--github"], nil),
    ] as [([String], String?)])
  func `options that do not go together are refused with the reason`(
    _ words: [String], _ expected: String?
  ) throws {
    var job = Job()
    for (option, value) in try Arguments(words, of: .report).options {
      try job.set(option, to: value)
    }
    guard let expected else { return try job.checkConflicts() }
    let error = #expect(throws: AssayError.self) { try job.checkConflicts() }
    #expect(error?.description == expected)
  }

  @Test func `a switch that is off takes part in no conflict`() throws {
    var job = Job()
    try job.set(#require(Option.named("average")), to: "false")
    try job.set(#require(Option.named("weight")), to: "w")
    try job.checkConflicts()
  }

  @Test(arguments: [
    ("labels", "Not with --history of assay diff."),
    ("markdown", "--output of assay merge."),
    ("history", nil), ("quiet", nil), ("scores", "not with --task multilabel."),
  ])
  func `the manual says what an option does not go with`(_ name: String, _ words: String?) throws {
    let note = try Conflict.note(on: #require(Option.named(name)))
    guard let words else { return #expect(note == nil) }
    #expect(note?.contains(words) == true, "\(note ?? "")")
  }

  @Test func `every conflict is about options that one command has`() {
    for conflict in Conflict.all {
      let flags =
        switch conflict.kind {
        case .excluded(let settings): settings.map(\.flag)
        case .missing(let flag, let others): [flag] + others
        }
      #expect(
        CommandName.allCases.contains { command in
          flags.allSatisfy { flag in command.options.contains { $0.flag == flag } }
        }, "\(conflict)")
    }
  }
}
