import Testing

@Suite struct SummarizeCommandTests {
  /// The summaries of two parts of the party example.
  private func parts() throws -> Workshop {
    let workshop = try Workshop([
      "l1.csv": "id,label\ns1,democrat\n", "l2.csv": "id,label\ns2,republican\ns3,other\n",
      "m1.csv": "id,other,republican,democrat\ns1,.3,.3,.4\n",
      "m2.csv": "id,other,republican,democrat\ns2,.3,.4,.3\ns3,.1,.2,.7\n",
    ])
    for part in ["1", "2"] {
      let run = try workshop.assay(
        "summarize", "--labels", "l\(part).csv", "--model", "m=m\(part).csv", "-o",
        "\(part).assay")
      #expect(run.code == 0)
      #expect(run.output == "\(part).assay\n")
      #expect(run.error.hasPrefix("l\(part).csv: CSV, "))
    }
    return workshop
  }

  @Test func `parts are summarized, and merged to the report of the whole`() throws {
    let workshop = try parts()
    let merged = try workshop.assay(
      "merge", "1.assay", "2.assay", "--log-base", "2", "--title", "Party", "--json", "r.json",
      "--html", "r.html", "--markdown", "r.md")
    #expect(merged.code == 0)
    #expect(merged.error == "1.assay: 1 sample\n2.assay: 2 samples\n")
    let whole = try workshop.assay(
      "report", "-q", "--labels", "SampleData/party/labels.csv", "--model",
      "m=SampleData/party/model-1.csv", "--log-base", "2", "--title", "Party")
    #expect(merged.output == whole.output)
    #expect(try workshop.text("r.html").contains("Party"))
    #expect(try workshop.text("r.md").contains("Party"))
    #expect(try workshop.text("r.json").contains("\"n\": 3"))
  }

