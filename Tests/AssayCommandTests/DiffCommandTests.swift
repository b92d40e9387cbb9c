import Testing

@Suite struct DiffCommandTests {
  private func saved() throws -> Workshop {
    let workshop = try Workshop()
    for version in ["before", "after"] {
      let run = try workshop.assay(
        "report", "-q", "--labels", "SampleData/before-after/labels.csv", "--model",
        "net=SampleData/before-after/\(version).csv", "--json", "\(version).json")
      try #require(run.code == 0)
    }
    return workshop
  }

  @Test func `two versions are compared`() throws {
    let run = try saved().assay("diff", "before.json", "after.json")
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(run.output.hasPrefix("net\n\n"))
    #expect(run.output.contains("error rate ↓               100.00\u{A0}%    0.00\u{A0}%"))
  }

  @Test func `the comparison goes to a Markdown file or to standard output`() throws {
    let workshop = try saved()
    let run = try workshop.assay("diff", "before.json", "after.json", "--markdown", "-")
    #expect(run.output.hasPrefix("# What changed\n"))
    let file = try workshop.assay("diff", "before.json", "after.json", "--markdown=d.md")
    #expect(file.output.hasPrefix("net\n\n"))
    #expect(try workshop.text("d.md") == run.output)
  }
}
