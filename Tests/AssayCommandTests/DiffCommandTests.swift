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
    #expect(run.output.contains("\nnet\n\n"))
    #expect(run.output.contains("error rate ↓"))
  }

  @Test func `the comparison goes to files or to standard output`() throws {
    let workshop = try saved()
    let run = try workshop.assay("diff", "before.json", "after.json", "--markdown", "-")
    #expect(run.output.hasPrefix("# What changed\n"))
    let file = try workshop.assay(
      "diff", "before.json", "after.json", "--markdown=d.md", "--html=d.html", "--json=d.json")
    #expect(file.output.contains("\nnet\n\n"))
    #expect(try workshop.text("d.md") == run.output)
    #expect(try workshop.text("d.html").hasPrefix("<!DOCTYPE html>"))
    #expect(try workshop.text("d.json").contains("\"changes\": ["))
  }

  @Test func `folders are measured, and predictions take labels`() throws {
    let workshop = try Workshop()
    let folders = try workshop.assay("diff", "SampleData/party", "SampleData/party")
    #expect(folders.code == 0)
    #expect(folders.output.contains("model 2: every number is the same in both results."))
    let files = try workshop.assay(
      "diff", "SampleData/before-after/before.csv", "SampleData/before-after/after.csv",
      "--labels", "SampleData/before-after/labels.csv")
    #expect(files.code == 0)
    #expect(files.output.contains("compared one by one"))
    #expect(files.output.contains("\nbefore → after\n"))
  }

  @Test func `without a model in common it ends with 2`() throws {
    let workshop = try saved()
    let run = try workshop.assay("diff", "before.json", "SampleData/party")
    #expect(run.code == 2)
    #expect(run.error.contains("no model is in both results, so nothing can be compared"))
  }
}
