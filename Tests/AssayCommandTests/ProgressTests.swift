import Foundation
import Testing

/// Whether the `script` of util-linux is installed, which runs a command on a pseudo-terminal.
private let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

@Suite struct ProgressTests {
  /// Rows that arrive over more than a second.
  private let slowRows = """
    rows() { awk -v n="$1" 'BEGIN { for (i = 0; i < 5000; i++) print n + i ",0.5,0.5" }'; }
    slow() { echo id,a,b; rows 0; sleep 1.2; rows 5000; }

    """

  private func onTerminal(_ words: String) throws -> Run {
    let workshop = try Workshop(["slow.sh": slowRows + "slow | assay inspect - \(words) > page"])
    return try workshop.shell("script -qec 'stty cols 60; sh slow.sh' /dev/null")
  }

  @Test(.enabled(if: hasScript, "there is no script of util-linux to make a terminal with"))
  func `on a terminal one line says how far it is, and is gone in the end`() throws {
    let run = try onTerminal("")
    #expect(run.code == 0)
    let lines = run.output.split(separator: "\r\u{1B}[K", omittingEmptySubsequences: false)
    #expect(lines.count > 2, "\(run.output)")
    #expect(lines[1].hasPrefix("reading - · "))
    #expect(lines[1].contains(" rows"))
    #expect(lines.allSatisfy { $0.count < 60 && !$0.contains("\n") })
    #expect(lines.last == "")
  }

  @Test(.enabled(if: hasScript, "there is no script of util-linux to make a terminal with"))
  func `with --quiet nothing is said of it`() throws {
    #expect(try onTerminal("-q").output == "")
  }

  @Test func `off a terminal nothing is said of it`() throws {
    let workshop = try Workshop()
    let run = try workshop.shell(slowRows + "slow | assay inspect - > page")
    #expect(run.code == 0)
    #expect(run.error.isEmpty)
    #expect(try workshop.text("page").contains("10,000 rows"))
  }
}
