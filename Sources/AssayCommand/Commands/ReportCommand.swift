import AssayData
import AssayKit
import AssayText

/// `assay report`: measures and compares models, and writes the report.
enum ReportCommand: Command {
  static let name = CommandName.report
  static let summary = "Measure models on labels and compare them side by side"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    let job = try configuredJob(arguments)
    try job.checkOutputs()
    let report = try console.withProgress { progress throws(AssayError) in
      try Report(job.measured, progress: progress)
    }
    return try console.write(report, for: job, saying: report.understood)
  }

  /// The job of a command line: its configuration, overridden by its options.
  static func configuredJob(_ arguments: Arguments) throws -> Job {
    let (files, models) = arguments.filesAroundModels
    guard files.count < 2 else { throw UsageError(files: arguments.positional, arguments) }
    var job = Job()
    if let path = files.first { try job.take(path, besides: arguments.flags) }
    for (option, value) in arguments.options { try job.set(option, to: value) }
    if let path = models.first {
      guard job.request.labels != nil else {
        throw UsageError(
          "\(path) comes after \(Flag.model), and no file has the labels; write \(Flag.labels) \(argument(path)) if it "
            + "has them, or add \(Flag.labels) FILE to make it a further model")
      }
      try job.take(models: models)
    }
    guard job.request.labels != nil || !job.request.models.isEmpty else {
      throw UsageError(
        "nothing to read: give a CONFIG, a data file, or \(Flag.labels) and \(Flag.model)")
    }
    return job
  }

  static let usage = ["[CONFIG | DATA] [options]", "--labels FILE --model NAME=FILE... [options]"]
  static let about =
    "CONFIG: a folder with an assay.json. DATA: a file with labels and predictions."
  static let lesser: Set<Flag> = [.samples]
  static let details = """
    CONFIG may also be a JSON file of any name whose keys are the options below.
    Options override CONFIG.

    Any FILE may be a folder of part-* files. If one differs from the others, or is
    misread, say how to read it after its name: FILE:header=false,scores=logits. The
    keys are format, header (true or false), scores, id, label and column (the
    column of predictions).
    """
  static let notes =
    "The verdict and the metrics go to standard output, unless an output goes to -."
  static let examples = [
    "report SampleData/party --html party.html --markdown party.md",
    "report --labels y.csv --model old=v1.csv --model new=v2.csv",
    "report --labels y.csv --model net=logits.csv --scores logits",
    "report --labels y.txt:header=false --model gbm=p.tsv --classes no,yes",
  ]
}

extension UsageError {
  /// Several files, with no option that says which are labels and which are models.
  fileprivate init(files: [String], _ arguments: Arguments) {
    guard files.count(where: { $0 == "-" }) < 2 else {
      self.init("standard input can be read only once")
      return
    }
    let kinds = files.map { InputKind($0) }
    if kinds.allSatisfy(\.isVersion) || kinds.allSatisfy({ $0 == .summary }) {
      self.init(
        "one CONFIG or DATA is read at a time; write \(InputKind.command(for: files))")
      return
    }
    let options = arguments.options.map { option, value in
      " \(option.flag)" + (option.argument == nil ? "" : " \(argument(value))")
    }
    self.init(
      "\(files.count) files, and no option says which has the labels and which are models; write "
        + "assay report \(InputKind.reportArguments(files, hasLabels: arguments.has(.labels)))"
        + options.joined())
  }
}
