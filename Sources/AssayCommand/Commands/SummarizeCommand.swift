import AssayData
import AssayKit

/// `assay summarize`: measures one part of a test set, to be merged with others.
enum SummarizeCommand: Command {
  static let name = CommandName.summarize
  static let summary = "Measure models on one part of the data, for assay merge"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    let job = try ReportCommand.configuredJob(arguments)
    try job.checkConflicts()
    guard let path = job.part, !path.isEmpty else {
      throw UsageError("say where to write the summary: -o FILE")
    }
    try FilesInUse(read: job.filesRead, written: [NamedFile(.output, path)]).check()
    let summary = try console.withProgress { progress throws(AssayError) in
      try Summary(job.measured, progress: progress)
    }
    var outputs = Outputs()
    outputs.add(summary.text, to: path)
    for line in summary.understood { console.say(line) }
    if summary.count == 0 { console.say("no samples: the files have no rows") }
    try outputs.write()
    try console.print(outputs.standardOutput ?? messageLine(path) + "\n")
    return ExitCode.success
  }

  static let usage = ["[CONFIG | DATA] [options] -o FILE"]
  static let about = """
    Reads and measures like assay report, and writes a summary: exact sums, counts
    and the few samples that a report shows. This way the parts of a test set can be
    measured on many machines; assay merge makes the report of the whole, identical
    to the last bit. All parts need the same models, classes and options, and no
    sample may be in two parts. A table with a header and no rows is a part if
    --classes names the classes.
    """
  static let notes =
    "The title, the unit, costs and outputs of CONFIG are ignored: assay merge has them."
  static let examples = [
    "summarize --labels y-1.csv --model net=p-1.csv -o 1.assay",
    "summarize shard-7.csv --classes cat,dog -o 7.assay",
    "merge 1.assay 2.assay --html report.html",
  ]
}
