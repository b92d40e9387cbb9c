import AssayKit

/// Rules that are not met end the program with this code; everything is said.
struct GateFailure: Error {
  let code: Int32
}

extension GateOutcomes {
  /// Ends the program where rules are not met, once everything is written.
  func end(_ request: ReportRequest) throws(GateFailure) {
    if counts.broken > 0 { throw GateFailure(code: 1) }
    if request.undecided == .fail, counts.undecided > 0 { throw GateFailure(code: 3) }
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
