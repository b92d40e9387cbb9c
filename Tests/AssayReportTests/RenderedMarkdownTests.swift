import AssayKit
import AssayTestSupport
import AssayText
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Markdown reports, as rendered by GitHub’s renderer.
@Suite(.enabled(if: cmark != nil, "cmark-gfm is not installed"))
struct RenderedMarkdownTests {
  @Test(arguments: ["digits", "distributions", "multilabel", "party", "party-zh"])
  func `every table is one, and every folded section too`(_ folder: String) throws {
    for language in Language.allCases {
      let markdown = try sampleReport(folder, in: language).markdown()
      let page = try Rendered(markdown)
      let lines = markdown.split(separator: "\n")
      #expect(page.count("table") == lines.count { $0.hasPrefix("|:") || $0.hasPrefix("|-") })
      #expect(page.count("details") == lines.count { $0.hasPrefix("<details>") })
      #expect(page.count("h2") == lines.count { $0.hasPrefix("## ") })
      #expect(page.paragraphs.allSatisfy { !$0.contains("|") && !$0.contains("##") })
    }
  }

  @Test func `bars are in cells as they are`() throws {
    let page = try Rendered(sampleReport("digits").markdown())
    #expect(page.cells.contains { $0.hasPrefix("█████████") })
  }

  /// The number of each element in a page without hostile names.
  private static let benign = Result {
    try Rendered(
      AssayReportTests.report(
        labels: "id,label\n1,x\n2,other\n", models: [("m", "id,x,other\n1,0.75,0.25\n2,0.5,0.5\n")]
      ).markdown()
    ).elements
  }

  @Test(arguments: HostileName.all)
  func `a name is shown as it is`(_ name: HostileName) throws {
    let report = try report(
      labels: "id,label\n1,\(name.field)\n2,other\n",
      models: [("m", "id,\(name.field),other\n1,0.75,0.25\n2,0.5,0.5\n")])
    let page = try Rendered(report.markdown())
    #expect(try page.elements == RenderedMarkdownTests.benign.get())
    // A page collapses spaces, and control characters are replaced.
    let isPlain = name.text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }
    if isPlain, !name.text.contains("  "), name.text.count < 100 {
      let shown = name.text.trimmingCharacters(in: .whitespacesAndNewlines)
      // Names that are too long for a table are shortened in the middle.
      let brief = columns(of: shown) > 28 ? "…" : shown
      #expect(
        shown.isEmpty || page.cells.contains { $0 == shown || brief == "…" && $0.contains(brief) },
        "\(page.cells.prefix(40))")
    }
  }
}

/// The path of the renderer; nil if it is not installed.
private let cmark = [
  "/usr/bin/cmark-gfm", "/usr/local/bin/cmark-gfm", "/opt/homebrew/bin/cmark-gfm",
]
.first { FileManager.default.isExecutableFile(atPath: $0) }

/// A page that GitHub’s renderer makes from Markdown, parsed as XML.
private final class Rendered: NSObject, XMLParserDelegate {
  private(set) var cells: [String] = []
  private(set) var paragraphs: [String] = []
  private(set) var elements: [String: Int] = [:]
  private var text = ""

  func count(_ element: String) -> Int { elements[element] ?? 0 }

  init(_ markdown: String) throws {
    super.init()
    let html = try withFolder { folder in
      try write(markdown, to: "\(folder)/report.md")
      let process = Process()
      process.executableURL = URL(filePath: try #require(cmark))
      process.arguments = ["--unsafe", "-e", "table", "-e", "tagfilter", "\(folder)/report.md"]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return String(decoding: data, as: UTF8.self)
    }
    let xml = "<page>\(html.replacing("<br>", with: "<br/>"))</page>"
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    #expect(parser.parse(), "\(String(describing: parser.parserError)) line \(parser.lineNumber)")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    // A character may be wrapped, so that it does not count as markup.
    if name != "span" { elements[name, default: 0] += 1 }
    if ["td", "th", "p"].contains(name) { text = "" }
    if name == "br" { text += " " }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "td" || name == "th" { cells.append(text) }
    if name == "p" { paragraphs.append(text) }
  }
}
