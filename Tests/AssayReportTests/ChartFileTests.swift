import AssayTemplate
import AssayTestSupport
import Foundation
import Testing

@testable import AssayKit
@testable import AssayReport

#if canImport(FoundationXML)
  import FoundationXML
#endif

private func charts(_ report: Report) throws -> [ChartFile] {
  try TemplateSet.builtIn().charts(tree: reportTree(report.results))
}

@Suite struct ChartFileTests {
  @Test(arguments: ["binary", "digits", "party"])
  func `every chart is a file that needs no page, of a name that is written down`(
    _ folder: String
  ) throws {
    let page = try String(
      contentsOfFile: "\(packageRoot)/Sources/AssayKit/AssayKit.docc/ResultsJSON.md",
      encoding: .utf8)
    let report = try sampleReport(folder)
    let files = try charts(report)
    #expect(Set(files.map(\.name)).count == files.count)
    for file in files {
      #expect(file.text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" "), "\(file.name)")
      #expect(file.text.contains("<style>") && file.text.contains(" viewBox=\"0 0 "))
      #expect(file.text.contains("fill=\"#ffffff\"/><title id="))
      #expect(XMLParser(data: Data(file.text.utf8)).parse(), "\(file.name)")
      var general = file.name
      for (index, model) in report.models.enumerated() {
        let name = model.replacing(" ", with: "-")
        let role = index == 0 ? "BASELINE" : "CANDIDATE"
        general = general.replacing(
          "-\(name)", with: general.contains("-vs-") ? "-\(role)" : "-MODEL")
      }
      #expect(page.contains("`\(general)`"), "\(file.name): \(general)")
    }
    #expect(files.contains { $0.name == "losses.svg" })
  }

  @Test func `a chart of the page is in the files as it is there`() throws {
    let report = try sampleReport("digits")
    let page = try report.html()
    let files = try charts(report)
    for file in files {
      let rest = try #require(file.text.firstRange(of: "<title id=")).lowerBound
      #expect(page.contains(file.text[rest...].dropLast()), "\(file.name)")
    }
    #expect(page.components(separatedBy: "-title ").count > files.count)
  }

  @Test(arguments: HostileName.all)
  func `a name of a model does not leave its folder`(_ name: HostileName) throws {
    let report = try report(
      labels: "id,label\n1,a\n2,b\n",
      models: [
        ("m", "id,a,b\n1,0.9,0.1\n2,0.4,0.6\n"), (name.text, "id,a,b\n1,0.8,0.2\n2,0.7,0.3\n"),
      ])
    let files = try charts(report)
    #expect(files.count > 5)
    for file in files {
      #expect(file.name.contains(/^[a-z][A-Za-z0-9\-]*\.svg$/), "\(file.name)")
      #expect(file.name.utf8.count < 255)
      #expect(XMLParser(data: Data(file.text.utf8)).parse(), "\(file.name)")
    }
  }

  @Test func `names that look alike have numbers, and names without a letter their own`() {
    func tree(_ names: [String]) -> TemplateValue {
      [
        "charts": .list(
          names.enumerated().map { index, name in
            let id = "roc-\(index + 1)"
            return [
              "model": .text(name),
              "chart": .markup("<svg aria-labelledby=\"\(id)-title \(id)-desc\"></svg>"),
            ]
          }), "cell": .markup("<svg aria-label=\"roc-title \"></svg>"),
      ]
    }
    let names = { (models: [String]) in
      try? TemplateSet.builtIn().charts(tree: tree(models)).map(\.name)
    }
    #expect(
      names(["a b", "A-b", "a/b", "模型", "model 2"])
        == ["roc-a-b.svg", "roc-A-b-2.svg", "roc-a-b-3.svg", "roc-4.svg", "roc-model-2.svg"])
  }
}
