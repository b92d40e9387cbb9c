import AssayKit
import AssayTestSupport
import Testing

@testable import AssayReport

@Suite struct StyledLineTests {
  /// A text without the control sequences of styles, and their number.
  private static func plain(_ text: String) -> (text: String, sequences: Int) {
    let pattern = /\u{1B}\[[0-9]+m/
    return (text.replacing(pattern, with: ""), text.matches(of: pattern).count)
  }

  @Test func `styles are around their pieces and take no columns`() {
    var line = StyledLine("民主党", .strong)
    line.append("2.45", .faint, at: 8)
    line.append("", .better, at: 40)
    #expect(line.text == "民主党  2.45" && line.width == 12)
    #expect(line.written(styled: false) == "民主党  2.45")
    #expect(line.written(styled: true) == "\u{1B}[1m民主党\u{1B}[0m  \u{1B}[2m2.45\u{1B}[0m")
  }

  @Test func `a piece holds no control characters`() {
    let line = StyledLine("a\u{1B}[31mb\u{9B}1m\u{202E}", .better)
    #expect(line.written(styled: true) == "\u{1B}[32ma�[31mb�1m�\u{1B}[0m")
  }

  @Test func `what looks like a command to a build server has no styles`() {
    var line = StyledLine("::error::x", .strong)
    #expect(line.written(styled: true) == "\\::error::x")
    line = StyledLine("#", .strong)
    line.append("#[group]")
    #expect(line.written(styled: true) == "##\\[group]")
  }

  @Test(arguments: [
    ("::error::x", "\\::error::x"), ("  ::x", "\\  ::x"), ("a ::x", "a ::x"),
    ("a ##[error]x", "a ##\\[error]x"), ("##vso[x]", "##vso\\[x]"), ("##VSO[x]", "##VSO\\[x]"),
    ("##teamcity[x]", "##teamcity\\[x]"), ("###[x]", "###\\[x]"), ("#a##[x]", "#a##\\[x]"),
    ("#[x] ## [x] [x]", "#[x] ## [x] [x]"), ("##\\[x]", "##\\[x]"),
  ])
  func `no line is a command to a build server`(_ line: String, _ harmless: String) {
    #expect(withoutCommands(line) == harmless)
  }

  @Test(arguments: [40, 80, 120])
  func `with styles the scoreboard is the same text`(_ width: Int) throws {
    for folder in ["digits", "party-zh", "multilabel"] {
      let report = try sampleReport(folder)
      let styled = StyledLineTests.plain(
        report.scoreboard(width: width, isStyled: true, isVerbose: true))
      #expect(styled.text == report.scoreboard(width: width, isVerbose: true))
      #expect(styled.sequences > 20)
      #expect(
        StyledLineTests.plain(report.scoreboard(width: width, isVerbose: true)).sequences == 0)
    }
  }

  @Test func `better and worse have a colour, the best value has weight`() throws {
    let text = try sampleReport("digits").scoreboard(
      width: 2000, isStyled: true, isVerbose: true)
    #expect(text.contains("\u{1B}[32mbetter (exploratory)\u{1B}[0m"))
    #expect(text.contains("\u{1B}[1m0.115\u{1B}[0m"))
    // The area under the curve is not a primary metric, so its best value is not bold.
    #expect(!text.contains("\u{1B}[1m0.99942\u{1B}[0m"))
    let digits = try sampleReport("digits").scoreboard(
      width: 80, isStyled: true, isVerbose: true)
    #expect(digits.contains("\u{1B}[31mworse\u{1B}[0m\n"))
    #expect(
      digits.hasPrefix("\u{1B}[1mNo model is clearly better than logistic regression.\u{1B}[0m\n"))
  }

  private static let styled = Shared<HostileName, (text: String, sequences: Int)> { name in
    let report = try report(
      labels: "id,label\n1,a\n2,b\n3,a\n",
      models: [
        (name.text, "id,a,b\n1,0.75,0.25\n2,0.5,0.5\n3,0,1\n"),
        ("net", "id,a,b\n1,0.25,0.75\n2,0.5,0.5\n3,1,0\n"),
      ]
    ) { $0.title = name.text }
    return StyledLineTests.plain(
      report.scoreboard(
        width: 2000, isStyled: true, isVerbose: true))
  }

  @Test(arguments: HostileName.all)
  func `a name adds no control sequence`(_ name: HostileName) throws {
    let hostile = try StyledLineTests.styled.value(of: name)
    #expect(
      !hostile.text.unicodeScalars.contains {
        $0.properties.generalCategory == .control && $0 != "\n"
      })
    let benign = try StyledLineTests.styled.value(of: HostileName("benign"))
    #expect(hostile.sequences <= benign.sequences)
  }
}
