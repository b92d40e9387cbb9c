import AssayKit

/// `assay report`: reads, measures, compares and writes.
enum ReportCommand: Command {
  static let name = "report"
  static let summary = "Measure models on labels and compare them side by side"

  static let options = ReportOption.all.map {
    Arguments.Option(name: $0.name, takesValue: $0.placeholder != nil)
  }

  static func run(_ arguments: Arguments, console: Console) throws {
    let request = try request(arguments)
    try request.checkOutputs()
    let report = try console.withProgress { progress throws(AssayError) in
      try Report(request, progress: progress)
    }
    try console.write(report, for: request, saying: report.understood)
  }

  /// The request of a command line: its configuration first, options over it.
  static func request(_ arguments: Arguments) throws -> ReportRequest {
    // Behind --labels and --model further files are models.
    let areModels = arguments.value("labels") != nil && arguments.value("model") != nil
    guard areModels || arguments.positional.count <= 1 else {
      throw UsageError(
        "one CONFIG or data file at most, not \(arguments.positional.joined(separator: " "))")
    }
    var request = ReportRequest()
    if !areModels { for path in arguments.positional { try request.take(path) } }
    request.makeWay(for: arguments.options.map(\.name))
    for (name, value) in arguments.options {
      guard let option = ReportOption.named(name) else { continue }
      try request.set(option, to: value ?? "true")
    }
    if areModels { try request.take(models: arguments.positional) }
    guard request.labels != nil || !request.models.isEmpty else {
      throw UsageError("nothing to read: give a CONFIG, a data file, or --labels and --model")
    }
    return request
  }

  static var help: String {
    """
    \(summary).

    Usage: assay report [CONFIG | DATA] [options]

    CONFIG is a folder with an assay.json, or a file of any name: a JSON object whose keys are the
    options below. DATA is a file that holds the labels and the predictions. Options win over CONFIG.

    Any FILE may be a folder of part-* files. Where one is not what it looks like, or differs from the
    others, say how to take it behind its name: FILE:header=false,scores=logits. The keys are format,
    header (true or false), scores, id, label, and column: the one with what the model said.

    \(optionGroups(ReportOption.all))

    Always:
    \(optionLines([("-q, --quiet", "Say nothing on standard error but errors"), ("-h, --help", "Show this")]))

    The verdict and the metrics go to standard output; an output to - goes there instead.

    Examples:
      assay report SampleData/party --html party.html --markdown party.md
      assay report --labels labels.csv --model old=v1.csv --model new=v2.csv --json results.json
      assay report predictions.csv --log-base 2
      assay report --labels y.csv --model net=logits.csv --scores logits
      assay report --labels y.csv --model m=p.csv --positive spam --markdown - -q
      assay report --labels y.txt:header=false --model gbm=preds.tsv:format=tsv --classes no,yes

    """
  }
}
