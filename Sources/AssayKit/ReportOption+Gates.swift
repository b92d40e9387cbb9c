extension ReportOption {
  /// What must hold.
  static let gates: [ReportOption] = [
    ReportOption(
      "gate", "RULE", .gates, isRepeated: true,
      help:
        "A rule that must hold, as error_rate <= 5%; repeat it for each"
    ) { request, value in request.gates.append(value) },
    ReportOption(
      "gates", "FILE", .gates, isPath: true,
      help: "A file with one rule a line, and comments behind #"
    ) { request, value in request.gatesFile = value },
    ReportOption(
      "undecided", "HOW", .gates,
      help: "Take an undecided rule for a warning: warn (default), or end with 3: fail"
    ) { request, value throws(AssayError) in
      let undecided: ReportRequest.Undecided = try choice(value, of: "undecided")
      request.undecided = undecided
    },
    ReportOption(
      "other-test-set", nil, .gates,
      help: "Judge rules that say before on other samples, too"
    ) { request, value throws(AssayError) in
      request.allowsOtherTestSet = try boolean(value, of: "other-test-set")
    },
    ReportOption(
      "first-run", nil, .gates,
      help: "Waive rules that say before where there are no older results, and say so"
    ) { request, value throws(AssayError) in
      request.isFirstRun = try boolean(value, of: "first-run")
    },
  ]

  /// The options of rules, for commands that judge results.
  public static var ofGates: [ReportOption] { gates }
}

extension ReportRequest {
  /// What an undecided rule comes to.
  public enum Undecided: String, Sendable, CaseIterable {
    /// The program ends as if it were held.
    case warn
    /// The program ends with 3.
    case fail
  }

  /// Takes the rules of a folder's configuration, unless some were given, and how they are judged.
  ///
  /// - Parameter path: A version: nothing is taken of saved results.
  /// - Throws: ``AssayError`` where the configuration is wrong.
  public mutating func takeRules(of path: String) throws(AssayError) {
    guard ReportRequest.isFolder(path) else { return }
    var other = ReportRequest()
    try other.take(path)
    if gates.isEmpty, gatesFile == nil { (gates, gatesFile) = (other.gates, other.gatesFile) }
    undecided = undecided ?? other.undecided
    allowsOtherTestSet = allowsOtherTestSet || other.allowsOtherTestSet
    isFirstRun = isFirstRun || other.isFirstRun
  }

  /// The rules; nil if none were given.
  ///
  /// - Throws: ``AssayError`` of a rule that does not parse, and of a file that cannot be read.
  public func rules() throws(AssayError) -> Gates? {
    guard !gates.isEmpty || gatesFile != nil else { return nil }
    var rules = try Gates(gates, file: gatesFile)
    (rules.allowsOtherTestSet, rules.isFirstRun) = (allowsOtherTestSet, isFirstRun)
    return rules
  }
}
