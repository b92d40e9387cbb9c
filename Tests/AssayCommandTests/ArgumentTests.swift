import AssayData
import Testing

@testable import AssayCommand

@Suite struct ArgumentTests {
  @Test(
    arguments: [
      (.report, ["--label-smoothing"], "there is no option '--label-smoothing'"),
      (.report, ["--titel", "x"], "there is no option '--titel'; did you mean '--title'?"),
      (
        .report, ["-o", "x"],
        "there is no option '-o'; use --html FILE, --markdown FILE or --json FILE"
      ),
      (
        .report, ["--out", "x"],
        "there is no option '--out'; use --html FILE, --markdown FILE or --json FILE"
      ),
      (
        .report, ["--predictions", "x"], "there is no option '--predictions'; use --model NAME=FILE"
      ),
      (
        .report, ["--seed", "1"],
        "there is no option '--seed', as the same files always give the same report; leave it out"
      ),
      (
        .render, ["--config", "x"],
        "there is no option '--config'; use the path alone, without an option"
      ),
      (.report, ["--y-true", "x"], "there is no option '--y-true'; use --labels FILE"),
      (.report, ["--threads", "2"], "there is no option '--threads'; use --jobs N"),
      (
        .inspect, ["--html", "x"],
        "assay inspect has no --html; it is an option of assay report, merge, render, diff"
      ),
      (.report, ["--title", "a", "--title", "b"], "--title is given twice; give it once"),
      (.report, ["--average", "--average"], "--average is given twice; give it once"),
      (.report, ["--title"], "--title needs a value"),
      (.report, ["--average=yes"], "--average takes no value"),
    ] as [(CommandName, [String], String)])
  func `a wrong option is refused with its cure`(
    _ command: CommandName, _ words: [String], _ expected: String
  ) {
    let error = #expect(throws: UsageError.self) { try Arguments(words, of: command) }
    #expect(error?.words == expected)
  }

  @Test(arguments: [
    ("--labels FILE", "--ground-truth --gt --truth --target --targets --y-true --y_true"),
    (
      "--model NAME=FILE",
      "--predictions --prediction --preds --pred --probs --prob --y-pred --y_pred --y-score --y_score "
        + "--y-prob --y_prob"
    ),
    ("--positive CLASS", "--pos-label --pos_label"),
    ("--weight COLUMN", "--sample-weight --sample_weight"),
    ("--classes A,B,…", "--class-names --class_names --names"),
    ("--labels FILE for the labels and --model NAME=FILE", "--input -i"),
    ("the path alone, without an option", "--config -c"),
    ("--html FILE, --markdown FILE or --json FILE", "--save --export --out -o"),
    ("--jobs N", "--num-workers --num_workers --workers --threads -j"),
  ])
  func `a neighbour's word for an option gets a suggestion`(_ cure: String, _ words: String) {
    for word in words.split(separator: " ") {
      let error = #expect(throws: UsageError.self) {
        try Arguments([String(word), "x"], of: .report)
      }
      #expect(error?.words.contains("'\(word)'; use \(cure)") == true, "\(word)")
    }
  }

  @Test func `repeated options, values that look like options, and words behind -- are taken`()
    throws
  {
    let arguments = try Arguments(
      ["a", "--slice", "x", "--slice=y", "--title", "-t", "-", "--", "--html"], of: .report)
    #expect(arguments.positional == ["a", "-", "--html"])
    #expect(arguments.options.map(\.value) == ["x", "y", "-t"])
  }

  @Test func `files before and behind --model are kept apart`() throws {
    let arguments = try Arguments(["c", "--model", "a", "b", "--model", "d", "e"], of: .report)
    #expect(arguments.filesAroundModels == (["c"], ["b", "e"]))
    #expect(try Arguments(["c"], of: .report).filesAroundModels == (["c"], []))
  }

  @Test(arguments: [
    ("compare", "use assay report for models on the same labels, or assay diff for two versions"),
    ("evaluate", "use assay report"), ("gate", "use assay check"),
    ("reprot", "did you mean 'report'?"),
  ])
  func `a neighbour's word for a command gets a suggestion`(_ name: String, _ cure: String) {
    let error = #expect(throws: UsageError.self) { try command(name) }
    #expect(error?.words == "there is no command '\(name)'; \(cure)")
  }
}
