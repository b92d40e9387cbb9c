import AssaySystem

/// The width of the help: a narrow terminal's, otherwise 79 columns.
func helpWidth() -> Int { max(40, min(79, StandardStream.output.columns ?? 79)) }

/// Options and what they do, in two columns.
private func optionLines(_ options: [(name: String, help: String)], columns: Int) -> String {
  options.map { name, help in
    let padding = String(repeating: " ", count: max(2, helpColumn - 2 - name.unicodeScalars.count))
    let lines = wrapped(help, columns: columns - helpColumn)
    return "  \(name)\(padding)"
      + lines.joined(separator: "\n" + String(repeating: " ", count: helpColumn))
  }.joined(separator: "\n")
}

/// The column where explanations begin.
private let helpColumn = 24

/// Wraps paragraphs to a width; lines that begin with a space are kept.
func paragraphs(_ text: String, columns: Int) -> String {
  var lines: [String] = []
  var paragraph = ""
  for line in "\(text)\n".split(separator: "\n", omittingEmptySubsequences: false) {
    let isFixed = line.isEmpty || line.hasPrefix(" ")
    if !isFixed { paragraph += " " + line }
    if isFixed {
      lines += wrapped(paragraph, columns: columns)
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
private func optionGroups(_ options: [Option], columns: Int) -> String {
  Option.Group.allCases.map { group in (group, options.filter { $0.group == group }) }
    .filter { !$0.1.isEmpty }
    .map { group, options in
      "\(group.rawValue):\n" + optionLines(options.map { ($0.words, $0.help) }, columns: columns)
    }.joined(separator: "\n\n")
}

extension Command {
  /// The help of the command; if it has `--help-all`, a short help with the essential options,
  /// which fits a screen of 48 lines, unless `all`.
  static func help(all: Bool = false, columns: Int = helpWidth()) -> String {
    let options = name.options
    let isShort = !all && options.contains { $0.flag == .helpAll }
    let lines = usage.map { "assay \(name)" + ($0.isEmpty ? "" : " \($0)") }
    let parts = [
      paragraphs("\(summary).", columns: columns),
      "Usage: " + lines.joined(separator: "\n       "),
      paragraphs(about, columns: columns),
      isShort ? "" : paragraphs(details, columns: columns),
      optionGroups(
        isShort ? options.filter { $0.isEssential && !lesser.contains($0.flag) } : options,
        columns: columns),
      isShort ? "" : paragraphs(notes, columns: columns),
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
func programHelp(columns: Int = helpWidth()) -> String {
  let purpose = "Assay measures models on labels, compares them side by side and writes reports."
  let commands = CommandName.allCases.map { ($0.rawValue, $0.command.summary) }
  let options = [
    ("-h, --help", "Show this, or the help of a command"), ("--version", "Show the version"),
  ]
  return """
    \(columns < 79 ? paragraphs(purpose, columns: columns) : purpose)

    Usage: assay COMMAND [options]

    Commands:
    \(optionLines(commands, columns: columns))

    Options:
    \(optionLines(options, columns: columns))

    \(paragraphs("Exit codes: \(exitCodes)", columns: columns))

    Examples:
      assay report SampleData/party
      assay report --labels y.csv --model a.csv --model b.csv --html report.html
      assay inspect predictions.csv
      assay diff old.json new.json
      assay check new.json --against old.json --gate 'mse not worse than before'
      assay report --help

    """
}
