import Foundation
import Testing

@Suite struct InspectCommandTests {
  @Test func `a page says what was found, why, and what changes it`() throws {
    let workshop = try Workshop()
    let run = try workshop.assay(
      "inspect", "SampleData/party/labels.csv", "SampleData/party/model-1.csv")
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(
      run.output == """
        SampleData/party/labels.csv · 44 bytes · 3 rows · 2 columns

                  taken for       because                         to change it
          format  CSV             commas separate the first line  FILE:format=FORMAT
          names   the first line  it does not look like a row     FILE:header=false
          text    UTF-8, LF
          id      ids             a usual name for ids            --id COLUMN
          label   labels          a usual name for labels         --label COLUMN

          ids     3, in ascending order, no repeats
          labels  3 classes: other: 1, republican: 1, democrat: 1

          id       label
          s1    democrat
          s2  republican
          s3       other

        SampleData/party/model-1.csv · 74 bytes · 3 rows · 4 columns

                                       taken for            because                       to change it
          format                       CSV                  commas separate the first     FILE:format=FORMAT
                                                            line
          names                        the first line       it does not look like a row   FILE:header=false
          text                         UTF-8, LF
          id                           ids                  a usual name for ids          --id COLUMN
          other, republican, democrat  scores of 3 classes  every label is one of these   --classes A,B,…
                                                            names
          scale                        probabilities        the values fit                --scores logits

          ids     3, in ascending order, no repeats
          scores  0.1 to 0.7; rows add up to 1, none off by more than 0.001

          id  other  republican  democrat
          s1    0.3         0.3       0.4
          s2    0.3         0.4       0.3
          s3    0.1         0.2       0.7

        As assay report reads them

          classes  other, republican, democrat  the columns of scores, in their order      --classes A,B,…
          model    model-1                      SampleData/party/model-1.csv, joined to    --model NAME=FILE
                                                the labels by id

        """)
  }

  @Test func `predictions alone are explained, and what only labels tell is said`() throws {
    let workshop = try Workshop()
    let run = try workshop.assay("inspect", "SampleData/digits/naive-bayes.csv")
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(run.output.contains("1,797 rows · 11 columns"))
    #expect(run.output.contains("0 … 9   scores of 10 classes"))
    #expect(run.output.contains("only labels show"))
    #expect(!run.output.contains("As assay report"))
  }

