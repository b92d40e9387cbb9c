import AssayKit
import AssayTestSupport
import AssayText
import Testing

@testable import AssayReport

@Suite struct ScoreboardTests {
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

  @Test(arguments: [80, 200])
  func `values have their point in one column, and intervals their dash`(_ width: Int) throws {
    let report = try wide(["民主党", "共和党 🎉", "other", "한국어 모델", "plain", "Ａ"])
    let lines = report.scoreboard(width: width, isVerbose: true).split(
      separator: "\n", omittingEmptySubsequences: false)
    let tables = lines.split(separator: "").filter { $0.first?.hasPrefix("95%") == true }
    #expect(!tables.isEmpty)
    for table in tables {
      let rows = table.filter { $0.hasPrefix("MSE ↓") || $0.hasPrefix("prediction entropy, nats") }
      for sign: Character in ["–", "."] {
        let places = rows.map { row in
          // Only the first point counts, as the ends of intervals have points, too.
          row.indices.filter { row[$0] == sign }.map { columns(of: String(row[..<$0])) }
            .prefix(sign == "." ? 1 : .max)
        }
        #expect(places.count == 2 && places[0] == places[1] && !places[0].isEmpty, "\(rows)")
      }
    }
  }

  /// The lines above the differences.
  private func values(in text: String) -> [Substring] {
    text.split(separator: "\n").prefix { !$0.hasPrefix("difference") }
  }

  @Test func `models that do not fit are in blocks below`() throws {
    let names = (1...6).map { "network number \($0)" }
    let report = try wide(names)
    for width in [40, 60, 70, 80, 120] {
      let text = report.scoreboard(width: width, isVerbose: true)
      for line in text.split(separator: "\n") { #expect(columns(of: String(line)) <= width) }
      let heads = text.split(separator: "\n").filter { $0.hasPrefix("95% intervals ") }
      #expect(heads.count > 1)
      for name in names { #expect(heads.filter { $0.contains(name) }.count == 1, "\(name)") }
      let rows = values(in: text).filter { $0.hasPrefix("ROC AUC ") }
      #expect(rows.count == heads.count)
    }
    let line = values(in: report.scoreboard(width: 1000, isVerbose: true)).filter {
      $0.hasPrefix("ROC AUC ")
    }
    #expect(line.count == 1)
  }

  @Test func `values and differences have their intervals, differences a word`() throws {
    let lines = try sampleReport("digits").scoreboard(width: 200, isVerbose: true).split(
      separator: "\n"
    ).map {
      $0.replacing("\u{A0}", with: " ")
    }
    #expect(
      lines.contains {
        $0.hasPrefix("error rate ↓")
          && $0.contains("  3.17%     2.46–4.09        2.45%     1.83–3.27")
      })
    #expect(
      lines.contains {
        $0.hasPrefix("error rate, points ↓")
          && $0.contains(" −0.72     [−1.70, +0.19]     no clear diff")
          && $0.hasSuffix(" +12.80    [+10.80, +15.01]    worse")
      })
    #expect(
      lines.contains {
        $0.hasPrefix("cross-entropy (= KL divergence), nats ↓")
          && $0.contains(" +0.188    [+0.160, +0.211]    worse")
          && $0.hasSuffix("    infinite") && !$0.contains("∞")
      })
    // The divergence equals the cross-entropy, and the majority error depends only on the labels.
    #expect(!lines.contains { $0.hasPrefix("KL divergence") })
    #expect(lines.contains("From the labels alone: majority error 89.82%."))
    #expect(lines.contains { $0.hasPrefix("MSE ↓") && $0.hasSuffix("  worse (exploratory)") })
    #expect(lines.contains { $0.hasSuffix("for multiple comparisons: 95% to 98.75%.") })
    #expect(!lines.contains { $0.hasPrefix("~") })
  }

  @Test func `a better model is marked, and what is approximate`() throws {
    #expect(try sampleReport("digits").scoreboard(width: 80, isVerbose: true).contains("  worse\n"))
    let text = try sampleReport("multilabel").scoreboard(width: 80, isVerbose: true)
    #expect(text.contains("\n~ approximate, because there are few samples: "))
    #expect(text.contains("~0.128–0.273\n"))
    let core = try report(
      labels: "id,label\n1,a\n2,b\n", models: [("m", "id,prediction\n1,a\n2,a\n")])
    #expect(!core.scoreboard(width: 80, isVerbose: true).contains("multiple comparisons"))
  }

  @Test func `a long heading is wrapped and long names are cut`() throws {
    let report = try report(
      labels: "id,label\n1,a\n2,b\n",
      models: [(String(repeating: "m", count: 10_000), "id,a,b\n1,1,0\n2,0,1\n")]
    ) { $0.title = String(repeating: "heading ", count: 1000) }
    let lines = report.scoreboard(width: 60).split(separator: "\n")
    #expect(lines.allSatisfy { columns(of: String($0)) <= 60 })
    #expect(lines.count < 100)
    #expect(lines.contains { $0.contains("mmmmmmmmmmmm…mmmmmmmmmmm") })
  }

  @Test func `words wrap at blanks, and inside where one is too long`() {
    #expect(wrapped("one two three", width: 8) == ["one two", "three"])
    #expect(wrapped("民主党 共和党", width: 8) == ["民主党", "共和党"])
    #expect(wrapped("abcdefgh ij", width: 4) == ["abcd", "efgh", "ij"])
    #expect(wrapped("a abcdefgh ij", width: 4) == ["a", "abcd", "efgh", "ij"])
    #expect(wrapped("", width: 4) == [""])
    // Lines break between Chinese characters, but none starts with closing or ends with opening
    // punctuation.
    #expect(wrapped("错误率为三，低。", width: 10) == ["错误率为", "三，低。"])
    #expect(wrapped("错误率（三成）abc", width: 8) == ["错误率", "（三成）", "abc"])
  }

  @Test func `control characters never reach the terminal`() {
    #expect(terminalText("a\u{1B}[31mb\nc\td\u{7F}\u{9B}e") == "a�[31mb�c�d��e")
    #expect(terminalText("\u{202E}abc\u{2066}") == "�abc�")
    #expect(terminalText("a\u{2028}b\u{2029}") == "a�b�")
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
