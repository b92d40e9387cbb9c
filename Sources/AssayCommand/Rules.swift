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
    METRIC <= NUMBER, METRIC >= NUMBER     in the metric's unit; N% of shares
    METRIC not worse than REF [by NUMBER]  or by N points, or by N% of REF
    METRIC better than REF                 REF: baseline, or before: that of OLD
    worst @COLUMN METRIC <= NUMBER         every slice of a column
    n >= NUMBER                            the number of samples
    same test set                          as that of OLD
  METRIC may have a class, as in recall[fox], or a slice, as in
  error_rate @region=north. Names with blanks or signs are in double quotes. A rule
  is held or broken if the whole interval says so; otherwise it is undecided.
  """