  /// A folder with parts of one sample each, and with part 0, whose files have no rows.
  private func partsWithAnEmptyOne() throws -> Workshop {
    let workshop = try Workshop([
      "0.csv": "id,label,other,republican,democrat\n",
      "1.csv": "id,label,other,republican,democrat\ns1,democrat,.3,.3,.4\n",
      "2.csv": "id,label,other,republican,democrat\ns2,republican,.3,.4,.3\n",
      "3.csv": "id,label,other,republican,democrat\ns3,other,.1,.2,.7\n",
    ])
    for part in 0...3 {
      let run = try workshop.assay(
        "summarize", "--model", "m=\(part).csv", "--classes",
        "other,republican,democrat", "-o", "\(part).assay")
      #expect(run.code == 0)
      if part == 0 { #expect(run.error == "no samples: the files have no rows\n") }
    }
    return workshop
  }

  @Test func `a part is made of parts, and of files without rows`() throws {
    let workshop = try partsWithAnEmptyOne()
    let part = try workshop.assay("merge", "0.assay", "1.assay", "2.assay", "-o", "012.assay")
    #expect(part.code == 0)
    #expect(part.output == "012.assay\n")
    #expect(part.error == "0.assay: 0 samples\n1.assay: 1 sample\n2.assay: 1 sample\n")
    #expect(try workshop.assay("merge", "-q", "3.assay", "0.assay", "-o", "30.assay").code == 0)
    let merged = try workshop.assay("merge", "-q", "012.assay", "30.assay")
    let whole = try workshop.assay("merge", "-q", "1.assay", "2.assay", "3.assay")
    #expect(merged.code == 0)
    #expect(merged.output == whole.output)
    let twice = try workshop.assay("merge", "012.assay", "2.assay")
    #expect(twice.code == 2)
    #expect(
      twice.error.hasPrefix("assay: 2.assay: this part, or one in it, is in 012.assay too; "))
    #expect(
      try workshop.assay("merge", "0.assay").error
        == "assay: 0.assay: no part has a sample, so there is nothing to report\n")
    let report = try workshop.assay("merge", "1.assay", "-o", "x.assay", "--html", "x.html")
    #expect(report.code == 64)
    #expect(
      report.error.hasPrefix(
        "assay: --html is for a report, and -o writes a part; leave it out, and give it when "))
    let none = try workshop.assay("summarize", "0.csv", "-o", "x.assay")
    #expect(none.code == 2)
    #expect(
      none.error == """
        assay: 0.csv: there are no rows; for a part without rows, name all classes of the data with \
        --classes A,B,…

        """)
  }

  @Test func `a part without rows has the options and the models of the others`() throws {
    let workshop = try partsWithAnEmptyOne()
    let clipped = try workshop.assay(
      "summarize", "-q", "--model", "m=0.csv", "--classes", "other,republican,democrat", "--clip",
      "keras", "-o", "k.assay")
    #expect(clipped.code == 0)
    #expect(
      try workshop.assay("merge", "-q", "1.assay", "k.assay").error == """
        assay: k.assay: the options are '--clip keras', but nothing in 1.assay; \
        summarize parts without rows with the options of the others

        """)
    let renamed = try workshop.assay(
      "summarize", "-q", "--model", "n=0.csv", "--classes", "other,republican,democrat", "-o",
      "n.assay")
    #expect(renamed.code == 0)
    #expect(
      try workshop.assay("merge", "-q", "1.assay", "n.assay").error == """
        assay: n.assay: the models are 'n', but 'm' in 1.assay; \
        summarize all parts with the same --model NAME=FILE, in the same order

        """)
  }

  @Test func `a summary goes to standard output, and comes from standard input`() throws {
    let workshop = try parts()
    let run = try workshop.assay(
      "summarize", "-q", "--labels", "l1.csv", "--model", "m=m1.csv", "--output", "-")
    #expect(run.error.isEmpty)
    #expect(try run.output == workshop.text("1.assay"))
    let merged = try workshop.assay("merge", "-q", "-", "2.assay", input: run.output)
    #expect(try merged.output == workshop.assay("merge", "-q", "1.assay", "2.assay").output)
    #expect(merged.code == 0)
  }

  @Test func `a configuration is summarized; its title and outputs are left to the report`() throws
  {
    let workshop = try Workshop()
    let run = try workshop.assay("summarize", "-q", "SampleData/digits", "-o", "d.assay")
    #expect(run.code == 0)
    #expect(try workshop.names == ["d.assay"])
    // 1,797 samples with ten probabilities from each of three models, saved once for ranking and
    // again for other answers.
    #expect(try workshop.text("d.assay").utf8.count < 1_797 * 30 * 45)
    try workshop.keepDigits(300)
    #expect(
      try workshop.assay("summarize", "-q", "SampleData/digits", "-o", "d.assay").code == 0)
    let merged = try workshop.assay("merge", "-q", "d.assay", "--title", "Handwritten digits")
    #expect(try merged.output == workshop.assay("report", "-q", "SampleData/digits").output)
  }

  @Test func `nothing that was read is written over`() throws {
    let workshop = try parts()
    let over = try workshop.assay(
      "summarize", "--labels", "l1.csv", "--model", "m1.csv", "-o", "m1.csv")
    #expect(over.code == 64)
    #expect(over.error.hasPrefix("assay: --output would overwrite m1.csv, which --model reads; "))
    let merged = try workshop.assay("merge", "1.assay", "2.assay", "--json", "2.assay")
    #expect(merged.code == 64)
    #expect(merged.error.hasPrefix("assay: --json would overwrite 2.assay, which SUMMARY reads; "))
  }

  @Test func `a part that cannot be merged ends with 2 and leaves nothing`() throws {
    let workshop = try parts()
    let before = try workshop.names
    try workshop.write("{}", to: "3.assay")
    let run = try workshop.assay("merge", "1.assay", "3.assay", "--json", "r.json")
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(
      run.error == "assay: 3.assay:1:1: this is not a summary written by assay summarize; "
        + "give files written by assay summarize -o\n")
    #expect(try workshop.names == (before + ["3.assay"]).sorted())
  }
}
