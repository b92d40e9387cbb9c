extension ReportRequest {
  /// Sets an option by its name, as the command line and configurations do.
  public mutating func set(_ option: ReportOption, to value: String) throws(AssayError) {
    guard !option.isPath || !value.isEmpty else { throw .usage("--\(option.name) needs a file") }
    try option.set(&self, value)
    if option.group == .input || option.group == .report, !option.isPath { note(option, value) }
  }

  /// Keeps what an option was set to for the report's provenance; what was said last counts, unless all
  /// of it does.
  mutating func note(_ option: ReportOption, _ value: String) {
    if !option.isRepeated { given.removeAll { $0.name == option.name } }
    given.append((option.name, value))
  }
}
