import AssayTestSupport
import Testing

// Text files that training runs leave behind, read by the program.

@Suite struct TextFilesTests {
  @Test func `matrices without headers are read, and that is said`() throws {
    let workshop = try Workshop([
      "y.txt": "0\n2\n", "lgb.tsv": "0.75\t0.125\t0.125\n0.25\t0.25\t0.5\n",
      "np.txt": "# setosa,versicolor,virginica\n 7.5e-01 1.25e-01  1.25e-01\n 0.25 0.25 0.5\n",
    ])
    let run = try workshop.assay("report", "--labels", "y.txt", "--model", "lgb.tsv")
    #expect(run.code == 0)
    #expect(
      run.error == """
        y.txt: CSV, no header, 2 rows; label: value
        lgb.tsv: TSV, no header, 2 rows; scores of lgb: 0, 1, 2

        """)
    let named = try workshop.assay(
      "report", "--labels", "y.txt", "--model", "np.txt:header=false", "--model",
      "lgb=lgb.tsv:format=tsv", "--classes", "a,b,c")
    #expect(named.code == 0)
    #expect(
      named.error == """
        y.txt: CSV, no header, 2 rows; label: value
        np.txt: blank-separated text, no header, 2 rows; scores of np: a, b, c
        lgb.tsv: TSV, no header, 2 rows; scores of lgb: a, b, c

        """)
  }

  @Test func `a folder of parts is one file, as a model's or with labels and scores`() throws {
    let workshop = try Workshop()
    _ = try workshop.shell(
      "mkdir all; printf 'id,label,a,b\\n1,a,1,0\\n' > all/part-0; touch all/_SUCCESS; "
        + "printf 'id,label,a,b\\n2,b,0,1\\n' > all/part-1")
    for words in [["all"], ["--model", "m=all"], ["all:format=csv"]] {
      let run = try Run(executable(), ["report"] + words, in: workshop.path, input: nil)
      #expect(run.code == 0)
      #expect(run.error.hasPrefix("all: CSV, 2 parts, 2 rows; id: id; label: label; scores of "))
    }
  }

  @Test func `standard input joins by id with labels of many rows`() throws {
    let rows = 0..<5000
    let workshop = try Workshop([
      "labels.csv": "id,label\n" + rows.map { "\($0),\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
    ])
    let scores = "id,a,b\n" + rows.reversed().map { "\($0),0.5,0.5\n" }.joined()
    let run = try workshop.assay(
      "report", "--labels", "labels.csv", "--model", "m=-", input: scores)
    #expect(run.code == 0, "\(run.error)")
    #expect(run.error.contains("-: CSV, 5,000 rows; id: id; scores of m: a, b"))
  }

  @Test func `no output goes over a part that was read`() throws {
    let workshop = try Workshop()
    _ = try workshop.shell("mkdir all; printf 'id,label,a,b\\n1,a,1,0\\n' > all/part-0")
    let run = try workshop.assay("report", "-q", "all", "--json", "all/part-0")
    #expect(run.code == 64)
    #expect(
      run.error.hasPrefix(
        "assay: --json would overwrite all/part-0, which DATA reads; write to another file\n"))
  }

  @Test(
    arguments: [
      (["y.txt", "--model", "p.tsv:format=csv"], "p.tsv: this is TSV, not CSV; "),
      (["y.txt", "--model", "cut.txt"], "cut.txt:2:1: 1 field, but 2 columns; "),
      (
        ["y.txt", "--model", "comma.txt"],
        "comma.txt: 4 problems: numbers with a decimal comma; write the decimal point as a point\n"
      ),
      (
        ["y.txt", "--model", "none"], "none: this is a folder, but no file in it is named part-…"
      ),
      (
        ["none", "--model", "p.tsv"], "none: this is a folder, but no file in it is named part-…"
      ),
      (
        ["y.txt", "--model", "p.tsv:column=9"],
        "p.tsv: there is no column '9' among '0' and '1'; name one of these\n"
      ),
    ] as [([String], String)])
  func `what is wrong ends with 2, and nothing is written`(
    _ words: [String], _ expected: String
  ) throws {
    let workshop = try Workshop([
      "y.txt": "0\n1\n", "p.tsv": "0.5\t0.5\n0.25\t0.75\n", "cut.txt": "0.5 0.5\n0.25",
      "comma.txt": "0,5 0,5\n0,25 0,75\n",
    ])
    _ = try workshop.shell("mkdir none; touch none/_SUCCESS")
    let before = try workshop.names
    let run = try Run(
      executable(), ["report", "-q", "--json", "r.json", "--labels"] + words, in: workshop.path,
      input: nil)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("assay: " + expected), "\(run.error)")
    #expect(try workshop.names == before)
  }

  @Test func `an option of a file that does not exist is wrong usage`() throws {
    let workshop = try Workshop(["p.csv": "id,label,a,b\n1,a,1,0\n"])
    let run = try workshop.assay("report", "p.csv:hedaer=true")
    #expect(run.code == 64)
    #expect(
      run.error == """
        assay: a file has no option 'hedaer'; did you mean 'header'?
        See 'assay report --help'.

        """)
  }
}
