import AssayKit
import Testing

@testable import AssayReport

@Suite struct ScoreboardTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("民主党", 6), ("ｱ", 1), ("Ａ", 2), ("한글", 4),
    ("↓", 1), ("∞", 1), ("−", 1), ("😀", 2), ("✅", 2), ("⭐", 2), ("🇨🇭", 2), ("a\u{200B}b", 2),
    ("ไทย", 3),
  ])
  func `a text takes as many columns as a terminal gives it`(_ text: String, _ count: Int) {
    #expect(columns(of: text) == count)
  }

  @Test func `columns of wide letters align`() {
    var table = TextTable()
    table.add(["", "民主党", "x"])
    table.add(["错误率 ↓", "1", "12345"])
    table.add(["error ↓", "0.25", "−1"])
    #expect(
      table.lines == [
        "          民主党      x",
        "错误率 ↓       1  12345",
        "error ↓     0.25     −1",
      ])
  }

  @Test(arguments: [40, 60, 80, 200])
  func `every table line ends in the same column`(_ width: Int) throws {
    let report = try wide(["民主党", "共和党 🎉", "other", "한국어 모델", "plain", "Ａ"])
    let lines = report.scoreboard(width: width).split(
      separator: "\n", omittingEmptySubsequences: false)
    let tables = lines.split(separator: "").filter { $0.first?.hasPrefix("     ") == true }
    #expect(!tables.isEmpty)
    for table in tables {
      #expect(Set(table.map { columns(of: String($0)) }).count == 1, "\(table)")
    }
  }

  @Test func `models that do not fit stand in blocks below`() throws {
    let names = (1...9).map { "network number \($0)" }
    let report = try wide(names)
    for width in [70, 80, 120] {
      let text = report.scoreboard(width: width)
      for line in text.split(separator: "\n") { #expect(columns(of: String(line)) <= width) }
      let heads = text.split(separator: "\n").filter { $0.hasPrefix("      ") }
      #expect(heads.count > 1)
      for name in names { #expect(heads.filter { $0.contains(name) }.count == 1, "\(name)") }
      let rows = text.split(separator: "\n").filter { $0.hasPrefix("error rate ↓") }
      #expect(rows.count == heads.count)
    }
    let line = report.scoreboard(width: 1000).split(separator: "\n").filter {
      $0.hasPrefix("error rate ↓")
    }
    #expect(line.count == 1)
  }

  @Test func `a long heading is wrapped and long names are cut`() throws {
    let report = try report(
      labels: "id,label\n1,a\n2,b\n",
      models: [(String(repeating: "m", count: 10_000), "id,a,b\n1,1,0\n2,0,1\n")]
    ) { $0.title = String(repeating: "heading ", count: 1000) }
    let lines = report.scoreboard(width: 60).split(separator: "\n")
    #expect(lines.allSatisfy { columns(of: String($0)) <= 60 })
    #expect(lines.count < 100)
    #expect(lines.contains { $0.contains("mmm…") })
  }

  @Test func `words wrap at blanks, and inside where one is too long`() {
    #expect(wrapped("one two three", width: 8) == ["one two", "three"])
    #expect(wrapped("民主党 共和党", width: 8) == ["民主党", "共和党"])
    #expect(wrapped("abcdefgh ij", width: 4) == ["abcd", "efgh", "ij"])
    #expect(wrapped("a abcdefgh ij", width: 4) == ["a", "abcd", "efgh", "ij"])
    #expect(wrapped("", width: 4) == [""])
  }

  @Test func `control characters never reach the terminal`() {
    #expect(terminalText("a\u{1B}[31mb\nc\td\u{7F}\u{9B}e") == "a�[31mb�c�d��e")
    #expect(terminalText("\u{202E}abc\u{2066}") == "�abc�")
    #expect(terminalText("abcdef", limit: 3) == "abc…")
    #expect(terminalText("民主党") == "民主党")
  }

  @Test func `no line is a command to a build server`() {
    #expect(withoutCommands("::error::x") == "\\::error::x")
    #expect(withoutCommands("  ::add-mask::x") == "\\  ::add-mask::x")
    #expect(withoutCommands("a ##[group]x") == "a ##\\[group]x")
    #expect(withoutCommands("std::vector [1]") == "std::vector [1]")
  }

  private func wide(_ names: [String]) throws -> Report {
    try report(
      labels: "id,label\n1,a\n2,b\n3,a\n4,b\n",
      models: names.enumerated().map { index, name in
        let share = 0.5 + Double(index) / 32
        return (
          name,
          "id,a,b\n1,\(share),\(1 - share)\n2,0.25,0.75\n3,0.75,0.25\n4,0.125,0.875\n"
        )
      })
  }
}
