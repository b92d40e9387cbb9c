import AssayData
import AssayKit

/// `assay report`: reads, measures, compares and writes.
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

  /// The job of a command line: its configuration first, options over it.
  static func configuredJob(_ arguments: Arguments) throws -> Job {
    let files = arguments.positional
    // Behind --labels and --model further files are models.
    let areModels = arguments.has(.labels) && arguments.has(.model)
    guard areModels || files.count < 2 else { throw UsageError(files: files, arguments) }
    var job = Job()
    if !areModels, let path = files.first { try job.take(path, besides: arguments.flags) }
    if let path = job.data, arguments.has(.model) {
      throw UsageError(
        "\(path) stands behind \(Flag.model) without \(Flag.labels), so it is not clear what it has; write "
          + "\(Flag.labels) \(path) if it has the labels, or \(Flag.model) \(path) if it is a model"
      )
    }
    for (option, value) in arguments.options { try job.set(option, to: value) }
    if areModels { try job.take(models: files) }
    guard job.request.labels != nil || !job.request.models.isEmpty else {
      throw UsageError(
        "nothing to read: give a CONFIG, a data file, or \(Flag.labels) and \(Flag.model)")
    }
    return job
  }

  static let usage = ["[CONFIG | DATA] [options]", "--labels FILE --model NAME=FILE... [options]"]
  static let about = """
    CONFIG is a folder with an assay.json, or a file of any name: a JSON object whose keys are the
    options below. DATA is a file that holds the labels and the predictions. Options win over CONFIG.

    Any FILE may be a folder of part-* files. Where one is not what it looks like, or differs from the
    others, say how to take it behind its name: FILE:header=false,scores=logits. The keys are format,
    header (true or false), scores, id, label, and column: the one with what the model said.
    """
  static let notes =
    "The verdict and the metrics go to standard output; an output to - goes there instead."
  static let examples = [
    "report SampleData/party --html party.html --markdown party.md",
    "report --labels labels.csv --model old=v1.csv --model new=v2.csv --json results.json",
    "report predictions.csv --log-base 2",
    "report --labels y.csv --model net=logits.csv --scores logits",
    "report --labels y.txt:header=false --model gbm=preds.tsv:format=tsv --classes no,yes",
  ]
}

extension UsageError {
  /// Several files, of which no option says what they are.
  fileprivate init(files: [String], _ arguments: Arguments) {
    let models = (arguments.has(.labels) ? files[...] : files.dropFirst())
      .map { "\(Flag.model) \($0)" }
    let labels = arguments.has(.labels) ? [] : ["\(Flag.labels) \(files[0])"]
    self.init(
      "\(files.count) files, and no option says which has the labels and which are models; write "
        + (labels + models).joined(separator: " "))
  }
}
