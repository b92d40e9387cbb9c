import AssayKit
import AssayText

/// `assay render`: writes the report of saved results.
enum RenderCommand: Command {
  static let name = CommandName.render
  static let summary = "Write the report of saved results"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    guard arguments.positional.count == 1, let path = arguments.positional.first else {
      let cure = arguments.positional.count > 1 ? "; compare several with assay diff" : ""
      throw UsageError("assay render takes one file, RESULTS, or - for standard input\(cure)")
    }
    guard InputKind(path) != .version(isFolder: true) else {
      throw UsageError(
        "assay render takes a file, and \(path) is a folder that is measured; write assay report "
          + argument(path))
    }
    let job = try job(arguments)
    let results = [NamedFile("RESULTS", path)]
    try job.checkOutputs(besides: results)
    let report = try Report(savedAt: path, for: job.measured)
    return try console.write(report, for: job, besides: results)
  }

  static let usage = ["RESULTS [options]"]
  static let about = """
    RESULTS is a file that `assay report --json` wrote, or - for standard input. It
    decides units, intervals, costs, the samples shown and, without --title, the
    heading.
    """
  static let notes =
    "The verdict and the metrics go to standard output, unless an output goes to -."
  static let examples = [
    "render results.json",
    "render results.json --html report.html --markdown summary.md",
    "render results.json --language zh-Hans --html report.zh.html",
    "report labels.csv --json - | assay render - --markdown -",
  ]
}
