import AssayKit

extension Console {
  /// Judges a report by the rules of its request, writes its outputs, and prints what goes to standard output.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - request: What to write.
  ///   - others: Further files that the report was made from.
  ///   - lines: What is said before anything is written.
  /// - Throws: ``GateFailure`` where a rule is not met, after everything is written.
  func write(
    _ report: Report, for request: ReportRequest, besides others: [NamedFile] = [],
    saying lines: [String] = []
  ) throws {
    let judged = try request.rules().map { rules throws(AssayError) in
      try report.outcomes(of: rules)
    }
    let outputs = try report.outputs(for: request, judged: judged, besides: others)
    for line in lines { say(line) }
    if let line = report.suspectsNote(for: request) { say(line) }
    try outputs.write()
    let gates = judged?.text(width: width, isStyled: isStyled)
    if let text = outputs.standardOutput {
      say(lines: gates)
      try print(text)
    } else {
      let text = report.scoreboard(
        width: width, isStyled: isStyled, isVerbose: request.isVerbose)
      try print(text + (gates.map { "\n" + $0 } ?? ""))
    }
    try print(outputs.annotations)
    try judged?.end(request)
  }
}
