import AssayKit

/// Options and what they do, in two columns.
func optionLines(_ options: [(name: String, help: String)]) -> String {
  options.map { name, help in
    let padding = String(repeating: " ", count: max(2, 24 - name.unicodeScalars.count))
    return "  \(name)\(padding)\(help)"
  }.joined(separator: "\n")
}

/// Options of reports under their heads.
func optionGroups(_ options: [ReportOption]) -> String {
  let groups = ReportOption.Group.allCases.map { group in
    (group.rawValue, options.filter { $0.group == group })
  }
  return groups.filter { !$0.1.isEmpty }.map { head, options in
    "\(head):\n"
      + optionLines(
        options.map { ("--\($0.name)" + ($0.placeholder.map { " \($0)" } ?? ""), $0.help) })
  }.joined(separator: "\n\n")
}

/// The help of the program as a whole.
var programHelp: String {
  """
  Assay measures models on labels, compares them side by side and writes reports.

  Usage: assay COMMAND [options]

  Commands:
  \(optionLines(commands.map { ($0.name, $0.summary) }))

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
