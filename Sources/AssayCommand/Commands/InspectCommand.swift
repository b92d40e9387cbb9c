import AssayData
import AssayKit

/// `assay inspect`: explains how files are read, and measures nothing.
enum InspectCommand: Command {
  static let name = CommandName.inspect
  static let summary = "Explain how files are read, with their first rows"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    let job = try fileJob(arguments)
    try job.checkConflicts()
    try FilesInUse(read: job.filesRead, written: []).check()
    let inspection = try console.withProgress { progress throws(AssayError) in
      try Inspection(job.request, progress: progress)
    }
    try console.print(
      job.printsJSON
        ? inspection.json() : inspection.text(width: console.width(withoutTerminal: 100)))
    guard inspection.problems.isEmpty else {
      throw AssayError.input(inspection.problems.joined(separator: "\n"))
    }
    return ExitCode.success
  }

  /// The job of a command line; the first of several files has the labels, unless `--labels` or
  /// `--model` is given.
  private static func fileJob(_ arguments: Arguments) throws -> Job {
    let files = arguments.positional
    var job = Job()
    if files.count == 1 { try job.take(files[0], besides: arguments.flags) }
    for (option, value) in arguments.options { try job.set(option, to: value) }
    if files.count > 1 { try job.take(files: files) }
    guard job.request.labels != nil || !job.request.models.isEmpty else {
      throw UsageError(
        "nothing to explain: give a file, a CONFIG, or \(Flag.labels) and \(Flag.model)")
    }
    return job
  }

  static let usage = ["FILE... [options]", "CONFIG [options]"]
  static let about = """
    A single FILE may have predictions without labels, or labels alone. The first of
    several files has the labels, unless --labels or --model says otherwise; all
    are then explained together, as `assay report` would read them. Every row is
    read. Each decision names the option that changes it. Options of one file go
    after its name, as in FILE:header=false.
    """
  static let notes =
    "A file that is wrong is explained as far as possible; the exit code is then 2."
  static let examples = [
    "inspect predictions.csv",
    "inspect labels.csv model-1.csv model-2.csv",
    "inspect SampleData/party",
    "inspect preds.txt:header=false --classes no,yes",
  ]
}
