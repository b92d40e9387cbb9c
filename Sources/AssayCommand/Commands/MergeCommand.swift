import AssayData
import AssayKit

/// `assay merge`: reports on a whole test set, from the summaries of its parts.
enum MergeCommand: Command {
  static let name = CommandName.merge
  static let summary = "Report on the parts that assay summarize measured"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    let job = try job(arguments)
    if let path = job.part { return try writePart(to: path, arguments, console: console) }
    let summaries = arguments.positional.map { NamedFile("SUMMARY", $0) }
    try job.checkOutputs(besides: summaries)
    let (whole, lines) = try merged(arguments.positional, in: job.request.language)
    let report = try Report(whole, for: job.measured)
    return try console.write(report, for: job, besides: summaries, saying: lines)
  }

  /// Merges parts into a larger part, to be merged with others later.
  private static func writePart(
    to path: String, _ arguments: Arguments, console: Console
  ) throws -> Int32 {
    try Conflict.part.check(arguments.options.map(\.option.flag))
    guard !path.isEmpty else { throw UsageError("say where to write the part: -o FILE") }
    let read = arguments.positional.map { NamedFile("SUMMARY", $0) }
    try FilesInUse(read: read, written: [NamedFile(.output, path)]).check()
    let (whole, lines) = try merged(arguments.positional, in: .english)
    var outputs = Outputs()
    outputs.add(whole.text, to: path)
    for line in lines { console.say(line) }
    try outputs.write()
    try console.print(outputs.standardOutput ?? messageLine(path) + "\n")
    return ExitCode.success
  }

  /// The merged summaries, and a line about each.
  private static func merged(
    _ paths: [String], in language: Language
  ) throws -> (whole: Summary, lines: [String]) {
    guard let first = paths.first else {
      throw UsageError("nothing to merge: give the files that assay summarize wrote")
    }
    var whole = try Summary(contentsOf: first)
    var lines = [whole.line(in: language)]
    for path in paths.dropFirst() {
      let part = try Summary(contentsOf: path)
      try whole.append(part)
      lines.append(part.line(in: language))
    }
    return (whole, lines)
  }

  static let usage = ["SUMMARY... [options]", "SUMMARY... -o FILE"]
  static let about = """
    Each SUMMARY is a file that assay summarize wrote. Their order is the order of
    the samples, which matters if these have no ids. Parts with other models,
    classes or options are refused, and so is a part that is given twice. Make sure
    that no sample is in two parts: only the ids at the ends of each part are
    compared.
    """
  static let notes =
    "The verdict and the metrics go to standard output, unless an output goes to -."
  static let examples = [
    "merge part-*.assay",
    "merge 00*.assay -o 0.assay",
    "merge 1.assay 2.assay --log-base 2 --html report.html",
  ]
}
