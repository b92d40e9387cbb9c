import AssayTestSupport
import Foundation
import Testing

@Suite struct MultilabelCommandTests {
  private func workshop() throws -> Workshop {
    try Workshop([
      "y.csv": "id,cat,dog\n1,1,1\n2,0,0\n3,1,0\n",
      "p.csv": "id,cat,dog\n1,1,.5\n2,.25,0\n3,.75,.25\n",
    ])
  }

  @Test func `the option makes a report of labels that have several classes`() throws {
    let workshop = try workshop()
    let files = ["report", "-q", "--labels", "y.csv", "--model", "p.csv"]
    let refused = try Run(executable(), files, in: workshop.path, input: nil)
    #expect(refused.code == 2)
    #expect(
      refused.error.hasPrefix(
        "assay: y.csv: 2 problems: labels that are not exactly one class; "
          + "if samples may have any number of classes, say --task multilabel\n"))
    let run = try Run(
      executable(), files + ["--task", "multilabel", "--verbose"], in: workshop.path, input: nil)
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(run.output.contains("exact match ↑"))
  }

  @Test(arguments: [
    (
      ["--task", "multilable"],
      "--task takes classes or multilabel, not 'multilable'; did you mean 'multilabel'?"
    ),
    (
      ["--task", "multilabel", "--scores", "logits"],
      "--scores logits and --task multilabel cannot be combined: logits share one softmax; for one logit "
        + "per class, say --scores sigmoid-logits; leave out one of them"
    ),
    (
      ["--task", "multilabel", "--positive", "cat"],
      "--positive and --task multilabel cannot be combined: no class is positive for the whole "
        + "sample; leave out one of them"
    ),
    (
      ["--task", "multilabel", "--renormalize"],
      "--renormalize and --task multilabel cannot be combined: probabilities need not add up to 1; "
        + "leave out one of them"
    ),
    (
      ["--task", "multilabel", "--sum-tolerance", "0.1"],
      "--sum-tolerance and --task multilabel cannot be combined: probabilities need not add up to "
        + "1; leave out one of them"
    ),
    (
      ["--task", "multilabel", "--cost", "1:5"],
      "--cost and --task multilabel cannot be combined: there are more than two kinds of error; "
        + "leave out one of them"
    ),
    (
      ["--task", "multilabel", "--clip", "torch"],
      "--clip and --task multilabel cannot be combined: nothing is clipped; leave out one of them"
    ),
  ])
  func `options that say nothing of such labels are wrong usage`(
    _ options: [String], _ words: String
  ) throws {
    let workshop = try workshop()
    let run = try Run(
      executable(), ["report", "--labels", "y.csv", "--model", "p.csv"] + options,
      in: workshop.path, input: nil)
    #expect(run.code == 64)
    #expect(run.error == "assay: \(words)\nSee 'assay report --help'.\n")
  }

  @Test func `such labels are not summarized`() throws {
    let workshop = try workshop()
    let run = try workshop.assay(
      "summarize", "--task", "multilabel", "--labels", "y.csv", "--model", "p.csv", "-o", "p.assay")
    #expect(run.code == 64)
    #expect(
      run.error.hasPrefix(
        "assay: assay summarize has no --task; it is an option of assay report, inspect, diff, init\n"
      ))
    #expect(try workshop.names == ["p.csv", "y.csv"])
  }

  @Test func `inspect tells labels of several classes, and the option for them`() throws {
    let workshop = try workshop()
    let plain = try workshop.assay("inspect", "y.csv", "p.csv")
    #expect(plain.code == 2)
    #expect(plain.output.contains("labels: any of 2 classes"))
    #expect(plain.output.contains("--task multilabel"))
    #expect(plain.output.contains("each row has 0 to 2 of the classes"))
    let stated = try workshop.assay("inspect", "y.csv", "p.csv", "--task", "multilabel")
    #expect(stated.code == 0)
    #expect(stated.output.contains("cat: 2, dog: 1"))
    #expect(!stated.output.contains("add up to"))
    #expect(try workshop.assay("inspect", "y.csv", "--task", "multilabel", "--json").code == 0)
  }

  @Test func `two results of such labels are compared with the right directions`() throws {
    let workshop = try workshop()
    try workshop.write("id,cat,dog\n1,1,.75\n2,.25,0\n3,.75,.5\n", to: "q.csv")
    for model in ["p", "q"] {
      let run = try workshop.assay(
        "report", "-q", "--task", "multilabel", "--labels", "y.csv", "--model", "m=\(model).csv",
        "--json", "\(model).json")
      #expect(run.code == 0)
    }
    let diff = try workshop.assay("diff", "p.json", "q.json", "--verbose")
    #expect(diff.code == 0)
    let lines = diff.output.split(separator: "\n")
    #expect(
      lines.contains { $0.contains("Hamming error ↓") && $0.contains("too few samples to tell") })
    #expect(
      lines.contains {
        $0.contains("exact-match error ↓") && $0.contains("too few samples to tell")
      })
  }
}
