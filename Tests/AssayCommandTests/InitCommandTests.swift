import Testing

/// `assay init`, on folders with what people have beside their predictions.
@Suite struct InitCommandTests {
  private static let labels = "id,label\n1,a\n2,b\n3,b\n"
  private static let scores = "id,a,b\n1,.75,.25\n2,.75,.25\n3,.25,.75\n"

  private func workshop(_ files: [String: String]) throws -> Workshop {
    try Workshop(Dictionary(uniqueKeysWithValues: files.map { ("my run/\($0)", $1) }))
  }

  @Test func `files that are no data are left out and named`() throws {
    let workshop = try workshop([
      "y.csv": InitCommandTests.labels, "net.csv": InitCommandTests.scores,
      "requirements.txt": "numpy==1.2\npandas>=2\nscipy\n", "config.json": "{\"lr\": 0.1}\n",
      "notes.txt": "These are notes.\nTrained on x, y.\n\nMore.\n", "image.npy": "\u{0}\u{1}",
    ])
    let run = try workshop.assay("init", "my run")
    #expect(run.code == 0, "\(run.error)")
    #expect(
      run.output == """
        my run/assay.json
        labels: y.csv has the labels
        model: net.csv is 'net', the baseline
        left out: config.json is JSON without rows of data
        left out: image.npy cannot be read as labels or predictions
        left out: notes.txt cannot be read as labels or predictions
        left out: requirements.txt does not look like labels: most of its values differ
        Next: assay report 'my run'

        """)
    #expect(try workshop.shell("assay report 'my run' -q").code == 0)
  }

  @Test func `of several files with labels the one with such a name is taken`() throws {
    let files = ["train.csv": InitCommandTests.labels, "net.csv": InitCommandTests.scores]
    let both = try workshop(files.merging(["y_test.csv": InitCommandTests.labels]) { $1 })
    let run = try both.assay("init", "my run")
    #expect(run.code == 0 && run.output.contains("labels: y_test.csv has the labels\n"))
    #expect(run.output.contains("left out: train.csv has labels, too\n"))
    let neither = try workshop(files.merging(["dev.csv": InitCommandTests.labels]) { $1 })
    let refused = try neither.assay("init", "my run")
    #expect(refused.code == 2)
    #expect(
      refused.error
        == "assay: my run: 'dev.csv' and 'train.csv' both look like the labels; say which has them: "
        + "assay report --labels FILE --model 'my run/net.csv'\n")
  }

  @Test func `a file that does not fit is left out with the reason`() throws {
    let workshop = try workshop([
      "y.csv": InitCommandTests.labels, "net.csv": InitCommandTests.scores,
      "short.csv": "id,a,b\n1,.75,.25\n",
    ])
    let run = try workshop.assay("init", "my run")
    #expect(run.code == 0, "\(run.error)")
    #expect(
      run.output.contains(
        "left out: short.csv does not fit the other files: my run/short.csv: 2 problems: ids that only "
          + "one of the files has; both files need the same ids; --common-ids leaves out samples that "
          + "are not in all files\n"),
      "\(run.output)")
    #expect(try !workshop.text("my run/assay.json").contains("short"))
  }

  @Test func `files that cannot be read together are explained, and nothing is written`() throws {
    let workshop = try workshop([
      "y.csv": InitCommandTests.labels, "short.csv": "id,a,b\n1,.75,.25\n",
    ])
    let run = try workshop.assay("init", "my run")
    #expect(run.code == 2 && run.output.isEmpty)
    #expect(run.error.contains("no row for the id '2'") && run.error.contains("--common-ids"))
    #expect(
      run.error.hasSuffix(
        "assay report --labels 'my run/y.csv' --model 'my run/short.csv'; how they are read: assay "
          + "inspect 'my run/y.csv' 'my run/short.csv'\n"), "\(run.error)")
    #expect(throws: (any Error).self) { try workshop.text("my run/assay.json") }
  }

  @Test func `a file whose columns name its models is not named`() throws {
    let workshop = try workshop([
      "y.csv": InitCommandTests.labels,
      "all.csv": "id,net.a,net.b,tree.a,tree.b\n1,.75,.25,1,0\n2,.75,.25,0,1\n3,.25,.75,0,1\n",
      "other.csv": InitCommandTests.scores,
    ])
    let run = try workshop.assay("init", "my run")
    #expect(
      run.output.contains(
        "model: all.csv has 'net' and 'tree'; 'net' is the baseline\nmodel: other.csv is 'other'\n"),
      "\(run)")
    let report = try workshop.shell("assay report 'my run' -q --json -")
    #expect(report.code == 0 && report.output.contains("\"tree\""), "\(report.error)")
  }

  @Test func `a folder of parts is one file`() throws {
    let workshop = try workshop([
      "y.csv": InitCommandTests.labels, "net/part-0.csv": "id,a,b\n1,.75,.25\n",
      "net/part-1.csv": "id,a,b\n2,.75,.25\n3,.25,.75\n", "other/x.csv": "",
    ])
    let run = try workshop.assay("init", "my run")
    #expect(run.code == 0 && run.output.contains("model: net is 'net', the baseline\n"), "\(run)")
    #expect(try workshop.shell("assay report 'my run' -q").code == 0)
  }

  @Test(
    arguments: [
      ([:], "x: no files here with labels or predictions; their names end in .csv, .tsv, "),
      (["x/y.csv": labels], "x: y.csv has labels, and no file has predictions; add one"),
      (
        ["x/p.csv": scores],
        "x: p.csv has predictions, and no file has the labels; add one, or name it: assay report "
          + "--labels FILE --model x/p.csv\n"
      ),
      (
        ["x/a.json": "{}"],
        "x: no files here with labels or predictions: a.json is JSON without rows of data\n"
      ),
    ] as [([String: String], String)])
  func `what a folder lacks is said`(_ files: [String: String], _ words: String) throws {
    let workshop = try Workshop(files.merging(["x/.keep": ""]) { $1 })
    let run = try workshop.assay("init", "x")
    #expect(run.code == 2 && run.error.hasPrefix("assay: \(words)"), "\(run.error)")
  }

  @Test func `of files with a column a class the one named labels has them`() throws {
    let run = try Workshop().shell(
      "mkdir d && cp SampleData/distributions/*.csv d && assay init d && assay report -q d > text")
    #expect(run.code == 0 && run.output.contains("labels: labels.csv has the labels\n"), "\(run)")
  }

  @Test(arguments: [
    ("binary", ["--positive CLASS"], ["--positive 1"]),
    (
      "sigmoid", ["--positive CLASS", "--positive 1 --scores KIND"],
      ["--positive 1", "--positive 1 --scores sigmoid-logits"]
    ),
    ("multilabel", ["--task KIND"], ["--task multilabel"]),
  ])
  func `the options that are needed are named, checked and written`(
    _ name: String, _ cures: [String], _ options: [String]
  ) throws {
    let workshop = try Workshop()
    #expect(try workshop.shell("cp -r SampleData/\(name) d && rm d/assay.json").code == 0)
    var line = "assay init d"
    for (cure, option) in zip(cures, options) {
      let refused = try workshop.shell(line)
      #expect(refused.code == 2)
      #expect(
        refused.error.contains("; write assay init d \(cure); how they are read"), "\(refused)")
      line = "assay init d \(option)"
    }
    let run = try workshop.shell(line)
    #expect(run.code == 0, "\(run.error)")
    let words = try #require(options.last).split(separator: " ")
    #expect(run.output.contains("\(words[0].dropFirst(2)): '\(words[1])', as given\n"))
    #expect(
      try workshop.text("d/assay.json").contains("\"\(words[0].dropFirst(2))\": \"\(words[1])\""))
    #expect(try workshop.shell("assay report d -q").code == 0)
    #expect(try workshop.assay("init", "--task", "multilabel", "--positive", "1").code == 64)
  }

  @Test func `an empty name is no folder`() throws {
    let run = try Workshop().assay("init", "")
    #expect(run.code == 64 && run.error.hasPrefix("assay: assay init takes a folder, not ''\n"))
  }
}
