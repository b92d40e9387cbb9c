import AssayKit
import AssayTestSupport
import AssayText
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct HostileTests {
  /// A report that has the name wherever a file or a user can put one.
  private struct Written: Sendable {
    let report: Report
    let html: String
    let markdown: String
    let json: String

    init(_ report: Report) throws {
      self.report = report
      (html, markdown, json) = (try report.html(), try report.markdown(), report.json())
    }
  }

  private func report(named name: HostileName) throws -> Written {
    try HostileTests.reports.value(of: name)
  }

  private static let reports = Shared<HostileName, Written> {
    try Written(measuredReport(named: $0))
  }
  private static let benign = Result { try shapes(HostileName("benign")) }
  /// A name that is too long for sentences.
  private static let long = Result {
    try shapes(HostileName(String(repeating: "benign", count: 6)))
  }
  /// A name that is too long for ids, too.
  private static let longest = Result {
    try shapes(HostileName(String(repeating: "benign", count: 7)))
  }

  private static func shapes(_ name: HostileName) throws -> (tags: [String], shape: String) {
    let written = try reports.value(of: name)
    return (tags: try tags(written.html), shape: shape(written.markdown))
  }

  private static func measuredReport(named name: HostileName) throws -> Report {
    let other = "other"
    return try AssayReportTests.report(
      labels: "id,label\n\(name.field),\(name.field)\n2,\(other)\n3,\(name.field)\n",
      models: [
        (name.text, "id,\(name.field),\(other)\n\(name.field),0.75,0.25\n2,0.5,0.5\n3,0,1\n"),
        ("net", "id,\(name.field),\(other)\n\(name.field),0.25,0.75\n2,0.5,0.5\n3,1,0\n"),
      ]
    ) {
      $0.title = name.text
      $0.comparison.baseline = name.text
    }
  }

  @Test(arguments: HostileName.all)
  func `no name adds a tag or an attribute to the page`(_ name: HostileName) throws {
    let benign =
      switch columns(of: name.text) {
      case ...32: HostileTests.benign
      case ...40: HostileTests.long
      default: HostileTests.longest
      }
    #expect(try tags(report(named: name).html) == benign.get().tags)
  }

  @Test(arguments: HostileName.all)
  func `no name breaks a Markdown table or starts a block`(_ name: HostileName) throws {
    let benign = try HostileTests.benign.get().shape
    let hostile = try shape(report(named: name).markdown)
    #expect(firstDifference(hostile, benign) == nil)
    #expect(benign.contains("|5"))
  }

  @Test(arguments: HostileName.all)
  func `every name comes back from the JSON`(_ name: HostileName) throws {
    let text = try report(named: name).json
    let document = try Document(text)
    #expect(document["title"].text.map { Array($0.utf8) } == Array(name.text.utf8))
    #expect(document["baseline"].text.map { Array($0.utf8) } == Array(name.text.utf8))
    #expect(document["classes"].list.first?.text.map { Array($0.utf8) } == Array(name.text.utf8))
    #expect(!text.contains("<") && !text.contains("##") && text.printable == text)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect((object as? [String: Any])?["title"] as? String == name.text)
  }

  @Test(arguments: HostileName.all)
  func `no name steers a terminal`(_ name: HostileName) throws {
    let report = try report(named: name).report
    for line in [report.scoreboard(width: 80)] + report.understood.map({ $0 + "\n" }) {
      let controls = line.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n"
      }
      #expect(controls.isEmpty && line.printable == line)
      #expect(!line.contains(/##[a-z]*\[/))
    }
    #expect(report.understood.allSatisfy { !$0.unicodeScalars.contains("\n") })
    let lines = report.scoreboard(width: 80).split(separator: "\n")
    #expect(lines.allSatisfy { !$0.hasPrefix("::") })
  }

  @Test(arguments: HostileName.all)
  func `no output has a character that steers or hides`(_ name: HostileName) throws {
    let written = try report(named: name)
    for text in [written.html, written.markdown, written.json, written.report.values] {
      #expect(text.printable == text)
    }
  }

  @Test(arguments: HostileName.all)
  func `inspection shows no name as it is`(_ name: HostileName) throws {
    try withFolder { folder in
      let path = "\(folder)/model.csv"
      try write("id,\(name.field),other\n\(name.field),0.75,0.25\n2,0.5,0.5\n", to: path)
      var request = ReportRequest()
      request.models = [ReportRequest.Model(name: name.text, path: path)]
      let inspection = try Inspection(request)
      let text = inspection.text(width: 100)
      #expect(text.printable == text && !text.contains(/##[a-z]*\[/))
      #expect(text.split(separator: "\n").allSatisfy { !$0.hasPrefix("::") })
      let json = inspection.json()
      #expect(json.printable == json && !json.contains("##"))
      #expect(try Document(json).strings.contains(Array(name.text.utf8)))
    }
  }

  @Test func `a diff of hostile results steers nothing`() throws {
    try withFolder { folder in
      for name in HostileName.all {
        let path = "\(folder)/results.json"
        let json = try report(named: name).json
        // The error about an unknown key is harmless, too.
        let key = name.text.unicodeScalars.filter { $0.value >= 32 && $0 != "\"" && $0 != "\\" }
        try write(
          json.replacing(
            "\"mse_half\"", with: "\"\(String(String.UnicodeScalarView(key)))\\u001b[31m\""),
          to: path)
        let error = try #require(throws: AssayError.self) {
          try VersionComparison(old: path, new: path)
        }
        #expect(error.description.printable == error.description)
        try write(json, to: path)
        let diff = try VersionComparison(old: path, new: path)
        let text = diff.text(width: 80)
        #expect(text.printable == text, "\(name.testDescription)")
        #expect(!text.contains("\r") && !text.contains("\t") && !text.contains(/##[a-z]*\[/))
        #expect(!text.contains("\n::") && !text.hasPrefix("::"))
        let markdown = try diff.markdown()
        #expect(markdown.printable == markdown, "\(name.testDescription)")
        for line in markdown.split(separator: "\n") where line.hasPrefix("|") {
          // Five columns, or six with the adjusted p.
          #expect(
            [6, 7].contains(pipes(line)), "\(name.testDescription): \(line.prefix(200))")
        }
      }
    }
  }

  @Test func `a class of blanks is a class like others`() throws {
    let report = try AssayReportTests.report(
      labels: "id,label\n1,x\n2,\" \"\n", models: [("m", "id,x,\" \"\n1,0.75,0.25\n2,0,1\n")])
    let classes = try Document(report.json())["classes"].list.map(\.text)
    #expect(classes == ["x", " "])
    #expect(report.metric("error_rate", of: "m") == 0)
  }

  @Test func `composed and decomposed names are two classes`() throws {
    let (composed, decomposed) = ("\u{E9}", "e\u{301}")
    let report = try AssayReportTests.report(
      labels: "id,label\n1,\(composed)\n2,\(decomposed)\n",
      models: [("m", "id,\(composed),\(decomposed)\n1,0.75,0.25\n2,0.25,0.75\n")])
    let document = try Document(report.json())
    #expect(report.metric("error_rate", of: "m") == 0)
    #expect(
      document["classes"].list.map { $0.text.map { Array($0.utf8) } }
        == [Array(composed.utf8), Array(decomposed.utf8)])
    #expect(document["per_class"]["m"].keys.count == 2)
    #expect(document["per_class"]["m"][decomposed]["support"].number == 1)
    #expect(try report.html().utf8.count > 1000)
  }
}

