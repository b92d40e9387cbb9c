import AssayKit

/// `assay inspect`: explains what files are, and measures nothing.
enum InspectCommand: Command {
  static let name = "inspect"
  static let summary = "Explain what files are taken for, and why, with their first rows"

  private static let inputs = ReportOption.all.filter {
    $0.group == .input || $0.name == "language"
  }
  static let options =
    inputs.map { Arguments.Option(name: $0.name, takesValue: $0.placeholder != nil) } + [
      Arguments.Option(name: "json", takesValue: false)
    ]

  static func run(_ arguments: Arguments, console: Console) throws {
    let request = try request(arguments)
    try FilesInUse(read: request.filesRead, written: []).check()
    let inspection = try console.withProgress { progress throws(AssayError) in
      try Inspection(request, progress: progress)
    }
    let text =
      arguments.has("json")
      ? inspection.json() : inspection.text(width: console.width(withoutTerminal: 100))
    try console.print(text)
    guard inspection.problems.isEmpty else {
      throw AssayError.input(inspection.problems.joined(separator: "\n"))
    }
  }

  /// The request of a command line: of several files the first has the labels, where no option says
  /// which does.
  private static func request(_ arguments: Arguments) throws -> ReportRequest {
    var request = ReportRequest()
    if arguments.positional.count == 1, let path = arguments.positional.first {
      try request.take(path)
    }
    request.makeWay(for: arguments.options.map(\.name))
    for (name, value) in arguments.options {
      guard let option = inputs.first(where: { $0.name == name }) else { continue }
      try request.set(option, to: value ?? "true")
    }
    if arguments.positional.count > 1 { try request.take(files: arguments.positional) }
    guard request.labels != nil || !request.models.isEmpty else {
      throw UsageError("nothing to explain: give a file, a CONFIG, or --labels and --model")
    }
    return request
  }

  static var help: String {
    """
    \(summary).

    Usage: assay inspect FILE... [options]
           assay inspect CONFIG [options]

    One FILE is explained as far as it goes: predictions without labels, or labels alone. Of several,
    the first has the labels, unless --labels or --model says else; they are then explained together,
    as `assay report` would read them. All rows are read. For each decision the page names the option
    that changes it; FILE:header=false and the like go behind the file’s name, here as in a report.

    Options, as of `assay report`:
    \(optionLines(
      inputs.map { ("--\($0.name)" + ($0.placeholder.map { " \($0)" } ?? ""), $0.help) }))

    Always:
    \(optionLines([
      ("--json", "Write the same as strict JSON"),
      ("-q, --quiet", "Say nothing on standard error but errors"),
      ("-h, --help", "Show this"),
    ]))

    Where something is wrong, what could be understood is shown all the same, and the exit code is 2.

    Examples:
      assay inspect predictions.csv
      assay inspect labels.csv model-1.csv model-2.csv
      assay inspect SampleData/party
      assay inspect preds.txt:header=false --classes no,yes
      zcat scores.csv.gz | assay inspect - --json

    """
  }
}
