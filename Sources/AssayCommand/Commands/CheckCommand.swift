import AssayData
import AssayKit

/// `assay check`: judges results by rules.
enum CheckCommand: Command {
  static let name = CommandName.check
  static let summary = "Judge results by rules, and fail if one is broken"

  static func run(_ arguments: Arguments, console: Console) throws -> Int32 {
    guard arguments.positional.count == 1, let path = arguments.positional.first else {
      let cure =
        arguments.positional.count > 1 ? "; give the older one with \(Flag.against) OLD" : ""
      throw UsageError("assay check takes one version, NEW\(cure)")
    }
    var job = try job(arguments)
    let new = try Version(path)
    job.takeRules(of: new)
    try job.checkConflicts()
    if job.against == nil, let file = job.outcomeFiles.first {
      throw UsageError(
        "\(file.name) needs \(Flag.against): it is for comparing with an older version")
    }
    guard let rules = try job.rules() else {
      throw UsageError(
        "nothing to check: give a rule with \(Flag.gate), or a file of rules with \(Flag.gates)")
    }
    guard path != "-" || job.against != "-" else {
      throw UsageError("standard input can be read only once")
    }
    let old = try job.against.map { try Version($0) }
    if let old { try Version.checkOutcomes(job, old: old, new: new) }
    try job.filesInUse(
      besides: new.files("NEW") + (old?.files(Flag.against.description) ?? []) + job.outcomeFiles
    ).check()
    let jobs = job.request.jobs
    let report = try Report(version: new.source(jobs: jobs), for: job.measured)
    let outcomes = try report.outcomes(
      of: rules, against: old?.source(jobs: jobs), outcomes: (job.oldOutcomes, job.newOutcomes))
    var outputs = Outputs()
    if let path = job.json { outputs.add(outcomes.json(), to: path) }
    try outputs.addBuilds(
      job.builds, outcomes.results, diff: outcomes.diff, outcomes
    ) { () throws(AssayError) in try report.markdown() }
    try outputs.write()
    try console.print(
      outputs.standardOutput ?? outcomes.text(width: console.width, isStyled: console.isStyled))
    try console.print(outputs.annotations)
    return outcomes.exitCode(job)
  }

  static let usage = ["NEW [--against OLD] --gate RULE... [options]"]
  static let about = """
    NEW and OLD are results that `assay report --json` wrote, or folders with an
    assay.json, which are measured. A rule applies to every model but the baseline,
    unless it begins with a model’s name, as in `net: mse <= 0.1`.

    \(gateGrammar)
    """
  static let lesser: Set<Flag> = [.language, .oldOutcomes, .newOutcomes]
  static let notes = """
    Exit codes: 0 all rules are held, or undecided; 1 a rule is broken; 2 bad input;
    3 a rule is undecided, with --undecided fail; 64 wrong usage, such as a rule that
    does not parse.
    """
  static let examples = [
    "check results.json --gate 'error_rate <= 5%'",
    "check new.json --against old.json --gate 'mse not worse than before'",
    "check r.json --gate 'net: recall[fox] >= 0.8' --gate 'n >= 1000'",
  ]
}

extension GateOutcomes {
  /// The exit code, once everything is written.
  func exitCode(_ job: Job) -> Int32 {
    if counts.broken > 0 { return ExitCode.broken }
    return job.undecided == .fail && counts.undecided > 0 ? ExitCode.undecided : ExitCode.success
  }
}

/// The grammar of rules, for the help.
let gateGrammar = """
  RULE is [MODEL:] TEST [on interval | on value | on test], and TEST one of
    METRIC <= NUMBER, METRIC >= NUMBER     in its unit; N% of shares
    METRIC not worse than REF [by NUMBER]  or by N points, or by N% of REF
    METRIC better than REF                 REF: baseline, or before (OLD)
    worst @COLUMN METRIC <= NUMBER         every slice of a column
    n >= NUMBER                            the number of samples
    same test set                          as that of OLD
  METRIC may have a class, as in recall[fox], or a slice, as in
  error_rate @region=north. Names with blanks or signs are in double quotes. A rule
  is held or broken if the whole interval says so; otherwise it is undecided.
  """
