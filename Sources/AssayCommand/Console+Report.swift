import AssayKit

extension Console {
  /// Judges a report by the rules of its job, and writes its outputs.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - job: The outputs to write, and the rules.
  ///   - others: Further files that the report was made from.
  ///   - lines: Messages to show before anything is written.
  /// - Returns: The exit code.
  /// - Throws: ``AssayError`` if a rule does not parse or a file cannot be written.
  func write(
    _ report: Report, for job: Job, besides others: [NamedFile] = [], saying lines: [String] = []
  ) throws -> Int32 {
    let judged = try job.rules().map { rules throws(AssayError) in
      try report.outcomes(of: rules)
    }
    let outputs = try report.outputs(for: job, judged: judged, besides: others)
    for line in lines { say(line) }
    if let line = job.suspects.flatMap(report.suspectsNote) { say(line) }
    try write(outputs, judged, job) {
      report.scoreboard(width: width, isStyled: isStyled, isVerbose: job.isVerbose)
    }
    return judged?.exitCode(job) ?? ExitCode.success
  }

  /// Writes outputs, and prints the text and the outcomes of the rules; if an output goes to
  /// standard output, the outcomes go to standard error and the text is dropped.
  func write(
    _ outputs: Outputs, _ judged: GateOutcomes?, _ job: Job, isOfChanges: Bool = false,
    text: () -> String
  ) throws {
    try outputs.write()
    let gates = judged?.text(
      width: width, isStyled: isStyled,
      isBesideChanges: isOfChanges && outputs.standardOutput == nil)
    if let output = outputs.standardOutput {
      say(lines: gates)
      try print(output)
    } else {
      try print(text() + (gates.map { "\n" + $0 } ?? ""))
    }
    try print(outputs.annotations)
  }
}
