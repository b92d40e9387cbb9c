import AssayKit

/// `assay diff`: what changed between two versions.
enum DiffCommand: Command {
  static let name = "diff"
  static let summary = "Compare two versions of a model, metric by metric, with intervals"

  /// What is written.
  private static let outputs = ["html", "markdown", "json"]
  /// What says how predictions are read and measured, which takes labels.
  private static let measuring = ReportOption.all.filter {
    ($0.group == .input || $0.group == .report)
      && ![
        "language", "verbose", "model", "baseline", "pairs", "average", "title", "name", "commit",
        "date",
      ].contains($0.name)
  }

  static let options =
    (measuring + ReportOption.all.filter { ["language", "verbose", "jobs"].contains($0.name) }
    + ReportOption.ofGates + ReportOption.ofBuilds).map {
      Arguments.Option(name: $0.name, takesValue: $0.placeholder != nil)
    }
    + (outputs + outcomeOptions + ["history"]).map { Arguments.Option(name: $0, takesValue: true) }

  static func run(_ arguments: Arguments, console: Console) throws {
    if arguments.value("history") != nil || arguments.positional.count > 2 {
      return try HistoryCommand.run(arguments, console: console)
    }
    guard arguments.positional.count == 2 else {
      throw UsageError("assay diff takes two versions, OLD and NEW, or more, or --history FOLDER")
    }
    let (old, new) = (arguments.positional[0], arguments.positional[1])
    guard old != "-" || new != "-" else { throw UsageError("standard input can be read only once") }
    var request = try request(arguments)
    try request.takeRules(of: new)
    if !arguments.outcomeFiles.isEmpty { try checkNaming(arguments) }
    try files(old, new, request, arguments).check()
    let changes = try console.withProgress { progress throws(AssayError) in
      try VersionComparison(
        old: old, new: new, outcomes: arguments.outcomes, for: request, progress: progress)
    }
    let judged = try request.rules().map {
      changes.outcomes(of: $0, language: request.language)
    }
    var outputs = Report.Outputs()
    if let path = arguments.value("html") {
      outputs.add(try changes.html(language: request.language, judged: judged), to: path)
    }
    if let path = arguments.value("markdown") {
      outputs.add(try changes.markdown(language: request.language, judged: judged), to: path)
    }
    if let path = arguments.value("json") { outputs.add(changes.json(), to: path) }
    try changes.addBuilds(to: &outputs, for: request, judged: judged)
    try outputs.write()
    let gates = judged?.text(width: console.width, isStyled: console.isStyled)
    if let text = outputs.standardOutput {
      console.say(lines: gates)
      try console.print(text)
    } else {
      try console.print(
        changes.text(
          width: console.width, language: request.language, isStyled: console.isStyled,
          isVerbose: request.isVerbose)
          + (gates.map { "\n" + $0 } ?? ""))
    }
    try console.print(outputs.annotations)
    try judged?.end(request)
  }

  private static func request(_ arguments: Arguments) throws -> ReportRequest {
    var request = ReportRequest()
    for (name, value) in arguments.options {
      guard let option = ReportOption.named(name), !outputs.contains(name) else { continue }
      try request.set(option, to: value ?? "true")
    }
    if request.labels == nil, arguments.outcomeFiles.isEmpty,
      let stray = arguments.options.first(where: { option in
        measuring.contains { $0.name == option.name }
      })
    {
      throw UsageError(
        "--\(stray.name) says how to measure predictions; give their labels with --labels, or leave it out: "
          + "saved results are measured already")
    }
    return request
  }

  /// Refuses options of measuring where the labels only say which samples changed.
  private static func checkNaming(_ arguments: Arguments) throws {
    let naming = ["labels", "id", "label", "format", "samples"]
    guard
      let stray = arguments.options.first(where: { option in
        measuring.contains { $0.name == option.name } && !naming.contains(option.name)
      })
    else { return }
    throw UsageError(
      "--\(stray.name) says how to measure predictions, and what has outcomes is measured already: leave it out"
    )
  }

  private static func files(
    _ old: String, _ new: String, _ request: ReportRequest, _ arguments: Arguments
  ) throws -> FilesInUse {
    let areMeasured = request.labels != nil && arguments.outcomeFiles.isEmpty
    let versions =
      areMeasured
      ? [NamedFile("OLD", old), NamedFile("NEW", new)]
      : try FilesInUse.ofVersion("OLD", old) + FilesInUse.ofVersion("NEW", new)
    return FilesInUse(
      read: versions + request.filesRead
        + arguments.outcomeFiles,
      written: outputs.compactMap { name in
        arguments.value(name).map { NamedFile("--\(name)", $0) }
      } + request.buildFiles)
  }

  static var help: String {
    """
    \(summary).

    Usage: assay diff OLD NEW [options]
           assay diff OLD NEW --labels FILE [options]
           assay diff V1 V2 V3... [options]
           assay diff --history FOLDER [options]

    OLD and NEW are results that `assay report --json` wrote, or folders with an assay.json, which are
    measured. With --labels they are two files of predictions, compared sample by sample as one model.

    Models are paired by name; where each side has one model, these two. Whether both were measured on the
    same samples is found and said. Differences of different samples have the intervals and tests of two
    test sets, and it is said how much of a change comes from other class shares. Of the same samples
    nothing is claimed that depends on which of them each version got wrong.

    Three versions or more, the oldest first, or those of a folder make a history: the primary metrics of
    each version, and where they clearly changed from the one before. A folder's results go by their dates
    if all have one (assay report --date), else by their names, with epoch_2 before epoch_10.

    What to write:
    \(optionLines([
      ("--html FILE", "Write the changes as one HTML page"),
      ("--markdown FILE", "Write the changes as Markdown; - is standard output"),
      ("--json FILE", "Write the changes as JSON"),
      ("--old-outcomes FILE", "What OLD's models made of each sample, from assay report --outcomes"),
      ("--new-outcomes FILE", "The same of NEW: errors and losses are then compared one by one"),
      ("--labels FILE", "Beside outcomes: labels, whose ids say which samples changed"),
      ("--language TAG", "The language of every output: en (default) or zh-Hans, simplified Chinese"),
      ("--verbose", "Show all metrics, classes, slices and versions on the terminal"),
      ("--jobs N", "How many workers there are (default: one a processor); they change no number"),
    ]))

    \(optionGroups(ReportOption.ofGates + ReportOption.ofBuilds))

    With --labels, how to read and measure:
    \(optionLines(measuring.map { ("--\($0.name)" + ($0.placeholder.map { " \($0)" } ?? ""), $0.help) }))

    Always:
    \(optionLines([("-q, --quiet", "Say nothing on standard error but errors"), ("-h, --help", "Show this")]))

    Examples:
      assay diff v1/results.json v2/results.json
      assay diff main.json branch.json --markdown -
      assay diff old.csv new.csv --labels labels.csv --html changes.html
      assay diff --history results/ --html history.html

    """
  }
}
