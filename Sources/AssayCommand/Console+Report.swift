import AssayKit

extension Console {
  /// Writes the outputs of a report, prints what goes to standard output, and judges the report by the rules of its
  /// request.
  ///
  /// - Throws: ``GateFailure`` where a rule is not met, after everything is written.
  func write(
    _ outputs: Report.Outputs, of report: Report, for request: ReportRequest
  ) throws {
    let outcomes = try request.rules().map { rules throws(AssayError) in
      try report.outcomes(of: rules)
    }
    try outputs.write()
    var text =
      outputs.standardOutput ?? report.scoreboard(width: width, isStyled: isStyled)
    if let outcomes {
      let gates = outcomes.text(width: width, isStyled: isStyled)
      if outputs.standardOutput == nil { text += "\n" + gates } else { say(gates) }
    }
    try print(text)
    try outcomes?.end(request)
  }
}
