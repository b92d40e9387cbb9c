import Testing

@Suite struct TemplatesCommandTests {
  @Test func `the built-in templates are listed and exported`() throws {
    let workshop = try Workshop()
    let list = try workshop.assay("templates", "list")
    #expect(list.code == 0)
    let names = list.output.split(separator: "\n").map(String.init)
    #expect(names.contains("report.html.mustache") && names.contains("report.md.mustache"))
    let export = try workshop.assay("templates", "export", "mine")
    #expect(export.code == 0)
    #expect(export.output == names.map { "mine/\($0)\n" }.joined())
    let again = try workshop.assay("templates", "export", "mine")
    #expect(again.code == 2)
    #expect(again.error.hasPrefix("assay: mine/\(names[0]): exists already;"))
  }

  @Test(arguments: ["html", "md"])
  func `an exported template renders the built-in report`(_ kind: String) throws {
    let workshop = try Workshop()
    _ = try workshop.assay("templates", "export", "mine")
    let own = try workshop.assay(
      "report", "-q", "SampleData/party", "--template", "mine/report.\(kind).mustache")
    let option = kind == "md" ? "--markdown" : "--html"
    let builtIn = try workshop.assay("report", "-q", "SampleData/party", option, "-")
    #expect(own.code == 0)
    #expect(own.output == builtIn.output)
  }
}