// MARK: - The structure of a page

/// Every tag of a page with the names of its attributes, in order.
///
/// Tags that only draw a chart are left out. The page is parsed as XML, so what HTML lets it omit
/// is added first.
func tags(_ html: String) throws -> [String] {
  let collector = TagCollector()
  var xml = html.replacing("<!DOCTYPE html>", with: "")
    .replacing("<details open>", with: "<details open=\"\">")
  xml.replace(/<meta ([^>]*)>/) { "<meta \($0.output.1)/>" }
  xml.replace(/(<script[^>]*>)(?s:.*?)<\/script>/) { "\($0.output.1)</script>" }
  let parser = XMLParser(data: Data(xml.utf8))
  parser.delegate = collector
  let isWellFormed = parser.parse()
  try #require(
    isWellFormed, "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")")
  return collector.tags
}

private final class TagCollector: NSObject, XMLParserDelegate {
  var tags: [String] = []
  private var isInChart = false
  private static let drawing: Set<String> = [
    "title", "desc", "g", "path", "line", "rect", "circle", "polygon", "text", "tspan",
  ]

  /// Whether an attribute could have an effect.
  private func isActive(_ attribute: String) -> Bool {
    attribute.hasPrefix("on") || attribute.hasSuffix("href") || attribute == "style"
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "svg" { isInChart = false }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let tag = "<\(name) \(attributes.keys.sorted().joined(separator: " "))>"
    if isInChart {
      // The number of drawing elements may depend on a name, but their kinds may not.
      if !TagCollector.drawing.contains(name) || attributes.keys.contains(where: isActive) {
        tags.append(tag)
      }
    } else {
      tags.append(tag)
    }
    if name == "svg" { isInChart = true }
  }
}

/// The kind of each line: `|2` for a table row of two cells, otherwise the mark at its start.
func shape(_ markdown: String) -> String {
  markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    if line.hasPrefix("|") { return "|\(pipes(line) - 1)" }
    let mark = line.prefix(2).prefix { "#>-`<*".contains($0) }
    return line.isEmpty || !mark.isEmpty ? String(mark) : "text"
  }.joined(separator: "\n")
}

/// The number of pipes in a line that delimit cells: those after an even number of backslashes.
private func pipes(_ line: Substring) -> Int {
  var count = 0
  var isEscaped = false
  for byte in line.utf8 {
    if byte == UInt8(ascii: "|"), !isEscaped { count += 1 }
    isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
  }
  return count
}
