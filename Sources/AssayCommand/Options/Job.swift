import AssayKit

/// All that a command line and a configuration say.
struct Job: Sendable {
  /// The data, and how they are measured.
  var request = ReportRequest()
  var isVerbose = false
  var isQuiet = false
  var wantsHelp = false
  var wantsAllHelp = false
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
  /// The part of `summarize` and `merge`.
  var part: String?
  /// A template of the user's own, in place of the built-in one.
  var template: String?
  /// A folder whose files take the place of built-in templates.
  var templates: String?
  /// The Markdown report has at most this many bytes.
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

  /// The configuration that was taken.
  var configuration: String?
  /// The data file that was taken without an option.
  var data: String?
  /// The options that were set, in their order, for the report's provenance and for what excludes
  /// what.
  private(set) var stated: [(option: Option, value: String)] = []

  /// The consequence of an undecided rule.
  enum Undecided: String, Sendable, CaseIterable {
    /// The program ends as if it were held.
    case warn
    /// The program ends with 3.
    case fail
  }

  /// Sets an option; of one that is not repeated the last value counts.
  mutating func set(_ option: Option, to value: String) throws(AssayError) {
    guard !option.isPath || !value.isEmpty else {
      throw .usage("\(option.flag) needs a file")
    }
    try option.set(&self, value)
    note(option, value)
  }

  /// Keeps the value of an option.
  mutating func note(_ option: Option, _ value: String) {
    if !option.isRepeated { stated.removeAll { $0.option.flag == option.flag } }
    stated.append((option, value))
  }

  /// The value that an option was given.
  func value(_ flag: Flag) -> String? { stated.last { $0.option.flag == flag }?.value }
}

extension Job {
  /// The rules; nil if none were given.
  ///
  /// - Throws: ``AssayError`` of a rule that does not parse, and of a file that cannot be read.
  func rules() throws(AssayError) -> Gates? {
    guard !gates.isEmpty || gatesFile != nil else { return nil }
    var rules = try Gates(gates, file: gatesFile)
    (rules.allowsOtherTestSet, rules.isFirstRun) = (allowsOtherTestSet, isFirstRun)
    return rules
  }

  /// Takes the rules of a version's configuration, unless some were given, and how they are judged.
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
  /// The request with the options that were stated, for the report's provenance.
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
