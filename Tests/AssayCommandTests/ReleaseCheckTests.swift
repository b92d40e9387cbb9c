import AssayTestSupport
import Foundation
import Testing

/// The commands of the release check's README, and the shell scripts of the examples for build
/// servers.
@Suite struct ReleaseCheckTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(packageRoot)/\(path)", encoding: .utf8)
  }

  /// The lines of the README's fenced blocks of a kind.
  private func commands(_ kind: String) throws -> [String] {
    let page = try text("SampleData/release-check/README.md").replacing("\\\n", with: " ")
    var commands: [String] = []
    var kindOfBlock: String?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        kindOfBlock = kindOfBlock == nil ? String(line.dropFirst(3)) : nil
      } else if kindOfBlock == kind {
        commands.append(String(line))
      }
    }
    return commands
  }

  @Test func `the README's commands run, and what it shows is printed`() throws {
    let workshop = try Workshop()
    for command in try commands("sh") {
      let run = try workshop.shell(command)
      #expect(run.code == 0, "\(command)\n\(run.error)")
      guard command.contains("--outcomes") else { continue }
      let check = try #require(commands("sh fails").first)
      let broken = try workshop.shell(check)
      #expect(broken.code == 1, "\(broken.output)\(broken.error)")
      let printed = broken.output.replacing("\u{A0}", with: " ")
      for line in try commands("") where !line.isEmpty {
        #expect(printed.contains(line.replacing("\u{A0}", with: " ")), "\(line)")
      }
      #expect(try workshop.text("gates.xml").contains("failures=\"1\""))
      #expect(try !workshop.text("comment.md").contains("\n# "))
      #expect(
        try workshop.text("comment.md").hasPrefix(
          "<!-- assay: Release check -->\n### The new version’s probabilities are clearly worse than released’s\n"
        ))
    }
  }

  @Test func `the folder itself is a report`() throws {
    #expect(try Workshop().assay("report", "-q", "SampleData/release-check").code == 0)
  }

  /// The script of the composite action, indented as in its file.
  private func script() throws -> String {
    let action = try text(".github/actions/assay/action.yml")
    let start = try #require(action.range(of: "      run: |\n"))
    return action[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("        ") ? String($0.dropFirst(8)) : String($0) }
      .joined(separator: "\n")
  }

  private func runAction(_ inputs: [String: String], in workshop: Workshop) throws -> Run {
    try workshop.write(script(), to: "action.sh")
    let names = [
      "NEW", "AGAINST", "OLD_OUTCOMES", "NEW_OUTCOMES", "GATES", "UNDECIDED", "REPORT_URL",
      "COMMENT",
    ]
    let environment = names.map { "ASSAY_\($0)='\(inputs[$0] ?? "")'" }.joined(separator: " ")
    return try Run(
      "/bin/sh",
      [
        "-c",
        "GITHUB_STEP_SUMMARY=summary.md GITHUB_OUTPUT=out.txt ASSAY_PROGRAM=\(executable()) \(environment) "
          + "bash action.sh",
      ], in: workshop.path, input: nil)
  }

  @Test func `the action fails on a broken rule, and leaves a comment, a summary and outputs`()
    throws
  {
    let workshop = try Workshop()
    let folder = "\(packageRoot)/SampleData/release-check"
    var inputs = [
      "NEW": folder, "AGAINST": "\(folder)/released.json", "GATES": "\(folder)/gates.txt",
      "COMMENT": "c.md",
    ]
    let run = try runAction(inputs, in: workshop)
    #expect(run.code == 1, "\(run.output)\(run.error)")
    #expect(run.output.contains("\n::error title=Assay%3A cross_entropy not worse"))
    #expect(try workshop.text("c.md").contains("✗ broken"))
    #expect(try workshop.text("summary.md").contains("✗ broken"))
    #expect(try workshop.text("out.txt").contains("gates<<assay_"))
    inputs["AGAINST"] = ""
    let first = try runAction(inputs, in: workshop)
    #expect(first.code == 0, "\(first.output)\(first.error)")
    #expect(first.output.contains("WAIVED"))
    inputs["GATES"] = ""
    #expect(try runAction(inputs, in: workshop).code == 64)
  }

  @Test func `the scripts of GitLab and Jenkins run as they are`() throws {
    let gitLab = try commands("yaml").drop { !$0.contains("- assay check") }.prefix(2)
      .map { $0.replacing("    - ", with: "").trimmingCharacters(in: .whitespaces) }
      .joined(separator: " ")
    let line = try #require(commands("groovy").first { $0.contains("sh '") })
    let jenkins = String(line.split(separator: "'")[1])
    for command in [gitLab, jenkins] {
      #expect(command.hasPrefix("assay check "))
      let workshop = try Workshop()
      #expect(try workshop.shell(command).code == 1)
      #expect(try workshop.text("gates.xml").contains("</testsuites>"))
    }
  }
}
