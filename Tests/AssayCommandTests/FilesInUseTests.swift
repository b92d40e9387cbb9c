import Foundation
import Testing

@Suite struct FilesInUseTests {
  /// A folder with data and links to it.
  private func workshop() throws -> Workshop {
    let workshop = try Workshop([
      "p.csv": "label,a,b\na,0.7,0.3\nb,0.2,0.8\n", "preds.npz": "no archive", "t.md": "{{n}}",
    ])
    let made = try workshop.shell(
      "ln p.csv hard && ln -s p.csv soft && ln -s new one && ln -s ./one two && "
        + "assay templates export td > list && assay summarize p.csv -q -o s.assay > list && "
        + "assay report p.csv -q --json r.json > list && rm list")
    #expect(made.code == 0, "\(made.error)")
    return workshop
  }

  @Test(
    arguments: [
      ("report p.csv --html p.csv", "--html would overwrite p.csv, which DATA reads"),
      ("report p.csv --html ./p.csv", "--html ./p.csv would overwrite p.csv, which DATA reads"),
      ("report p.csv --json hard", "--json hard would overwrite p.csv, which DATA reads"),
      ("report p.csv --json soft", "--json soft would overwrite p.csv, which DATA reads"),
      ("report soft --json hard", "--json hard would overwrite soft, which DATA reads"),
      (
        "report --model m=p.csv:format=csv --html p.csv",
        "--html would overwrite p.csv, which --model reads"
      ),
      (
        "report --labels preds.npz:y --model preds.npz:p --html preds.npz",
        "--html would overwrite preds.npz, which --labels reads"
      ),
      (
        "report p.csv --templates td --html td/style.css",
        "--html would overwrite td/style.css, which --templates reads"
      ),
      (
        "report p.csv --template t.md --markdown t.md",
        "--markdown would overwrite t.md, which --template reads"
      ),
      (
        "report SampleData/party --html SampleData/party/assay.json",
        "--html would overwrite SampleData/party/assay.json, which CONFIG reads"
      ),
      ("report - --html p.csv < p.csv", "--html would overwrite p.csv, which standard input reads"),
      ("report - --html hard < soft", "--html would overwrite hard, which standard input reads"),
      ("report p.csv >> hard", "standard output would overwrite p.csv, which DATA reads"),
      ("report p.csv --html - >> hard", "--html would overwrite p.csv, which DATA reads"),
      ("inspect p.csv >> p.csv", "standard output would overwrite p.csv, which DATA reads"),
      (
        "report - >> hard < p.csv",
        "standard output would overwrite the file, which standard input reads"
      ),
      ("summarize p.csv -o soft", "--output soft would overwrite p.csv, which DATA reads"),
      ("merge s.assay --json s.assay", "--json would overwrite s.assay, which SUMMARY reads"),
      (
        "diff r.json r.json --markdown r.json", "--markdown would overwrite r.json, which OLD reads"
      ),
      (
        "diff SampleData/party SampleData/party --html SampleData/party/labels.csv",
        "--html would overwrite SampleData/party/labels.csv, which --labels reads"
      ),
      (
        "check r.json --against SampleData/party --gate 'n >= 1' --comment SampleData/party/assay.json",
        "--comment would overwrite SampleData/party/assay.json, which CONFIG reads"
      ),
      (
        "check SampleData/party --gate 'n >= 1' --junit SampleData/party/model-1.csv",
        "--junit would overwrite SampleData/party/model-1.csv, which --model reads"
      ),
      (
        "diff r.json SampleData/party r.json --json SampleData/party/labels.csv",
        "--json would overwrite SampleData/party/labels.csv, which --labels reads"
      ),
      (
        "diff --history SampleData/release-check --html SampleData/release-check/new.json",
        "--html would overwrite SampleData/release-check/new.json, which VERSION reads"
      ),
      ("report p.csv --html one --json two", "--html and --json both go to two"),
      ("report p.csv --html new --json two", "--html and --json both go to two"),
      ("report p.csv --html out > out", "--html and standard output both go to out"),
      (
        "report p.csv --json - --dump-values", "--json and --dump-values both go to standard output"
      ),
    ])
  func `an input is never an output, nor one output another`(
    _ line: String, _ words: String
  ) throws {
    let workshop = try workshop()
    let before = try workshop.text("p.csv")
    let names = try workshop.names.filter { $0 != "out" }
    let run = try workshop.shell("assay \(line)")
    #expect(run.code == 64)
    #expect(run.error.hasPrefix("assay: \(words); write "))
    #expect(try workshop.text("p.csv") == before)
    #expect(try workshop.names.filter { $0 != "out" } == names)
  }

  @Test(
    arguments: [
      "report p.csv -q --html /dev/null --json r.json", "report p.csv -q --html /dev/stdout",
      "report p.csv -q --html a > b", "report p.csv > all 2>&1", "report - -q < p.csv",
      "report p.csv --html - > /dev/null 2>&1 --json other",
    ])
  func `what loses nothing is allowed`(_ line: String) throws {
    let run = try workshop().shell("assay \(line)")
    #expect(run.code == 0, "\(run.error)")
  }

  @Test(
    arguments: [
      ("none/x", "none/x: cannot create: No such file or directory"),
      ("SampleData", "SampleData: cannot write: Is a directory"),
      ("p.csv/x", "p.csv/x: cannot write: Not a directory"),
    ])
  func `an output that cannot be made is complained of before anything is read`(
    _ path: String, _ words: String
  ) throws {
    let run = try workshop().shell("assay report none.csv --html \(path)")
    #expect(run.code == 2)
    #expect(run.error == "assay: \(words)\n")
  }
}
