import Testing

@testable import AssayCommand

// A wrong command line, and the cure that its error names, followed to the letter.

/// A command line that is refused, words of the error, and a command line that follows them.
private struct Cure: Sendable, CustomTestStringConvertible {
  let line: String
  var code: Int32 = 64
  let says: String
  let then: String
  /// Words of the next error; nil if the second line succeeds.
  var next: String?

  init(_ line: String, _ code: Int32, _ says: String, _ then: String, next: String? = nil) {
    (self.line, self.code, self.says, self.then, self.next) = (line, code, says, then, next)
  }

  var testDescription: String { line }
}

private let files = [
  "y.csv": "id,label\n1,0\n2,1\n3,2\n",
  "a.csv": "id,p_0,p_1,p_2\n1,.5,.25,.25\n2,.25,.5,.25\n3,.25,.5,.25\n",
  "b.csv": "id,p_0,p_1,p_2\n1,.25,.5,.25\n2,.25,.5,.25\n3,.25,.25,.5\n",
  "two.csv": "id,label\n1,no\n2,yes\n3,no\n",
  "q.csv": "id,no,yes\n1,.75,.25\n2,.25,.75\n3,.25,.75\n",
  "one.csv": "id,p\n1,.25\n2,.75\n3,.75\n",
  "l.csv": "id,p_0,p_1,p_2\n1,2,-1,0\n2,0,3,-1\n3,1,-2,2\n",
  "config/assay.json": #"{"labels": "../y.csv", "model": {"m": "../a.csv"}, "positive": "1"}"#,
  "cfg/assay.json": #"{"labels": "y_test.csv", "model": {"m": "../a.csv"}, "slice": "kind"}"#,
  "cfg/y_test.csv": "id,label,kind\n1,0,u\n2,1,u\n3,2,v\n",
  "new/y.csv": "id,label\n1,0\n2,1\n3,2\n",
  "new/net.csv": "id,p_0,p_1,p_2\n1,.5,.25,.25\n2,.25,.5,.25\n3,.25,.5,.25\n",
  "bad/assay.json": #"{"label": "y_test.csv", "model": {"m": "../a.csv"}}"#,
  "bad/y_test.csv": "id,label\n1,0\n2,1\n3,2\n",
  "party.txt": "democrat\nother\nrepublican\n",
  "rows.csv": ".5,.25,.25\n.25,.5,.25\n.25,.5,.25\n",
  "long/assay.json":
    #"{"labels": "../y.csv", "model": {"m": "../a.csv"}, "max-bytes": 5000, "markdown": "r.md"}"#,
  "t.mustache": "{{title}}",
]

