import AssayTestSupport
import Foundation
import Testing

@Suite struct ReadmeTests {
  /// The lines of each fenced block of a kind; a line that ends in a backslash is joined to the
  /// next.
  private func blocks(_ kind: String, in markdown: String) -> [[String]] {
    var blocks: [[String]] = []
    var isOpen = false
    var isWanted = false
    for line in markdown.replacing("\\\n", with: " ").split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("```") {
        isWanted = !isOpen && line == "```\(kind)"
        isOpen.toggle()
        if isWanted { blocks.append([]) }
      } else if isWanted {
        blocks[blocks.count - 1].append(String(line))
      }
    }
    return blocks
  }

  /// The command in a line that runs the program, with `assay` as the first word; nil for another
  /// line.
  private func command(_ line: String) -> String? {
    let line = line.hasPrefix("$ ") ? String(line.dropFirst(2)) : line
    for start in ["swift run -c release assay ", ".build/release/assay ", "assay "]
    where line.hasPrefix(start) {
      return "assay " + line.dropFirst(start.count)
    }
    return nil
  }

  private func readme(_ path: String = "README.md") throws -> String {
    try String(contentsOfFile: "\(packageRoot)/\(path)", encoding: .utf8)
  }

  @Test(arguments: ["README.md", "Sources/AssayKit/AssayKit.docc/Files.md"])
  func `every command of the README runs`(_ path: String) throws {
    let workshop = try Workshop()
    try workshop.keepDigits(300)
    let commands = try blocks("sh", in: readme(path)).flatMap(\.self).compactMap(command)
    #expect(!commands.isEmpty)
    for command in commands {
      let run = try workshop.shell(command)
      #expect(run.code == 0, "\(command)\n\(run.error)")
      #expect(!run.output.isEmpty, "\(command)")
    }
  }

  @Test func `what the README shows of the program is what it prints`() throws {
    let shown = try #require(blocks("", in: readme()).first)
    let command = try #require(
      blocks("sh", in: readme()).flatMap(\.self).compactMap(command).first)
    // Numbers are printed with no-break spaces; the README may have plain ones.
    let printed = try Workshop().shell(command).output.replacing("\u{A0}", with: " ")
      .split(separator: "\n").map(String.init)
    for line in shown.map({ $0.replacing("\u{A0}", with: " ") }) where !line.isEmpty && line != "…"
    {
      #expect(printed.contains(line), "\(line)")
    }
  }

  @Test func `the release that the README checks fails as it shows`() throws {
    let commands = try blocks("sh fails", in: readme()).flatMap(\.self).compactMap(command)
    let shown = try blocks("text", in: readme())
    try #require(commands.count == shown.count && !commands.isEmpty)
    for (command, lines) in zip(commands, shown) {
      let run = try Workshop().shell(command)
      #expect(run.code == 1, "\(run.error)")
      let printed = run.output.replacing("\u{A0}", with: " ").split(separator: "\n").map(
        String.init)
      for line in lines { #expect(printed.contains(line), "\(line)") }
    }
  }

  @Test func `commands are found in fenced blocks, whatever runs them`() {
    let text =
      "```sh\nswift build\n$ assay a \\\n  b\n.build/release/assay c\n```\n```\nassay d\n```\n"
    #expect(
      blocks("sh", in: text).flatMap(\.self).compactMap(command) == ["assay a    b", "assay c"])
  }
}
