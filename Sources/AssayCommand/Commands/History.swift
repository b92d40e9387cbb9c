import AssayData
import AssayKit

/// `assay diff` for more than two versions, or for a folder of versions.
enum History {
  static func run(_ job: Job, _ arguments: Arguments, console: Console) throws -> Int32 {
    try Conflict.history.check(job.stated.map(\.option.flag))
    let paths = arguments.positional
    guard job.history == nil || paths.isEmpty else {
      throw UsageError(
        "\(Flag.history) FOLDER takes the versions of a folder; leave out \(paths[0])")
    }
    guard paths.count(where: { $0 == "-" }) < 2 else {
      throw UsageError("standard input can be read only once")
    }
    let versions = try (job.history.map { try HistoryComparison.files(in: $0) } ?? paths).map {
      try Version($0)
    }
    try job.filesInUse(besides: versions.flatMap { $0.files("VERSION") }).check()
    let jobs = job.request.jobs
    let history =
      try job.history.map { folder throws(AssayError) in
        try HistoryComparison(folder: folder, jobs: jobs)
      } ?? HistoryComparison(versions.map { $0.source(jobs: jobs) }, jobs: jobs)
    let language = job.request.language
    var outputs = Outputs()
    if let path = job.html { outputs.add(try history.html(language: language), to: path) }
    if let path = job.markdown { outputs.add(try history.markdown(language: language), to: path) }
    if let path = job.json { outputs.add(history.json(), to: path) }
    try console.write(outputs, nil, job) {
      history.text(
        width: console.width, language: language, isStyled: console.isStyled,
        isVerbose: job.isVerbose)
    }
    return ExitCode.success
  }
}
