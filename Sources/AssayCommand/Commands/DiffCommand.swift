import AssayData
import AssayKit
import AssayText

/// `assay diff`: compares two versions, or the versions of a history.
enum DiffCommand: Command {
  static let name = CommandName.diff
  static let summary = "Compare versions of a model, metric by metric"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    var job = try job(arguments)
    if job.history != nil || arguments.positional.count > 2 {
      return try History.run(job, arguments, console: console)
    }
    guard arguments.positional.count == 2 else {
      if let folder = arguments.positional.first, isFolder(folder), !InputKind(folder).isVersion {
        throw UsageError(
          "assay diff takes two versions, OLD and NEW; to compare the results in a folder, write assay diff "
            + "\(Flag.history) \(argument(folder))")
      }
      throw UsageError(
        "assay diff takes two versions, OLD and NEW, or more, or \(Flag.history) FOLDER")
    }
    let (old, new) = (arguments.positional[0], arguments.positional[1])
    guard old != "-" || new != "-" else { throw UsageError("standard input can be read only once") }
    try checkMeasuring(job)
    let hasPredictions = job.request.labels != nil && job.outcomeFiles.isEmpty
    let versions = hasPredictions ? nil : (old: try Version(old), new: try Version(new))
    if let versions { try Version.checkOutcomes(job, old: versions.old, new: versions.new) }
    if let versions { job.takeRules(of: versions.new) }
    try job.checkConflicts()
    let files =
      versions.map { $0.old.files("OLD") + $0.new.files("NEW") }
      ?? [NamedFile("OLD", old), NamedFile("NEW", new)]
    try job.filesInUse(besides: files + job.outcomeFiles).check()
    let changes = try console.withProgress { progress throws(AssayError) in
      guard let versions else {
        return try VersionComparison(
          oldPredictions: FileArgument.model(old), newPredictions: FileArgument.model(new),
          for: job.measured, progress: progress)
      }
      return try VersionComparison(
        old: versions.old.source(jobs: job.request.jobs),
        new: versions.new.source(jobs: job.request.jobs),
        outcomes: (job.oldOutcomes, job.newOutcomes), for: job.measured, progress: progress)
    }
    return try write(changes, job, console)
  }

  private static func write(
    _ changes: VersionComparison, _ job: Job, _ console: Console
  ) throws -> Int32 {
    let language = job.request.language
    let judged = try job.rules().map { changes.outcomes(of: $0, language: language) }
    var outputs = Outputs()
    if let path = job.html {
      outputs.add(try changes.html(language: language, judged: judged), to: path)
    }
    if let path = job.markdown {
      outputs.add(try changes.markdown(language: language, judged: judged), to: path)
    }
    if let path = job.json { outputs.add(changes.json(), to: path) }
    try outputs.addBuilds(
      job.builds, changes.results(in: language), diff: changes.diff, judged
    ) { () throws(AssayError) in try changes.markdown(language: language) }
    try console.write(outputs, judged, job, isOfChanges: true) {
      changes.text(
        width: console.width, language: language, isStyled: console.isStyled,
        isVerbose: job.isVerbose)
    }
    return judged?.exitCode(job) ?? ExitCode.success
  }

  /// Refuses options for reading and measuring if nothing is measured.
  private static func checkMeasuring(_ job: Job) throws {
    let measuring = job.stated.map(\.option).filter {
      ($0.group == .input || $0.group == .report) && ![.language, .verbose].contains($0.flag)
    }
    if job.request.labels == nil, job.outcomeFiles.isEmpty, let stray = measuring.first {
      throw UsageError(
        "\(stray.flag) says how to measure predictions; give their labels with \(Flag.labels), or leave it "
          + "out: saved results are measured already")
    }
    // With outcome files, labels only identify the samples that changed.
    let naming: Set<Flag> = [.labels, .id, .label, .format, .samples]
    if !job.outcomeFiles.isEmpty, let stray = measuring.first(where: { !naming.contains($0.flag) })
    {
      throw UsageError(
        "\(stray.flag) says how to measure predictions, but versions with outcomes are measured already: leave "
          + "it out")
    }
  }

  static let usage = [
    "OLD NEW [options]", "OLD NEW --labels FILE [options]", "V1 V2 V3... [options]",
    "--history FOLDER [options]",
  ]
  static let about = """
    OLD and NEW are results that `assay report --json` wrote, or folders with an
    assay.json, which are measured. With --labels they are two files of predictions,
    compared sample by sample as one model.
    """
  static let details = """
    Models are paired by name; if each side has one model, those two are paired. The
    report says whether both sides were measured on the same samples. If not, the
    intervals and tests are those of two test sets, and the report says how much of
    a change is due to other class shares. If so, nothing is claimed that depends on
    which samples each version got wrong, unless outcomes are given.

    Three or more versions, oldest first, or the results of a folder, make a history:
    the primary metrics of each version, and the clear changes from the version
    before. A folder's results are in the order of their dates if all have one
    (assay report --date), otherwise of their names, with epoch_2 before epoch_10.
    """
  /// Of saved results, nothing is measured.
  static let lesser: Set<Flag> = [
    .classes, .positive, .scores, .id, .label, .slice, .logBase, .samples, .junit, .comment,
  ]
  static let notes = "Options of input and measuring apply to predictions, with --labels."
  static let examples = [
    "diff v1/results.json v2/results.json",
    "diff main.json branch.json --markdown -",
    "diff old.csv new.csv --labels labels.csv --html changes.html",
    "diff --history results/ --html history.html",
  ]
}

extension Job {
  /// The outcome files, with the options that name them.
  var outcomeFiles: [NamedFile] {
    [(Flag.oldOutcomes, oldOutcomes), (.newOutcomes, newOutcomes)].compactMap { flag, path in
      path.map { NamedFile(flag, $0) }
    }
  }
}