private let cures: [Cure] = [
  Cure(
    "report --labels y.csv --model a.csv:scores=logits", 2, "; say FILE:scores=probabilities",
    "report --labels y.csv --model a.csv:scores=probabilities"),
  Cure(
    "report --labels y.csv --model a.csv --scores logits", 2,
    "; leave out --scores, or say FILE:scores=probabilities for this file alone",
    "report --labels y.csv --model a.csv"),
  Cure(
    "report --labels y.csv --model a.csv --model l.csv --scores logits", 2,
    "or say FILE:scores=probabilities for this file alone",
    "report --labels y.csv --model a.csv:scores=probabilities --model l.csv --scores logits"),
  Cure(
    "report --labels y.csv --model l.csv:scores=sigmoid-logits", 2, "say FILE:scores=logits",
    "report --labels y.csv --model l.csv:scores=logits"),
  Cure(
    "report --labels two.csv --positive yes --model one.csv:scores=logits", 2,
    "say FILE:scores=sigmoid-logits",
    "report --labels two.csv --positive yes --model one.csv:scores=sigmoid-logits"),
  Cure(
    "report --labels y.csv", 2, "a model’s predictions with --model FILE",
    "report --labels y.csv --model a.csv"),
  Cure(
    "report y.csv --model a.csv", 2, "give the labels with --labels FILE",
    "report --labels y.csv --model a.csv"),
  Cure(
    "report --labels y.csv --model a.csv --id foo", 2,
    "no column 'foo' among 'id' and 'label'; name one of these",
    "report --labels y.csv --model a.csv --id id"),
  Cure(
    "report --labels two.csv --model q.csv --classes 0,1,2", 2,
    "leave out --classes: the columns are named for the labels",
    "report --labels two.csv --model q.csv"),
  Cure(
    "report --labels two.csv --model q.csv --classes 0,1", 2,
    "or leave it out if the columns are named for the labels",
    "report --labels two.csv --model q.csv"),
  Cure(
    "report --labels two.csv --model q.csv --classes 0,1", 2,
    "name the classes of all labels with --classes, in the order of the columns",
    "report --labels two.csv --model q.csv --classes no,yes"),
  Cure(
    "report --labels two.csv --model q.csv --classes no,yes,maybe", 2,
    "leave 'maybe' out of --classes", "report --labels two.csv --model q.csv --classes no,yes"),
  Cure(
    "report --labels y.csv --model one.csv", 2, "--ignore-label LABEL",
    "report --labels y.csv --model one.csv --ignore-label 2 --positive 1"),
  Cure(
    "report --labels y.csv --model a.csv --classes=", 64, "as in --classes no,yes",
    "report --labels y.csv --model a.csv --classes 0,1,2"),
  Cure(
    "report --labels y.csv --model a.csv --positive 1", 2, "leave out --positive",
    "report --labels y.csv --model a.csv"),
  Cure(
    "report config", 2, "a positive class is one of two classes, but there are 3",
    "report --labels y.csv --model a.csv"),
  Cure(
    "report --labels two.csv --model one.csv --positive 1", 2, "name one of these with --positive",
    "report --labels two.csv --model one.csv --positive yes"),
  Cure(
    "report --labels y.csv --model a.csv --ignore-label 0 --ignore-label 1 --ignore-label 2", 2,
    "no samples remain; ignore fewer labels with --ignore-label\n",
    "report --labels y.csv --model a.csv --ignore-label 0"),
  Cure(
    "report --labels y.csv --model a.csv --template t.mustache --max-bytes 5000 --markdown r.md",
    64,
    "--max-bytes and --template cannot be combined",
    "report --labels y.csv --model a.csv --template t.mustache --markdown r.md"),
  Cure(
    "report long --template t.mustache", 64, "--max-bytes and --template cannot be combined",
    "report long"),
  Cure("r1.json r2.json", 64, "write assay diff r1.json r2.json", "diff r1.json r2.json"),
  Cure("r1.json", 64, "write assay render r1.json", "render r1.json"),
  Cure("part.assay", 64, "write assay merge part.assay", "merge part.assay"),
  Cure(
    "y.csv a.csv", 64, "write assay report --labels y.csv --model a.csv",
    "report --labels y.csv --model a.csv"),
  Cure(
    "--labels y.csv --model a.csv", 64, "write assay report --labels y.csv --model a.csv",
    "report --labels y.csv --model a.csv"),
  Cure(
    "report r1.json r2.json", 64, "write assay diff r1.json r2.json", "diff r1.json r2.json"),
  Cure("report r1.json", 2, "show them with assay render FILE", "render r1.json"),
  Cure("report part.assay", 2, "with assay merge FILE", "merge part.assay"),
  Cure(
    "report - -", 64, "standard input can be read only once", "report --labels y.csv --model a.csv"),
  Cure(
    "render a.csv", 2, "assay diff OLD NEW --labels FILE", "diff a.csv b.csv --labels y.csv"),
  Cure(
    "diff a.csv b.csv", 2, "assay diff OLD NEW --labels FILE", "diff a.csv b.csv --labels y.csv"),
  Cure(
    "render r1.json r2.json", 64, "compare several with assay diff", "diff r1.json r2.json"),
  Cure(
    "render SampleData/party", 64, "write assay report SampleData/party",
    "report SampleData/party"),
  Cure("diff saved", 64, "write assay diff --history saved", "diff --history saved"),
  Cure(
    "diff r1.json r2.json --old-outcomes r1.out", 64, "with --new-outcomes FILE",
    "diff r1.json r2.json --old-outcomes r1.out --new-outcomes r2.out"),
  Cure(
    "check r2.json r1.json --gate mse<=1", 64, "give the older one with --against OLD",
    "check r2.json --against r1.json --gate mse<=1"),
  Cure(
    "init config/assay.json", 64, "write assay init config", "init config", next: "exists already"),
  Cure(
    "report cfg b.csv", 64, "; write assay report cfg --model b.csv\n",
    "report cfg --model b.csv"),
  Cure(
    "report b.csv cfg/assay.json --log-base 2", 64,
    "; write assay report cfg/assay.json --model b.csv --log-base 2\n",
    "report cfg/assay.json --model b.csv --log-base 2"),
  Cure(
    "cfg b.csv", 64, "; write assay report cfg --model b.csv\n", "report cfg --model b.csv"),
  Cure(
    "report y.csv a.csv --log-base 2", 64,
    "; write assay report --labels y.csv --model a.csv --log-base 2\n",
    "report --labels y.csv --model a.csv --log-base 2"),
  Cure("report new", 2, "; write an assay.json with assay init new\n", "init new"),
  Cure("inspect new", 2, "; write an assay.json with assay init new\n", "init new"),
  Cure(
    "report --labels party.txt:header=false --model rows.csv", 2,
    "name the classes in the order of the columns with --classes A,B,…",
    "report --labels party.txt:header=false --model rows.csv --classes democrat,other,republican"),
  Cure(
    "report --labels two.csv --model one.csv --ignore-label no --ignore-label yes --positive yes",
    2,
    "two.csv: no samples remain; ignore fewer labels with --ignore-label\n",
    "report --labels two.csv --model one.csv --positive yes"),
  Cure(
    "report bad", 2,
    #"bad/assay.json:1:11: label names a column, and y_test.csv is a file; for the file with the "#
      + #"labels write "labels": "y_test.csv""#,
    "report cfg"),
  Cure(
    "report --labels two.csv --model one.csv --classes yes --positive yes", 2,
    "there is 1 class: 'yes'",
    "report --labels two.csv --model one.csv --classes no,yes --positive yes"),
  Cure(
    "report --labels two.csv --model q.csv --primary foo", 64,
    "assay: --primary: 'foo' is not a metric",
    "report --labels two.csv --model q.csv --primary mse"),
  Cure(
    "report --labels y.csv --model a.csv --model b.csv --margin recall=0.1", 64,
    "assay: --margin: 'recall' is not a metric",
    "report --labels y.csv --model a.csv --model b.csv --margin mse=0.1"),
  Cure(
    "report --labels y.csv --model a.csv --confidence 95", 64, "not '95'; write 0.95\n",
    "report --labels y.csv --model a.csv --confidence 0.95"),
  Cure(
    "report --labels y.csv --model a.csv --confidence 99.5%", 64, "not '99.5%'; write 0.995\n",
    "report --labels y.csv --model a.csv --confidence 0.995"),
  Cure(
    "report --labels y.csv --model a.csv --metrics accuracy", 64,
    "--metrics takes all or core, not",
    "report --labels y.csv --model a.csv --metrics core"),
  Cure(
    "report --labels y.csv --model a.csv --format HTML", 64, "for a report use --html FILE",
    "report --labels y.csv --model a.csv --html r.html"),
  Cure(
    "report --labels y.csv --model a.csv --format md", 64, "for a report use --markdown FILE",
    "report --labels y.csv --model a.csv --markdown r.md"),
  Cure(
    "report --labels y.csv --model a.csv --format json", 2, "for results as JSON use --json FILE",
    "report --labels y.csv --model a.csv --json r.json"),
  Cure("--version x", 64, "assay version takes no files", "--version"),
  Cure("help report check", 64, "; write assay help report", "help report"),
  Cure("completions tcsh", 64, "choose from bash, zsh, fish", "completions zsh"),
]

