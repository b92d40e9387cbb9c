import AssayKit

extension GateOutcomes {
  /// The code that the program ends with, once everything is written.
  func exitCode(_ job: Job) -> Int32 {
    if counts.broken > 0 { return ExitCode.broken }
    return job.undecided == .fail && counts.undecided > 0 ? ExitCode.undecided : ExitCode.success
  }
}

/// How rules are written, for the help.
let gateGrammar = """
  RULE is [MODEL:] TEST [on interval | on value | on test], and TEST one of
    METRIC <= NUMBER, METRIC >= NUMBER        NUMBER in the metric's unit, or of shares N%
    METRIC not worse than REF [by NUMBER]     NUMBER in the metric's unit, N points, or N% of REF
    METRIC better than REF                    REF is baseline, or before: the same model in OLD
    worst @COLUMN METRIC <= NUMBER            every slice of a column
    n >= NUMBER, same test set
  METRIC may have a class, as in recall[fox], or a slice, as in error_rate @region=north. Names with
  blanks or signs are in double quotes. A rule is held or broken if the whole interval says so, and
  undecided if it does not.
  """
