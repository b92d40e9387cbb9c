import AssayKit

/// `assay check`: whether results meet rules.
enum CheckCommand: Command {
  static let name = "check"
  static let summary = "Judge results by rules, and fail where one is broken"

  static let options =
    [
      Arguments.Option(name: "against", takesValue: true),
      Arguments.Option(name: "language", takesValue: true),
      Arguments.Option(name: "json", takesValue: true),
    ] + outcomeOptions.map { Arguments.Option(name: $0, takesValue: true) }
    + (ReportOption.ofGates + ReportOption.ofBuilds).map {
      Arguments.Option(name: $0.name, takesValue: $0.placeholder != nil)
    }

  static func run(_ arguments: Arguments, console: Console) throws {
    guard arguments.positional.count == 1, let path = arguments.positional.first else {
      throw UsageError("assay check takes one version, NEW")
    }
    var request = ReportRequest()
    for (name, value) in arguments.options {
      guard let option = ReportOption.named(name), name != "json" else { continue }
      try request.set(option, to: value ?? "true")
    }
    try request.takeRules(of: path)
    guard let rules = try request.rules() else {
      throw UsageError("nothing to check: give a rule with --gate, or a file of rules with --gates")
    }
    let old = arguments.value("against")
    guard old != nil || arguments.outcomeFiles.isEmpty else {
      throw UsageError(
        "files of outcomes are for comparing with an older version; give it with --against")
    }
    guard path != "-" || old != "-" else {
      throw UsageError("standard input can be read only once")
    }
    try FilesInUse(
      read: FilesInUse.ofVersion("NEW", path)
        + (old.map { try FilesInUse.ofVersion("--against", $0) } ?? [])
        + request.filesRead + arguments.outcomeFiles,
      written: (arguments.value("json").map { [NamedFile("--json", $0)] } ?? [])
        + request.buildFiles
    ).check()
    let report = try Report(version: path, for: request)
    let outcomes = try report.outcomes(
      of: rules, against: old, outcomes: arguments.outcomes)
    var outputs = Report.Outputs()
    if let path = arguments.value("json") { outputs.add(outcomes.json(), to: path) }
    try outcomes.addBuilds(to: &outputs, for: request)
    try outputs.write()
    try console.print(
      outputs.standardOutput ?? outcomes.text(width: console.width, isStyled: console.isStyled))
    try console.print(outputs.annotations)
    try outcomes.end(request)
  }

  static var help: String {
    """
    \(summary).

    Usage: assay check NEW [--against OLD] --gate RULE... [options]

    NEW and OLD are results that `assay report --json` wrote, or folders with an assay.json, which are
    measured. A rule is about every model but the baseline, unless it begins with MODEL: .

    \(gateGrammar)

    What to read and write:
    \(optionLines([
      ("--against OLD", "The older version, for rules that say before"),
      ("--old-outcomes FILE", "What OLD's models made of each sample, from assay report --outcomes"),
      ("--new-outcomes FILE", "The same of NEW: rules that say before then go sample by sample"),
      ("--json FILE", "Write what became of the rules as JSON; - is standard output"),
      ("--language TAG", "The language of every output: en (default) or zh-Hans, simplified Chinese"),
    ]))

    \(optionGroups(ReportOption.ofGates + ReportOption.ofBuilds))

    Always:
    \(optionLines([("-q, --quiet", "Say nothing on standard error but errors"), ("-h, --help", "Show this")]))

    Exit codes: 0 all held, or undecided; 1 a rule is broken; 3 undecided, with --undecided fail; 2 bad
    input; 64 wrong usage, also of a rule that does not parse.

    Examples:
      assay check results.json --gate 'error_rate <= 5%'
      assay check new.json --against old.json --gate 'error_rate not worse than before by 1 points'
      assay check results.json --gate 'net: recall[fox] >= 0.8' --gate 'worst @region error_rate <= 10%'

    """
  }
}
