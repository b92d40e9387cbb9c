import AssayTestSupport
import Testing

@Suite struct CheckCommandTests {
  private func saved() throws -> Workshop {
    let workshop = try Workshop()
    try workshop.keepDigits(300)
    let run = try workshop.assay(
      "report", "-q", "SampleData/digits", "--json", "r.json", "--outcomes", "r.out")
    try #require(run.code == 0)
    return workshop
  }

  @Test func `the exit code says whether rules are met`() throws {
    let workshop = try saved()
    let cases: [([String], Int32)] = [
      (["--gate", "n >= 100"], 0), (["--gate", "n >= 100000"], 1),
      (["--gate", "\"random forest\": error_rate <= 2.5%"], 0),
      (["--gate", "\"random forest\": error_rate <= 2.5%", "--undecided", "fail"], 3),
      (["--gate", "n >= 100000", "--gate", "x", "--undecided", "fail"], 64),
      (["--gate", "error_rate not worse than before"], 1),
      (["--gate", "error_rate not worse than before", "--first-run"], 0),
      (["--gate", "error_rate not worse than before", "--against", "r.json"], 0),
      ([], 64), (["--gates", "none.txt"], 2), (["--undecided", "maybe", "--gate", "n >= 1"], 64),
    ]
    for (arguments, code) in cases {
      let run = try Run(
        executable(), ["check", "r.json"] + arguments, in: workshop.path, input: nil)
      #expect(run.code == code, "\(arguments): \(run.output)\(run.error)")
    }
  }

  @Test func `a file has one rule a line, and everything is written before the exit`() throws {
    let workshop = try saved()
    try workshop.write(
      "# what must hold\n\nn >= 100000\r\n  # more\nerror_rate <= 50% # half\n", to: "gates.txt")
    let run = try workshop.assay(
      "check", "r.json", "--gates", "gates.txt", "--json", "g.json", "--junit", "j.xml", "--flat",
      "f.json")
    #expect(run.code == 1)
    #expect(run.output.hasPrefix("Gates: 1 broken, 2 held\n✗ broken: n >= 100000\n"))
    #expect(try workshop.text("g.json").contains("\"broken\": 1"))
    #expect(try workshop.text("j.xml").contains("failures=\"1\""))
    #expect(try workshop.text("f.json").contains("\"random forest/error_rate\": "))
    try workshop.write("error_rate <= 5%\nerror_rate =< 3\n", to: "wrong.txt")
    let wrong = try workshop.assay("check", "r.json", "--gates", "wrong.txt")
    #expect(wrong.code == 64)
    #expect(wrong.error.contains("wrong.txt:2: column 12: "))
    try workshop.write("# nothing\n", to: "empty.txt")
    #expect(try workshop.assay("check", "r.json", "--gates", "empty.txt").code == 64)
  }

  @Test func `reports take rules, too`() throws {
    let workshop = try Workshop()
    let run = try workshop.assay(
      "report", "-q", "SampleData/party", "--gate", "error_rate <= 10%", "--json", "r.json")
    #expect(run.code == 0)
    #expect(run.output.contains("\nGates: 1 undecided\n"))
    let rendered = try workshop.assay(
      "render", "r.json", "--gate", "n >= 10", "--markdown", "-")
    #expect(rendered.code == 1)
    #expect(rendered.output.hasPrefix("# Three samples cannot tell model 2 from model 1\n"))
    #expect(rendered.error.contains("✗ broken: n >= 10"))
    let early = try workshop.assay("report", "none.csv", "--gate", "error_rate <=")
    #expect(early.code == 64)
    #expect(early.error.contains("column 14: a number was expected"))
  }

  @Test func `outcomes beside results make comparisons exact`() throws {
    let workshop = try saved()
    let run = try workshop.assay(
      "diff", "r.json", "r.json", "--old-outcomes", "r.out", "--new-outcomes", "r.out")
    #expect(run.code == 0)
    #expect(run.output.contains(" · the same 300 samples, compared one by one"))
    let half = try workshop.assay("diff", "r.json", "r.json", "--old-outcomes", "r.out")
    #expect(half.code == 64)
    let other = try workshop.assay(
      "report", "-q", "SampleData/party", "--json", "p.json", "--outcomes", "p.out")
    #expect(other.code == 0)
    let wrong = try workshop.assay(
      "diff", "r.json", "r.json", "--old-outcomes", "p.out", "--new-outcomes", "r.out")
    #expect(wrong.code == 2)
    #expect(wrong.error.contains("p.out: these outcomes are of other samples than r.json"))
    let csv = try workshop.assay(
      "diff", "r.json", "r.json", "--old-outcomes", "r.json", "--new-outcomes", "r.out")
    #expect(csv.code == 2)
    #expect(csv.error.contains("r.json: this is not a file of outcomes"))
  }
}

/// The outputs for a step of GitHub Actions.
@Suite struct GitHubTests {
  @Test
  func `a summary goes behind what is there, outputs have their own marks, annotations are few`()
    throws
  {
    let workshop = try Workshop()
    try workshop.write("id,label\n1,a\n2,b\n", to: "y.csv")
    try workshop.write("id,prediction\n1,a\n2,b\n", to: "::error::x.csv")
    try workshop.write("## before\n", to: "summary.md")
    let run = try Run(
      "/bin/sh",
      [
        "-c",
        "GITHUB_STEP_SUMMARY=summary.md GITHUB_OUTPUT=out.txt \(executable()) report -q --labels y.csv "
          + "--model '::error::x=::error::x.csv' --github "
          + (1...12).map { "--gate 'n >= \($0)00'" }.joined(separator: " "),
      ], in: workshop.path, input: nil)
    #expect(run.code == 1)
    let commands = run.output.split(separator: "\n").filter { $0.hasPrefix("::") }
    #expect(commands.count == 10)
    for command in commands {
      #expect(command.hasPrefix("::error title=Assay%3A n >= "))
    }
    let summary = try workshop.text("summary.md")
    #expect(summary.hasPrefix("## before\n<!-- assay: report -->\n"))
    let outputs = try workshop.text("out.txt").split(separator: "\n")
    #expect(outputs.contains("12"))
    for (index, line) in outputs.enumerated() where line.contains("<<assay_") {
      let mark = line.split(separator: "<<")[1]
      #expect(outputs[index + 2] == mark)
    }
    // Nothing is added to a full summary, as GitHub drops one over the limit as a whole.
    try workshop.write(String(repeating: "x", count: 999_999), to: "summary.md")
    let full = try Run(
      "/bin/sh",
      [
        "-c",
        "GITHUB_STEP_SUMMARY=summary.md \(executable()) report -q --labels y.csv --model m=::error::x.csv "
          + "--github",
      ], in: workshop.path, input: nil)
    #expect(full.code == 0, "\(full.error)")
    #expect(try workshop.text("summary.md").utf8.count <= 1_000_000)
  }
}
