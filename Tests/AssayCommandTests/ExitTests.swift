import AssayTestSupport
import Testing

@Suite struct ExitTests {
  @Test(arguments: ["##[error]x", "##vso[task.complete]x", "::error::x", "a\u{9B}31m\u{202E}\rb"])
  func `no argument steers a terminal or a build server`(_ name: String) throws {
    let run = try Workshop().assay("report", name, "--html", "x")
    #expect(run.code == 2 && run.error.hasPrefix("assay: "))
    #expect(!run.error.contains(/##[a-z]*\[/) && !run.error.contains("\n::"))
    #expect(
      !run.error.unicodeScalars.contains {
        ["\u{9B}", "\u{202E}", "\r"].contains($0)
      })
  }

  @Test(
    arguments: [
      ([], "a command is missing", ""),
      (["repot"], "there is no command 'repot'; did you mean 'report'?", ""),
      (["xyzzy"], "there is no command 'xyzzy'", ""),
      (["--quiet"], "there is no command '--quiet'", ""),
      (["help", "dif"], "there is no command 'dif'; did you mean 'diff'?", ""),
      (
        ["report"], "nothing to read: give a CONFIG, a data file, or --labels and --model",
        "report "
      ),
      (
        ["report", "--htlm", "x"], "there is no option '--htlm'; did you mean '--html'?", "report "
      ),
      (["report", "--xyzzy"], "there is no option '--xyzzy'", "report "),
      (["report", "-x"], "there is no option '-x'", "report "),
      (["score", "a"], "there is no command 'score'; use assay report", ""),
      (["-v"], "there is no command '-v'; use assay --version", ""),
      (
        ["SampleData/party/labels.csv", "my a.csv", "--html", "x"],
        "there is no command 'SampleData/party/labels.csv', and SampleData/party/labels.csv is a "
          + "file; write assay report --labels SampleData/party/labels.csv --model 'my a.csv'", ""
      ),
      (
        ["SampleData/party"],
        "there is no command 'SampleData/party', and SampleData/party is a folder; write assay report "
          + "SampleData/party", ""
      ),
      (
        ["report", "--output", "x"],
        "there is no option '--output'; use --html FILE, --markdown FILE or --json FILE", "report "
      ),
      (
        ["render", "--output", "x"],
        "there is no option '--output'; use --html FILE or --markdown FILE", "render "
      ),
      (["summarize", "--out", "x"], "there is no option '--out'; use -o FILE", "summarize "),
      (
        ["report", "--pdf", "x"],
        "there is no option '--pdf'; use --html FILE, which a browser prints to PDF", "report "
      ),
      (
        ["report", "--csv", "x"],
        "there is no option '--csv'; use --tables DIR, which writes every table as CSV", "report "
      ),
      (["diff", "--csv", "x"], "there is no option '--csv'", "diff "),
      (["report", "--pos", "x"], "there is no option '--pos'; use --positive CLASS", "report "),
      (
        ["report", "--sep", ";"],
        "there is no option '--sep'; use --format csv, tsv, semicolon or bars", "report "
      ),
      (["report", "--target", "x"], "there is no option '--target'; use --labels FILE", "report "),
      (["report", "--y_true", "x"], "there is no option '--y_true'; use --labels FILE", "report "),
      (
        ["report", "--y_pred", "x"], "there is no option '--y_pred'; use --model NAME=FILE",
        "report "
      ),
      (["report", "--workers", "2"], "there is no option '--workers'; use --jobs N", "report "),
      (
        ["report", "--multilabel"], "there is no option '--multilabel'; use --task multilabel",
        "report "
      ),
      (
        ["report", "--threshold", "0.5"],
        "there is no option '--threshold'; use --cost FP:FN, which finds the threshold with the "
          + "lowest cost", "report "
      ),
      (
        ["check", "--before", "x"], "there is no option '--before'; use --against OLD", "check "
      ),
      (["report", "-html", "x"], "there is no option '-html'; did you mean '--html'?", "report "),
      (["report", "--tpm", "x"], "there is no option '--tpm'", "report "),
      (["report", "--quantiles", "x"], "there is no option '--quantiles'", "report "),
      (["report", "-qh"], "there is no option '-qh'", "report "),
      (["report", "--html"], "--html needs a value", "report "),
      (["report", "SampleData/party", "--html="], "--html needs a file", "report "),
      (["report", "--quiet=1"], "--quiet takes no value", "report "),
      (
        ["report", "a", "b"],
        "2 files, and no option says which has the labels and which are models; write assay "
          + "report --labels a --model b", "report "
      ),
      (
        ["report", "my y.csv", "b", "--html", "x"],
        "2 files, and no option says which has the labels and which are models; write assay "
          + "report --labels 'my y.csv' --model b --html x", "report "
      ),
      (["report", "a.csv", "--log-base", "3"], "--log-base takes e, 2 or 10, not '3'", "report "),
      (
        ["report", "a.csv", "--samples", "x"],
        "--samples takes a whole number from 0 to 10000, not 'x'", "report "
      ),
      (
        ["report", "SampleData/party", "--baseline", "model2"],
        "the baseline 'model2' is not one of the models 'model 1', 'model 2'; "
          + "did you mean 'model 2'?", "report "
      ),
      (
        ["report", "SampleData/party", "--html", "-", "--json", "-"],
        "--html and --json both go to standard output; write one to another file", "report "
      ),
      (
        ["report", "SampleData/party", "--html", "x", "--json", "x"],
        "--html and --json both go to x; write one to another file", "report "
      ),
      (
        [
          "report", "SampleData/party", "--template", "README.md", "--html", "a", "--markdown", "b",
        ],
        "--template, --html and --markdown cannot be combined: a template renders one output; leave "
          + "out one of them", "report "
      ),
      (
        ["inspect"], "nothing to explain: give a file, a CONFIG, or --labels and --model",
        "inspect "
      ),
      (["inspct", "a"], "there is no command 'inspct'; did you mean 'inspect'?", ""),
      (
        ["inspect", "a", "--html", "x"],
        "assay inspect has no --html; it is an option of assay report, merge, render, diff",
        "inspect "
      ),
      (["inspect", "-", "-"], "standard input can be read only once", "inspect "),
      (
        ["inspect", "a.csv:header=maybe"], "header is true or false, not 'maybe'", "inspect "
      ),
      (["summarize", "SampleData/party"], "say where to write the summary: -o FILE", "summarize "),
      (["summarize", "-o"], "--output needs a value", "summarize "),
      (
        ["summarize", "-o", "x"],
        "nothing to read: give a CONFIG, a data file, or --labels and --model", "summarize "
      ),
      (
        ["summarize", "--html", "x"],
        "assay summarize has no --html; it is an option of assay report, merge, render, diff",
        "summarize "
      ),
      (
        ["summarize", "--title", "x"],
        "assay summarize has no --title; it is an option of assay report, merge, render",
        "summarize "
      ),
      (["merge"], "nothing to merge: give the files that assay summarize wrote", "merge "),
      (
        ["merge", "a", "--clip", "keras"],
        "assay merge has no --clip; it is an option of assay report, summarize, diff", "merge "
      ),
      (
        ["merge", "a", "--jobs", "2"],
        "assay merge has no --jobs; it is an option of assay report, summarize, diff", "merge "
      ),
      (
        ["diff", "a"], "assay diff takes two versions, OLD and NEW, or more, or --history FOLDER",
        "diff "
      ),
      (
        ["diff", "a", "b", "c", "--labels", "x"],
        "--labels is for two versions; leave it out of a history", "diff "
      ),
      (
        ["diff", "--template", "x"],
        "assay diff has no --template; it is an option of assay report, merge, render", "diff "
      ),
      (
        ["diff", "a", "b", "--positive", "x"],
        "--positive says how to measure predictions; give their labels with --labels, or leave it out: "
          + "saved results are measured already", "diff "
      ),
      (["templates"], "assay templates takes list or export DIR", "templates "),
      (["templates", "exprt"], "there is no action 'exprt'; did you mean 'export'?", "templates "),
      (["templates", "export"], "assay templates export takes one folder", "templates "),
    ] as [([String], String, String)])
  func `wrong usage ends with 64 and says where the help is`(
    _ arguments: [String], _ words: String, _ command: String
  ) throws {
    let workshop = try Workshop()
    let run = try Run(executable(), arguments, in: workshop.path, input: nil)
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.error.hasSuffix("assay: \(words)\nSee 'assay \(command)--help'.\n"))
    #expect(try workshop.names.isEmpty)
  }

  @Test(
    arguments: [
      (["report", "none.csv"], "none.csv: cannot open: No such file or directory"),
      (["report", "none"], "none: cannot open: No such file or directory"),
      (
        ["report", "SampleData"],
        """
        SampleData: this folder has neither an assay.json nor part-… files: it holds \
        'README.md', 'animals', 'before-after', 'binary', 'custom-template', \
        'digits', 'distributions', 'multilabel', 'party', 'party-zh', 'release-check', \
        'sigmoid' and 1 more; name a file or folder with data
        """
      ),
      (
        ["report", "SampleData/party", "--template", "none.md"],
        "none.md: cannot open: No such file or directory"
      ),
      (["diff", "a.json", "b.json"], "a.json: cannot open: No such file or directory"),
      (
        ["diff", "SampleData/party/assay.json", "SampleData/party/assay.json"],
        "SampleData/party/assay.json:1:1: this is not a results.json; write one with assay report --json FILE"
      ),
      (
        ["diff", "SampleData/party/labels.csv", "x"],
        "SampleData/party/labels.csv:1:1: "
          + "this is not JSON: a value, a comma or a bracket was expected here; give results, which assay report "
          + "--json FILE writes, or compare two files of predictions with assay diff OLD NEW --labels FILE"
      ),
      (
        ["templates", "export", "SampleData/README.md"],
        "SampleData/README.md: cannot create: File exists"
      ),
    ] as [([String], String)])
  func `what cannot be read or written ends with 2`(
    _ arguments: [String], _ words: String
  ) throws {
    let workshop = try Workshop()
    let run = try Run(executable(), arguments, in: workshop.path, input: nil)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.error == "assay: \(words)\n")
    #expect(try workshop.names.isEmpty)
  }

  @Test func `a folder that is not there leaves no file behind`() throws {
    let workshop = try Workshop()
    let run = try workshop.assay(
      "report", "-q", "SampleData/party", "--json", "r.json", "--html", "none/r.html")
    #expect(run.code == 2)
    #expect(run.error == "assay: none/r.html: cannot create: No such file or directory\n")
    #expect(run.output.isEmpty)
    #expect(try workshop.names.isEmpty)
  }

  @Test func `a full device is a failure that is said`() throws {
    let run = try Workshop().shell("assay report -q SampleData/party > /dev/full")
    #expect(run.code == 2)
    #expect(run.error == "assay: /dev/stdout: cannot write: No space left on device\n")
    let file = try Workshop().assay("report", "-q", "SampleData/party", "--html", "/dev/full")
    #expect(file.code == 2)
    #expect(file.error == "assay: /dev/full: cannot write: No space left on device\n")
  }

  @Test func `a reader that stops early is no failure`() throws {
    let workshop = try Workshop()
    try workshop.keepDigits(300)
    let run = try workshop.shell(
      "{ assay report -q SampleData/digits --html - --samples 500; echo \"code $?\" >&2; } "
        + "| head -c 1 > first")
    #expect(run.hasExited)
    #expect(run.error == "code 0\n")
    #expect(try workshop.text("first") == "<")
  }

  @Test func `where standard error is full the exit code still tells`() throws {
    #expect(try Workshop().shell("assay report none.csv 2> /dev/full").code == 2)
    #expect(try Workshop().shell("assay repot 2> /dev/full").code == 64)
  }
}
