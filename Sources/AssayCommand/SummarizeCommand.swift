import AssayKit

/// `assay summarize`: measures one part of a test set, to be merged with others.
enum SummarizeCommand: Command {
  static let name = "summarize"
  static let summary = "Measure models on one part of the data, for assay merge"

  static let options =
    (ReportOption.ofSummaries + ReportOption.ofSideColumns).map {
      Arguments.Option(name: $0.name, takesValue: $0.placeholder != nil)
    } + [Arguments.Option(name: "output", short: "o", takesValue: true)]

  static func run(_ arguments: Arguments, console: Console) throws {
    guard let path = arguments.value("output"), !path.isEmpty else {
      throw UsageError("say where to write the summary: -o FILE")
    }
    let request = try ReportCommand.request(arguments)
    try FilesInUse(read: request.filesRead, written: [NamedFile("--output", path)]).check()
    let summary = try console.withProgress { progress throws(AssayError) in
      try Summary(request, progress: progress)
    }
    let outputs = summary.outputs(to: path)
    for line in summary.understood { console.say(line) }
    if summary.count == 0 { console.say("no samples: the files have no rows") }
    try outputs.write()
    try console.print(outputs.standardOutput ?? messageLine(path) + "\n")
  }

  static var help: String {
    """
    \(summary).

    Usage: assay summarize [CONFIG | DATA] [options] -o FILE

    Reads and measures like assay report, and writes a summary: exact sums, counts, and the few samples
    that a report shows. Parts of the data can so be measured on many machines; assay merge makes the
    report of the whole, the same to the last bit. All parts need the same models, classes and options,
    and no sample may be in two of them. A table with a header and no rows is a part where --classes
    says the classes.

    \(optionGroups(ReportOption.ofSummaries))

    Always:
    \(optionLines([
      ("-o, --output FILE", "Where to write the summary; - is standard output"),
      ("-q, --quiet", "Say nothing on standard error but errors"),
      ("-h, --help", "Show this"),
    ]))

    What CONFIG says of the title, the unit, costs and outputs is left to assay merge.

    Examples:
      assay summarize --labels y-1.csv --model net=p-1.csv -o 1.assay
      assay summarize shard-7.csv --classes cat,dog -o 7.assay
      assay merge 1.assay 2.assay --html report.html

    """
  }
}
