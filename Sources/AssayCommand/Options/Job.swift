import AssayKit

/// Everything that a command line and a configuration ask for.
struct Job: Sendable {
  /// The data, and how to measure them.
  var request = ReportRequest()
  var isVerbose = false
  /// Whether `inspect` writes JSON.
  var printsJSON = false

  // Files to write; `-` is standard output.

  var html: String?
  var markdown: String?
  var json: String?
  var outcomes: String?
  var suspects: String?
  /// Folders for tables and charts.
  var tables: String?
  var charts: String?
  /// The part that `summarize` or `merge` writes.
  var part: String?
  /// A template to render instead of the built-in one.
  var template: String?
  /// A folder whose files replace built-in templates.
  var templates: String?
  /// The most bytes of the Markdown report; nil without a limit.
  var mostMarkdownBytes: Int?
  var dumpsValues = false
  var builds = BuildOutputs()

  // Rules and versions.

  var gates: [String] = []
  var gatesFile: String?
  var undecided: Undecided?
  var allowsOtherTestSet = false
  var isFirstRun = false
  var against: String?
  var oldOutcomes: String?
  var newOutcomes: String?
  var history: String?

  /// The path of the configuration, if there is one.
  var configuration: String?
  /// The path of the data file that was given as an argument.
  var data: String?
  /// The options that were set, in order, for the report's provenance and for conflicts.
  private(set) var stated: [(option: Option, value: String)] = []

  /// The consequence of an undecided rule.
  enum Undecided: String, Sendable, CaseIterable {
    /// The program exits as if the rule were held.
    case warn
    /// The program exits with 3.
    case fail
  }

  /// Sets an option; the last value counts, unless the option may be repeated.
  mutating func set(_ option: Option, to value: String) throws(AssayError) {
    guard !option.isPath || !value.isEmpty else {
      throw .usage("\(option.flag) needs a file")
    }
    try option.set(&self, value)
    note(option, value)
  }

  /// Records the value of an option.
  mutating func note(_ option: Option, _ value: String) {
    if !option.isRepeated { stated.removeAll { $0.option.flag == option.flag } }
    stated.append((option, value))
  }
}

extension Job {
  /// The rules; nil if none were given.
  ///
  /// - Throws: ``AssayError`` if a rule does not parse or the file of rules cannot be read.
  func rules() throws(AssayError) -> Gates? {
    guard !gates.isEmpty || gatesFile != nil else { return nil }
    var rules = try Gates(gates, file: gatesFile)
    (rules.allowsOtherTestSet, rules.isFirstRun) = (allowsOtherTestSet, isFirstRun)
    return rules
  }

  /// Takes the rules of a version's configuration, unless rules were given, and the options for
  /// judging them.
  mutating func takeRules(of version: Version) {
    guard let other = version.job else { return }
    if gates.isEmpty, gatesFile == nil {
      (gates, gatesFile) = (other.gates, other.gatesFile)
      stated += other.stated.filter { [.gate, .gates].contains($0.option.flag) }
    }
    undecided = undecided ?? other.undecided
    allowsOtherTestSet = allowsOtherTestSet || other.allowsOtherTestSet
    isFirstRun = isFirstRun || other.isFirstRun
  }
}

extension Job {
  /// The request, with the stated options for the report's provenance.
  var measured: ReportRequest {
    var request = request
    let silent: Set<Flag> = [.title, .language, .verbose, .name, .commit, .date]
    request.stated = stated.filter { option, _ in
      (option.group == .input || option.group == .report) && !option.isPath
        && !silent.contains(option.flag)
    }.map { (name: $0.option.flag.rawValue, value: $0.value) }
    return request
  }
}
