/// Options and what they do, in two columns.
func optionLines(_ options: [(name: String, help: String)]) -> String {
  options.map { name, help in
    let padding = String(repeating: " ", count: max(2, 24 - name.unicodeScalars.count))
    return "  \(name)\(padding)\(help)"
  }.joined(separator: "\n")
}

/// Options under their heads.
private func optionGroups(_ options: [Option]) -> String {
  Option.Group.allCases.map { group in (group, options.filter { $0.group == group }) }
    .filter { !$0.1.isEmpty }
    .map { group, options in
      "\(group.rawValue):\n" + optionLines(options.map { ($0.words, $0.help) })
    }.joined(separator: "\n\n")
}

extension Command {
  /// The help of the command; of one with many options those that matter first, unless all are asked for.
  static func help(all: Bool = false) -> String {
    let options = name.options
    let isShort = !all && options.contains { $0.flag == .helpAll }
    let lines = usage.map { "assay \(name)" + ($0.isEmpty ? "" : " \($0)") }
    let parts = [
      "\(summary).", "Usage: " + lines.joined(separator: "\n       "), isShort ? "" : about,
      optionGroups(isShort ? options.filter(\.isEssential) : options), isShort ? "" : notes,
      examples.isEmpty
        ? "" : "Examples:\n" + examples.map { "  assay \($0)" }.joined(separator: "\n"),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }
}

/// The help of the program as a whole.
var programHelp: String {
  """
  Assay measures models on labels, compares them side by side and writes reports.

  Usage: assay COMMAND [options]

  Commands:
  \(optionLines(CommandName.allCases.map { ($0.rawValue, $0.command.summary) }))

  Options:
  \(optionLines([("-h, --help", "Show this, or the help of a command"), ("--version", "Show the version")]))

  Exit codes: 0 fine; 1 a rule is broken; 2 bad input, or a file that cannot be read or written;
  3 a rule is undecided, with --undecided fail; 64 wrong usage.

  Examples:
    assay report SampleData/party
    assay report --labels labels.csv --model a=a.csv --model b=b.csv --html report.html
    assay inspect predictions.csv
    assay diff old.json new.json
    assay check new.json --against old.json --gate 'error_rate not worse than before by 1 points'
    assay report --help

  """
}
