import Testing

@Suite struct ClosedStreamTests {
  private let party = "report SampleData/party -q --html r.html"

  @Test(
    arguments: [
      "report -", "report --labels - --model p.csv", "report --labels p.csv --model -", "inspect -",
      "merge -", "diff - p.csv", "summarize - -o s.assay",
    ])
  func `standard input that is closed is an error and no other file`(_ line: String) throws {
    let workshop = try Workshop(["p.csv": "label,a,b\na,0.7,0.3\nb,0.2,0.8\n"])
    for streams in ["<&-", "<&- 3<p.csv"] {
      let run = try workshop.shell("assay \(line) \(streams)")
      #expect(run.code == 2)
      #expect(
        run.error.contains("standard input: cannot read: it is closed or not open for reading"))
    }
    #expect(try workshop.names == ["p.csv"])
  }

  @Test func `a descriptor that is closed is no other file`() throws {
    let run = try Workshop().shell(
      "assay report --labels SampleData/party/labels.csv --model /dev/fd/3 3<&-")
    #expect(run.code == 2)
    #expect(run.error == "assay: /dev/fd/3: there is no such open descriptor\n")
  }

  @Test(arguments: ["2>&-", "2>/dev/full", "<&- 2>&-"])
  func `no report is lost where standard error takes nothing`(_ streams: String) throws {
    let workshop = try Workshop()
    let run = try workshop.shell("assay report SampleData/party --html r.html \(streams)")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("Three samples cannot tell model 2 from model 1.\n"))
    #expect(try workshop.text("r.html").hasSuffix("</html>\n"))
  }

  @Test(arguments: [">&-", ">&- 2>&-", "<&- >&- 2>&-", ">/dev/full", ">/dev/full 2>/dev/full"])
  func `the exit code says that standard output takes nothing`(_ streams: String) throws {
    let workshop = try Workshop()
    let run = try workshop.shell("assay \(party) \(streams)")
    #expect(run.code == 2)
    #expect(run.hasExited)
    #expect(try workshop.text("r.html").hasSuffix("</html>\n"))
    #expect(try workshop.names == ["r.html"])
  }
}