  @Test func `options decide, as in a report, and that is said`() throws {
    let workshop = try Workshop(["p.txt": "0.5 0.5\n0.25 0.75\n", "y.txt": "no\nyes\n"])
    let run = try workshop.assay(
      "inspect", "y.txt:header=false", "m=p.txt:format=text,scores=logits", "--classes", "no,yes")
    #expect(run.code == 0, "\(run.error)")
    #expect(run.output.contains("names   none            an option says so"))
    #expect(
      run.output.contains(
        "format  blank-separated text, no        an option says so                   FILE:format=FORMAT\n"
          + "          header\n"))
    #expect(run.output.contains("logits"))
    #expect(run.output.contains("model    m        p.txt, paired with the labels row by row"))
    #expect(run.output.contains("  ! Rows of p.txt were paired with the labels by position"))
  }

  @Test func `of a bad file everything that could be understood is shown before the error`() throws
  {
    let rows = (0..<40).map { "\($0),0.5,\($0 == 30 ? "0,7" : "0.5")\n" }.joined()
    let workshop = try Workshop(["p.csv": "id,a,b\n" + rows])
    let run = try workshop.assay("inspect", "p.csv")
    #expect(run.code == 2)
    #expect(run.error.hasPrefix("assay: p.csv:32:1: 4 fields, but 3 columns"))
    #expect(run.output.hasPrefix("p.csv · 437 bytes · 40 rows · 3 columns\n"))
    #expect(run.output.contains("a, b    scores of 2 classes"))
    #expect(run.output.contains("because bad rows hide those near them"))
  }

  @Test(
    arguments: [
      ("none.csv", "none.csv: cannot open: No such file or directory"),
      (
        "zero.csv",
        "zero.csv: the file is empty; check that the program writing it finished"
      ),
      (
        "head.csv",
        "head.csv: there are column names but no rows; check that the program writing it finished"
      ),
      (
        "bytes.csv",
        """
        bytes.csv:1:4: a NUL byte: this is not a text table; write it as CSV; if it is UTF-16, \
        convert it: iconv -f UTF-16LE -t UTF-8 FILE > new.csv
        """
      ),
    ])
  func `what cannot be understood at all ends with 2 and its error`(
    _ file: String, _ words: String
  ) throws {
    let workshop = try Workshop(["zero.csv": "", "head.csv": "id,a\n", "bytes.csv": "id,\0a\n"])
    let run = try workshop.assay("inspect", file)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.error == "assay: \(words)\n")
    let json = try workshop.assay("inspect", file, "--json")
    #expect(json.code == 2)
    #expect(json.output.contains("\"problems\": [\"\(words)\"]"))
  }

  @Test func `one bad file leaves the others explained`() throws {
    let workshop = try Workshop(["labels.csv": "id,label\n1,a\n"])
    let run = try workshop.assay("inspect", "labels.csv", "none.csv")
    #expect(run.code == 2)
    #expect(run.output.hasPrefix("labels.csv · 13 bytes · 1 row · 2 columns\n"))
    #expect(run.error == "assay: none.csv: cannot open: No such file or directory\n")
  }

  @Test func `standard input is explained too`() throws {
    let run = try Workshop().assay(
      "inspect", "-", input: "id,label,a,b\n2,a,1,0\n1,b,0,1\n")
    #expect(run.code == 0)
    #expect(run.output.contains("2, all different, not in ascending order"))
    #expect(run.output.contains("model    -     -, labels and predictions in one file"))
  }

  @Test func `JSON is data, unless it is a configuration`() throws {
    let workshop = try Workshop([
      "p.json": "[{\"id\": 1, \"label\": 0, \"scores\": [0.5, 0.5]}]",
      "p.jsonl": "{\"label\": \"a\", \"a\": 1, \"b\": 0}\n{\"label\": \"b\", \"a\": 0, \"b\": 1}\n",
      "run.json": "{\"model\": \"p.jsonl\"}", "assay.json": "{\"modl\": \"p.jsonl\"}",
    ])
    let json = try workshop.assay("inspect", "p.json")
    #expect(json.code == 0, "\(json.error)")
    #expect(json.output.contains("format  JSON "))
    #expect(json.output.contains("scores  array of scores: 2 classes"))
    let lines = try workshop.assay("inspect", "p.jsonl")
    #expect(lines.code == 0)
    #expect(lines.output.contains("format  JSON Lines "))
    #expect(try workshop.assay("inspect", "run.json").output == lines.output)
    let slip = try workshop.assay("inspect", "assay.json")
    #expect(slip.code == 2)
    #expect(slip.error.contains("there is no option 'modl'; did you mean 'model'?"))
  }

  @Test func `the same as JSON`() throws {
    let run = try Workshop().assay("inspect", "SampleData/party", "--json")
    #expect(run.code == 0)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let files = try #require(object?["files"] as? [[String: Any]])
    #expect(files.map { $0["rows"] as? Int } == [3, 3, 3])
    let columns = try #require(files[1]["columns"] as? [[String: Any]])
    #expect(columns.map { $0["role"] as? String } == ["id", "class score"])
    let together = try #require(object?["together"] as? [String: Any])
    #expect(together["classes"] as? [String] == ["other", "republican", "democrat"])
  }

  @Test(arguments: ["animals", "before-after", "binary", "digits", "party-zh", "sigmoid"])
  func `all sample data is explained without an error`(_ folder: String) throws {
    let run = try Workshop().assay("inspect", "SampleData/\(folder)")
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(!run.output.contains("! they"))
    for line in run.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test func `names from a file give a terminal and a log no commands`() throws {
    let workshop = try Workshop([
      "p.csv": "id,\u{1B}[31m,b\n::error::x,0.5,0.5\n##[group]\u{202E},0.5,0.5\n"
    ])
    let run = try workshop.assay("inspect", "p.csv")
    #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{202E}"))
    #expect(!run.output.contains("##[g"))
    for line in run.output.split(separator: "\n") {
      #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"), "\(line)")
    }
  }
}

@Suite struct SideCommandTests {
  @Test func `inspect names the options that make slices, weights and groups`() throws {
    let workshop = try Workshop(["p.csv": "label,a,b,region,w,who\na,1,0,EU,1,x\nb,0,1,US,2,x\n"])
    let options = ["p.csv", "--slice", "region", "--weight", "w", "--group", "who"]
    let page = try workshop.shell("assay inspect \(options.joined(separator: " "))")
    #expect(page.code == 0 && page.error.isEmpty)
    for (column, role, option) in [
      ("region", "slices", "--slice"), ("w", "weights", "--weight"), ("who", "groups", "--group"),
    ] {
      let line = page.output.split(separator: "\n").first { $0.contains(" \(role) ") } ?? ""
      #expect(line.contains(column) && line.contains("named by \(option)"))
      #expect(line.hasSuffix("\(option) COLUMN"))
    }
    let json = try workshop.shell("assay inspect --json \(options.joined(separator: " "))")
    #expect(json.code == 0)
    #expect(json.output.contains("\"role\": \"slice\"") && json.output.contains("\"weight\""))
    #expect(json.output.contains("\"because\": \"named by --group\""))
  }

  @Test func `bad weights and missing columns end with code 2, and a summary with 64`() throws {
    let workshop = try Workshop(["p.csv": "label,a,b,w\na,1,0,-1\nb,0,1,2\n"])
    let bad = try workshop.assay("report", "p.csv", "--weight", "w", "-q")
    #expect(bad.code == 2)
    #expect(bad.error.contains("p.csv:2:7: '-1' in column 'w' is not a weight"))
    let missing = try workshop.assay("report", "p.csv", "--slice", "W", "-q")
    #expect(missing.code == 2)
    #expect(missing.error.contains("no column 'W' for --slice among 'label', 'a', 'b' and 'w'"))
    let summary = try workshop.assay("summarize", "p.csv", "--group", "w", "-o", "s.assay")
    #expect(summary.code == 64)
    #expect(summary.error.contains("assay summarize has no --group"))
  }
}
