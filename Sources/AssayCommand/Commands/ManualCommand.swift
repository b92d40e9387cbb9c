import AssayKit

/// `assay manual`: prints the manual page, as troff source.
enum ManualCommand: Command {
  static let name = CommandName.manual
  static let summary = "Print the manual page"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    guard arguments.positional.isEmpty else { throw UsageError("assay manual takes no files") }
    try console.print(Manual.page)
    return ExitCode.success
  }

  static let usage = [""]
  static let about = ""
  static let examples = ["manual | man -l -", "manual > /usr/local/share/man/man1/assay.1"]
}

/// The manual page, made from the table of options.
enum Manual {
  /// The width of text with fixed lines, which fits a screen of 80 columns after the margin of 7.
  private static let width = 72

  static var page: String {
    let commands = CommandName.allCases.map(\.command)
    return """
      .TH ASSAY 1 "" "Assay \(assayVersion)" "User Commands"
      .SH NAME
      assay \\- measure models on labels, compare them and write reports
      .SH SYNOPSIS
      .nf
      \(lines(commands.flatMap { command in command.usage.map { "assay \(command.name) \($0)" } }))
      .fi
      .SH COMMANDS
      \(commands.map(section).joined(separator: "\n"))
      .SH OPTIONS
      \(Option.Group.allCases.map(group).joined(separator: "\n"))
      .SH "EXIT STATUS"
      \(escaped(exitCodes))

      """
  }

  private static func section(_ command: any Command.Type) -> String {
    let text = [command.about, command.details, command.notes].filter { !$0.isEmpty }.joined(
      separator: "\n\n")
    let shown = paragraphs(text, columns: width)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    return """
      .SS \(escaped("assay \(command.name)"))
      \(escaped(command.summary)).
      .nf
      \(lines(shown))
      .fi
      """
  }

  private static func group(_ group: Option.Group) -> String {
    let options = Option.all.filter { $0.group == group }
    let entries = options.map { option in
      let commands = CommandName.allCases.filter { option.commands.contains($0) }
      let scope =
        commands.count == CommandName.allCases.count
        ? "" : " (\(commands.map(\.rawValue).joined(separator: ", ")))"
      let text = [option.help + "." + scope, Conflict.note(on: option)].compactMap(\.self)
      return ".TP\n.B \(escaped(option.words))\n\(escaped(text.joined(separator: " ")))"
    }
    return ".SS \"\(group.rawValue)\"\n" + entries.joined(separator: "\n")
  }

  private static func lines(_ lines: [String]) -> String {
    lines.map(escaped).joined(separator: "\n")
  }

  /// Escapes a line, so that troff reads no character of it as a command.
  private static func escaped(_ line: String) -> String {
    let text = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }
}
