import AssayKit

/// `assay render`: the report of results that were saved.
enum RenderCommand: Command {
  static let name = "render"
  static let summary = "Write the report of saved results, as it was when they were measured"

  static let options = ReportOption.ofRendering.map {
    Arguments.Option(name: $0.name, takesValue: $0.placeholder != nil)
  }

  static func run(_ arguments: Arguments, console: Console) throws {
    guard arguments.positional.count == 1, let path = arguments.positional.first else {
      throw UsageError("assay render takes one file, RESULTS, or - for standard input")
    }
    var request = ReportRequest()
    for (name, value) in arguments.options {
      guard let option = ReportOption.named(name) else { continue }
      try request.set(option, to: value ?? "true")
    }
    let results = [NamedFile("RESULTS", path)]
    try request.checkOutputs(besides: results)
    let report = try Report(savedAt: path, for: request)
    try console.write(report, for: request, besides: results)
  }

  static var help: String {
    """
    \(summary).

    Usage: assay render RESULTS [options]

    RESULTS is a file that `assay report --json` wrote, or - for standard input. Units, intervals, costs
    and the samples shown are those of the file. Without --title the heading is that of the file, too.

    \(optionGroups(ReportOption.ofRendering))

    Always:
    \(optionLines([("-q, --quiet", "Say nothing on standard error but errors"), ("-h, --help", "Show this")]))

    The verdict and the metrics go to standard output; an output to - goes there instead.

    Examples:
      assay render results.json
      assay render results.json --html report.html --markdown summary.md
      assay render results.json --language zh-Hans --html report.zh.html
      assay report labels.csv --json - | assay render - --markdown -

    """
  }
}
