/// Options and what they do, in two columns.
func optionLines(_ options: [(name: String, help: String)]) -> String {
  options.map { name, help in
    let padding = String(repeating: " ", count: max(2, helpColumn - 2 - name.unicodeScalars.count))
    let lines = wrapped(help, columns: helpWidth - helpColumn)
    return "  \(name)\(padding)"
      + lines.joined(separator: "\n" + String(repeating: " ", count: helpColumn))
  }.joined(separator: "\n")
}

/// The column where explanations begin, and the width of lines.
private let (helpColumn, helpWidth) = (24, 79)

/// Wraps paragraphs to the width of the help; lines that begin with a space are kept.
private func paragraphs(_ text: String) -> String {
  var lines: [String] = []
  var paragraph = ""
  for line in "\(text)\n".split(separator: "\n", omittingEmptySubsequences: false) {
    let isFixed = line.isEmpty || line.hasPrefix(" ")
    if !isFixed { paragraph += " " + line }
    if isFixed {
      lines += wrapped(paragraph, columns: helpWidth)
      lines.append(String(line))
      paragraph = ""
    }
  }
  return lines.dropLast().joined(separator: "\n")
}

/// Wraps a text to lines of at most this many columns; a longer word gets a line to itself.
private func wrapped(_ text: String, columns: Int) -> [String] {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    if let last = lines.last, last.unicodeScalars.count + 1 + word.unicodeScalars.count <= columns {
      lines[lines.count - 1] = "\(last) \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines
}

/// Options under the headings of their groups.
private func optionGroups(_ options: [Option]) -> String {
  Option.Group.allCases.map { group in (group, options.filter { $0.group == group }) }
    .filter { !$0.1.isEmpty }
    .map { group, options in
      "\(group.rawValue):\n" + optionLines(options.map { ($0.words, $0.help) })
    }.joined(separator: "\n\n")
}

extension Command {
  /// The help of the command; if it has `--help-all`, a short help with the essential options,
  /// unless `all`.
  static func help(all: Bool = false) -> String {
    let options = name.options
    let isShort = !all && options.contains { $0.flag == .helpAll }
    let lines = usage.map { "assay \(name)" + ($0.isEmpty ? "" : " \($0)") }
    let parts = [
      "\(summary).", "Usage: " + lines.joined(separator: "\n       "),
      isShort ? "" : paragraphs(about),
      optionGroups(isShort ? options.filter(\.isEssential) : options),
      isShort ? "" : paragraphs(notes),
      examples.isEmpty
        ? "" : "Examples:\n" + examples.map { "  assay \($0)" }.joined(separator: "\n"),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }
}

/// The exit codes of the program.
let exitCodes = """
  0 success; 1 a rule is broken; 2 bad input, or a file that cannot be read or written; 3 a rule is \
  undecided, with --undecided fail; 64 wrong usage.
  """

/// The help of the program as a whole.
var programHelp: String {
  """
  Assay measures models on labels, compares them side by side and writes reports.

  Usage: assay COMMAND [options]

  Commands:
  \(optionLines(CommandName.allCases.map { ($0.rawValue, $0.command.summary) }))

  Options:
  \(optionLines([("-h, --help", "Show this, or the help of a command"), ("--version", "Show the version")]))

  \(paragraphs("Exit codes: \(exitCodes)"))

  Examples:
    assay report SampleData/party
    assay report --labels y.csv --model a.csv --model b.csv --html report.html
    assay inspect predictions.csv
    assay diff old.json new.json
    assay check new.json --against old.json --gate 'mse not worse than before'
    assay report --help

  """
}
