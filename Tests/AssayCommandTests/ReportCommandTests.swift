import Testing

@Suite struct ReportCommandTests {
  private let understood = """
    SampleData/party/labels.csv: CSV, 3 rows; id: id; label: label
    SampleData/party/model-1.csv: CSV, 3 rows; id: id; scores of model 1: other, republican, democrat
    SampleData/party/model-2.csv: CSV, 3 rows; id: id; scores of model 2: other, republican, democrat

    """

  @Test func `results go to standard output and talk to standard error`() throws {
    let run = try Workshop().assay("report", "SampleData/party")
    #expect(run.code == 0)
    #expect(run.error == understood)
    #expect(
      run.output == """
        Three samples cannot tell model 2 from model 1.
        Which party? Two models · 3 samples · 3 classes · 2 models · baseline model 1
        On these samples both make 1 mistake, and model 2’s probabilities are closer to
        the labels (cross-entropy 0.92 vs 1.99 bits).
        With 3 samples, p cannot fall below 0.25; a claim needs 0.025 (0.05 divided
        among 2 tests).

                  error rate ↓  difference [≥ 95%]   cross-entropy, bits ↓  says → right
        model 1   33.33%                             1.99                      50% → 67%
        model 2   33.33%  0.00 [−62.61, +62.61]      0.92  −1.07               60% → 67%

        model 1 and model 2 are not shown to be better than always predicting the class
        frequencies (D² −0.25 and 0.42; those score 0).
        --verbose shows all metrics.

        """)
  }

  @Test func `quiet says nothing but the result`() throws {
    for option in ["-q", "--quiet"] {
      let run = try Workshop().assay("report", option, "SampleData/party")
      #expect(run.code == 0)
      #expect(run.error.isEmpty)
      #expect(run.output.hasPrefix("Three samples cannot tell model 2 from model 1.\n"))
    }
  }

  @Test func `files are written when asked for, and the scoreboard is printed too`() throws {
    let workshop = try Workshop()
    let run = try workshop.assay(
      "report", "SampleData/party", "--html", "r.html", "--markdown=r.md", "--json", "r.json")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("Three samples cannot tell model 2 from model 1.\n"))
    #expect(try workshop.names == ["r.html", "r.json", "r.md"])
    #expect(try workshop.text("r.html").hasPrefix("<!DOCTYPE html>\n"))
    #expect(
      try workshop.text("r.md").hasPrefix("# Three samples cannot tell model 2 from model 1\n"))
    #expect(try workshop.text("r.json").hasPrefix("{\n  \"format_version\": \"3.6\","))
  }

  @Test(arguments: [
    ("--html", "<!DOCTYPE html>"), ("--markdown", "# Three samples"), ("--json", "{\n"),
  ])
  func `an output to - takes the place of the scoreboard`(
    _ option: String, _ start: String
  ) throws {
    let workshop = try Workshop()
    let run = try workshop.assay("report", "SampleData/party", option, "-")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix(start))
    #expect(!run.output.contains("baseline model 1\n\n   "))
    #expect(run.error == understood)
    #expect(try workshop.names.isEmpty)
  }

  @Test func `options win over the configuration`() throws {
    let workshop = try Workshop()
    let run = try workshop.assay(
      "report", "SampleData/party", "--log-base=10", "--title", "Mine", "--baseline", "model 2",
      "--markdown", "-")
    #expect(run.output.contains("\n**Mine** · 3 samples"))
    #expect(run.output.contains("| model 2 (baseline) |"))
    #expect(run.output.contains("cross-entropy, hartleys"))
    let other = try workshop.assay(
      "report", "SampleData/party", "--model", "only=SampleData/party/model-2.csv")
    #expect(other.error.hasSuffix("scores of only: other, republican, democrat\n"))
    #expect(!other.output.contains("model 1"))
  }

  @Test func `a data file stays beside models that are named`() throws {
    let workshop = try Workshop([
      "both.csv": "id,label,a,b\n1,a,0.75,0.25\n2,b,0.5,0.5\n",
      "more.csv": "id,a,b\n1,1,0\n2,0,1\n",
    ])
    let run = try workshop.assay("report", "both.csv", "--model", "more.csv")
    #expect(run.code == 0)
    #expect(run.output.contains("baseline both"))
    let words = run.output.replacing("\n", with: " ")
    #expect(
      words.contains("both makes 1 mistake, more 0")
        || words.contains("more makes no mistake, both 1"))
  }

  @Test func `standard input can be read, and only once`() throws {
    let workshop = try Workshop(["labels.csv": "id,label\n1,a\n2,b\n"])
    let run = try workshop.assay(
      "report", "--labels", "labels.csv", "--model", "m=-", input: "id,a,b\n1,1,0\n2,0.5,0.5\n")
    #expect(run.code == 0)
    #expect(run.output.contains("m is wrong for 1 of 2 samples"))
    let twice = try workshop.assay("report", "--labels", "-", "--model", "m=-", input: "id,a,b\n")
    #expect(twice.code == 64)
    #expect(twice.error.hasPrefix("assay: standard input can be read only once\n"))
  }

  @Test func `what follows two dashes is no option`() throws {
    let workshop = try Workshop(["--odd.csv": "label,a,b\na,1,0\nb,0,1\n"])
    let run = try workshop.assay("report", "-q", "--", "--odd.csv")
    #expect(run.code == 0)
    #expect(run.output.contains("--odd is wrong for 0 of 2 samples"))
  }

  @Test func `a template of the user's own goes to standard output or to a file`() throws {
    let workshop = try Workshop(["t.md": "{{#models}}<{{name}}>{{/models}}\n"])
    let run = try workshop.assay("report", "SampleData/party", "--template", "t.md", "-q")
    #expect(run.output == "<model 1><model 2>\n")
    let file = try workshop.assay(
      "report", "SampleData/party", "--template", "t.md", "--html", "r.html", "-q")
    #expect(file.output.hasPrefix("Three samples cannot tell model 2 from model 1.\n"))
    #expect(try workshop.text("r.html") == "<model 1><model 2>\n")
  }

  @Test func `a wrong template writes nothing and keeps the old file`() throws {
    let workshop = try Workshop(["t.html": "x\n{{modles}}", "r.html": "old"])
    let run = try workshop.assay(
      "report", "SampleData/party", "--template", "t.html", "--html", "r.html", "--json", "r.json")
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(
      run.error == "assay: t.html:2:1: unknown name 'modles'; did you mean 'models'?\n")
    #expect(try workshop.text("r.html") == "old")
    #expect(try workshop.names == ["r.html", "t.html"])
  }

  @Test func `bad input writes nothing and keeps the old file`() throws {
    let workshop = try Workshop([
      "labels.csv": "id,label\n1,a\n2,b\n", "m.csv": "id,a,b\n1,2,0\n2,x,1\n", "old.html": "old",
    ])
    let run = try workshop.assay(
      "report", "--labels", "labels.csv", "--model", "m.csv", "--html", "old.html", "--json",
      "new.json")
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("assay: m.csv:"))
    #expect(run.error.split(separator: "\n").allSatisfy { $0.hasPrefix("assay: m.csv:") })
    #expect(try workshop.text("old.html") == "old")
    #expect(try workshop.names == ["labels.csv", "m.csv", "old.html"])
  }

  @Test func `names in an argument do not steer the terminal`() throws {
    let run = try Workshop().assay("report", "a\u{1B}[31mb\n::error::x.csv")
    #expect(run.code == 2)
    #expect(
      run.error
        == "assay: a�[31mb\nassay: \\::error::x.csv: cannot open: No such file or directory\n")
  }
}