@Suite struct CureTests {
  @Test(arguments: cures)
  private func `the cure that an error names works when it is tried`(_ cure: Cure) throws {
    let workshop = try Workshop(files)
    for (name, model) in [("r1", "a.csv"), ("r2", "b.csv")] {
      let run = try workshop.assay(
        "report", "-q", "--labels", "y.csv", "--model", "m=\(model)", "--json", "\(name).json",
        "--outcomes", "\(name).out")
      #expect(run.code == 0, "\(run.error)")
      try workshop.write(workshop.text("\(name).json"), to: "saved/\(name).json")
    }
    _ = try workshop.assay(
      "summarize", "--labels", "y.csv", "--model", "a.csv", "-o", "part.assay")
    let refused = try workshop.shell("assay \(quoted(cure.line))")
    #expect(refused.code == cure.code, "\(refused.error)")
    #expect(refused.error.contains(cure.says), "\(refused.error)")
    let again = try workshop.shell("assay \(quoted(cure.then))")
    guard let next = cure.next else {
      #expect(again.code == 0, "\(again.error)")
      return
    }
    #expect(again.code != 0 && again.error.contains(next), "\(again.error)")
  }

  /// A line whose words are quoted, so that the shell takes them as they are.
  private func quoted(_ line: String) -> String {
    line.split(separator: " ").map { "'\($0)'" }.joined(separator: " ")
  }

  @Test func `the words that an option suggests are words that it takes`() throws {
    for option in Option.all {
      switch option.argument?.kind {
      case .words(let words)? where option.flag != .commit:
        for word in words {
          var job = Job()
          try job.set(option, to: word)
        }
      case .keys(let words)?:
        for word in words {
          var job = Job()
          try job.set(option, to: "\(word)=0.5")
        }
      default: break
      }
    }
  }

  @Test func `a metric that is suggested is one that a report takes`() throws {
    let workshop = try Workshop(files)
    let option = try #require(Option.named("primary"))
    guard case .words(let words)? = option.argument?.kind else {
      Issue.record("--primary suggests no words")
      return
    }
    #expect(words.contains("mse") && words.contains("cross_entropy") && !words.contains("ece"))
    let refused = try workshop.assay(
      "report", "--labels", "two.csv", "--model", "q.csv", "--primary", "none")
    let taken = refused.error.split(separator: "choose from ").last?.split(separator: "\n").first
    let names = try #require(taken).split(separator: ", ").map { String($0) }
    #expect(names.count > 10 && names.allSatisfy(words.contains))
  }
}
