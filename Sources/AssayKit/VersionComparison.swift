import AssayCompare
public import AssayData
package import AssayReport
package import AssayResults
import AssayRoles
import AssaySamples
import AssayTables
import AssayTemplate

/// The changes between two versions of a model.
///
/// Each change has its interval and a verdict. Versions that keep each sample's outcome are
/// compared sample by sample; of saved results alone only sums are known, and intervals are wider.
///
/// ```swift
/// let changes = try VersionComparison(old: "v1/results.json", new: "v2/results.json")
/// print(changes.text())
/// let page = try changes.html()
/// ```
public struct VersionComparison: Sendable {
  package let diff: VersionDiff
  /// The newer version's results.
  private let newer: Results

  /// Compares two versions, saved or measured now.
  ///
  /// ```swift
  /// let changes = try VersionComparison(
  ///   old: .saved("released.json"), new: .measured(request, name: "candidate"),
  ///   outcomes: (old: "released.out", new: nil))
  /// ```
  ///
  /// - Parameters:
  ///   - old: The older version.
  ///   - new: The newer version.
  ///   - outcomes: The paths of the ``Report/outcomesFile``s of saved versions, for exact tests;
  ///     nil if absent. A version that is measured needs none.
  ///   - request: A request with the labels, whose ids name the samples that changed, the number of
  ///     such samples to show, and the number of workers.
  ///   - progress: A handler for the progress of reading.
  /// - Throws: ``AssayError/input(_:)`` if a version cannot be read or the two have no model in
  ///   common; ``AssayError/usage(_:)`` if an option does not fit the data, or only one version has
  ///   outcomes.
  public init(
    old: ModelVersion, new: ModelVersion, outcomes: (old: String?, new: String?) = (nil, nil),
    for request: ReportRequest = ReportRequest(), progress: Progress.Handler? = nil
  ) throws(AssayError) {
    var before = try MeasuredVersion(old, progress)
    var after = try MeasuredVersion(new, progress)
    try MeasuredVersion.take(outcomes, of: (old.name, new.name), &before, &after)
    try after.takeNames(new.name, for: request)
    newer = after.results
    diff = try compared(
      before, after, request.jobs, sampleLimit: request.comparison.sampleLimit.count)
    guard diff.models.isEmpty else { return }
    let sides = [(old, before), (new, after)].map { version, measured in
      "\(version.name) has \(measured.results.models.map { "'\($0.name)'" }.joined(separator: ", "))"
    }
    throw .input(
      "no model is in both results, so nothing can be compared; give a model the same name in both, as in "
        + "NAME=FILE: \(sides.joined(separator: "; "))")
  }

  /// Compares two saved results.
  ///
  /// ```swift
  /// let changes = try VersionComparison(old: "v1/results.json", new: "v2/results.json")
  /// ```
  ///
  /// - Parameters:
  ///   - old: The path of the older `results.json`, or `-` for standard input.
  ///   - new: The path of the newer one.
  /// - Throws: ``AssayError/input(_:)`` if a file cannot be read or the two have no model in
  ///   common.
  public init(old: String, new: String) throws(AssayError) {
    try self.init(old: .saved(old), new: .saved(new))
  }

  /// Measures two files of predictions on the same labels and compares them sample by sample.
  ///
  /// ```swift
  /// var request = ReportRequest()
  /// request.labels = "labels.csv"
  /// let changes = try VersionComparison(
  ///   oldPredictions: ReportRequest.Model(path: "before.csv"),
  ///   newPredictions: ReportRequest.Model(path: "after.csv"), for: request)
  /// ```
  ///
  /// - Parameters:
  ///   - old: The older predictions, of one model.
  ///   - new: The newer ones.
  ///   - request: The labels, and the options for reading and measuring. Its models are not used.
  ///   - progress: A handler for the progress of reading.
  /// - Throws: ``AssayError/input(_:)`` if a file cannot be read or has several models;
  ///   ``AssayError/usage(_:)`` if an option does not fit the data.
  public init(
    oldPredictions old: ReportRequest.Model, newPredictions new: ReportRequest.Model,
    for request: ReportRequest, progress: Progress.Handler? = nil
  ) throws(AssayError) {
    var request = request
    request.models = [old, new]
    var names = request.models.map { modelName(of: $0.path) }
    if names[0].isExactly(names[1]) { names = ["old", "new"] }
    for place in names.indices { request.models[place].name = names[place] }
    request.comparison.baseline = names[0]
    let report = try Report(request, progress: progress)
    guard let diff = VersionDiff(paired: report.results.results, names: (names[0], names[1])) else {
      throw .input("\(old.path) and \(new.path): each must hold the predictions of one model")
    }
    (self.diff, newer) = (diff, report.results.results)
  }

  /// The newer version's results.
  package func results(in language: Language) -> WordedResults {
    WordedResults(newer, in: language)
  }

  /// Judges the newer version by rules; those that say *before* compare it with the older one.
  ///
  /// ```swift
  /// let gates = try Gates(["error_rate not worse than before by 1 points"])
  /// let outcomes = changes.outcomes(of: gates)
  /// if outcomes.counts.broken > 0 { print("not to be released") }
  /// ```
  ///
  /// - Parameters:
  ///   - gates: The rules.
  ///   - language: The language of the outcomes' sentences.
  /// - Returns: The outcome of each rule for each model that it is about.
  public func outcomes(
    of gates: Gates, language: Language = .english
  ) -> GateOutcomes {
    GateOutcomes(gates, WordedResults(newer, in: language), against: diff)
  }

  /// The changes as text for a terminal: the headline, then a row for each main metric.
  ///
  /// ```swift
  /// print(changes.text(width: 100, isVerbose: true))
  /// ```
  ///
  /// - Parameters:
  ///   - width: The number of columns of the terminal.
  ///   - language: The language of the text.
  ///   - isStyled: Whether weight and colour are used, by ANSI control sequences.
  ///   - isVerbose: Whether all metrics, classes and slices follow.
  /// - Returns: The lines.
  public func text(
    width: Int = 80, language: Language = .english, isStyled: Bool = false,
    isVerbose: Bool = false
  ) -> String {
    diffText(
      diff, width: max(width, 20), language, areFromFiles: newer.areFromFiles,
      isStyled: isStyled, isVerbose: isVerbose)
  }

  /// The changes as Markdown for GitHub and GitLab.
  ///
  /// ```swift
  /// let comment = try changes.markdown(judged: outcomes)
  /// ```
  ///
  /// - Parameters:
  ///   - language: The language of the document.
  ///   - judged: The outcomes of rules, for a section about them; nil if absent.
  /// - Returns: The document.
  /// - Throws: ``AssayError/template(_:)`` if rendering fails.
  public func markdown(
    language: Language = .english, judged: GateOutcomes? = nil
  ) throws(AssayError) -> String {
    try document(.markdown, language, judged)
  }

  /// The changes as one HTML file that needs no network.
  ///
  /// ```swift
  /// let page = try changes.html(language: .chinese)
  /// ```
  ///
  /// - Parameters:
  ///   - language: The language of the document.
  ///   - judged: The outcomes of rules, for a section about them; nil if absent.
  /// - Returns: The document.
  /// - Throws: ``AssayError/template(_:)`` if rendering fails.
  public func html(
    language: Language = .english, judged: GateOutcomes? = nil
  ) throws(AssayError) -> String {
    try document(.html, language, judged)
  }

  /// The changes as strict JSON, in full precision.
  ///
  /// ```swift
  /// try changes.json().write(toFile: "changes.json", atomically: true, encoding: .utf8)
  /// ```
  public func json() -> String { diffJSON(diff).text }

  private func document(
    _ markup: Markup, _ language: Language, _ judged: GateOutcomes?
  ) throws(AssayError) -> String {
    do {
      return try diffDocument(
        diff, markup, WordedResults(newer, in: language), gates: judged?.gates ?? [])
    } catch {
      throw .template(error.description)
    }
  }
}

/// A version of a model: saved results, a report in memory, or files that are measured now.
///
/// ```swift
/// let released: ModelVersion = .saved("released.json")
/// let candidate: ModelVersion = .measured(request, name: "candidate")
/// let trained: ModelVersion = .report(report, name: "epoch 3")
/// ```
public enum ModelVersion: Sendable {
  /// The path of a `results.json`, or `-` for standard input.
  case saved(String)
  /// A report, and the version's name in messages.
  case report(Report, name: String)
  /// Files to be measured, and the version's name in messages.
  case measured(ReportRequest, name: String)

  /// The version's name in messages.
  var name: String {
    switch self {
    case .saved(let path): path
    case .report(_, let name), .measured(_, let name): name
    }
  }
}

extension Report {
  /// Makes the report of a version.
  ///
  /// ```swift
  /// let report = try Report(version: .saved("released.json"))
  /// print(report.headline)
  /// ```
  ///
  /// - Parameters:
  ///   - version: The version.
  ///   - request: A request whose language the report takes. Nothing else of it is used.
  /// - Throws: ``AssayError`` if the version cannot be read.
  public init(
    version: ModelVersion, for request: ReportRequest = ReportRequest()
  ) throws(AssayError) {
    let version = try MeasuredVersion(version, nil)
    self.init(
      WordedResults(version.results, in: request.language), outcomes: version.outcomes)
  }
}

/// One version's results and, if known, its models' outcomes on each sample.
struct MeasuredVersion {
  let results: Results
  private(set) var outcomes: Outcomes?
  /// The names of the samples of the outcomes; nil if they are not known.
  private(set) var names: SampleNames?

  init(_ results: Results, _ outcomes: Outcomes?) {
    (self.results, self.outcomes) = (results, outcomes)
  }

  init(_ version: ModelVersion, _ progress: Progress.Handler?) throws(AssayError) {
    switch version {
    case .saved(let path): results = try savedResults(at: path)
    case .report(let report, _): (results, outcomes) = (report.results.results, report.outcomes)
    case .measured(var request, let name):
      request.comparison.keepsOutcomes = true
      let report = try Report(request, progress: progress)
      (results, outcomes) = (report.results.results, report.outcomes)
      try takeNames(name, for: request)
    }
  }

  /// Reads the ids of the samples from the file with the labels; samples without ids are named by
  /// row.
  mutating func takeNames(_ path: String, for request: ReportRequest) throws(AssayError) {
    guard names == nil, let outcomes else { return }
    if outcomes.ids == nil { names = .rows }
    guard request.labels.map({ $0 != "-" }) ?? !request.models.isEmpty else { return }
    let ids: TextColumn?
    do {
      ids = try sampleIDs(request.readRequest)
    } catch {
      throw .input(error.description)
    }
    if let ids { names = SampleNames(ids, of: outcomes) ?? names }
    // Files that were measured just now fit; others may not.
    guard request.models.isEmpty, let labels = request.labels, names == nil else { return }
    throw .input(
      ids == nil
        ? "\(labels): no column looks like ids, which name the changed samples; name it with \(Flag.id) COLUMN"
        : "\(labels): these ids are not those of \(path); give the labels it was measured with"
    )
  }

  /// Reads the outcomes of both versions from files, if there are any.
  ///
  /// - Throws: ``AssayError/usage(_:)`` if only one of the two then has outcomes.
  static func take(
    _ paths: (old: String?, new: String?), of names: (old: String, new: String),
    _ old: inout MeasuredVersion, _ new: inout MeasuredVersion
  ) throws(AssayError) {
    if let path = paths.old { try old.take(outcomesAt: path, of: names.old) }
    if let path = paths.new { try new.take(outcomesAt: path, of: names.new) }
    guard paths.old == nil && paths.new == nil || old.outcomes != nil && new.outcomes != nil else {
      throw .usage(
        "the outcomes of one version alone compare nothing; give those of the other, too, or its files "
          + "to be measured")
    }
  }

  /// Reads the outcomes of a file, which must be of the same samples as the results.
  mutating func take(outcomesAt path: String, of version: String) throws(AssayError) {
    let bytes: [UInt8]
    do {
      bytes = try readWhole(path)
    } catch {
      throw .input(error.description)
    }
    let found: Outcomes
    do {
      found = try Outcomes(bytes)
    } catch {
      switch error {
      case .newer:
        throw .input("\(path): a later version of Assay wrote this file of outcomes; update Assay")
      case .notOutcomes:
        throw .input(
          "\(path): this is not a file of outcomes; write one with assay report \(Flag.outcomes) FILE"
        )
      case .damaged:
        throw .input(
          "\(path): this file is cut off or damaged; write it again with \(Flag.outcomes)")
      }
    }
    guard found.count == results.count, found.fingerprint == results.fingerprint else {
      throw .input(
        "\(path): these outcomes are of other samples than \(version); give those written with it"
      )
    }
    for model in results.models {
      guard let outcome = found.model(model.name) else {
        throw .input("\(path): these outcomes have no model '\(model.name)', which \(version) has")
      }
      guard outcome.isRight.count(where: { $0 }) == model.correct else {
        throw .input(
          "\(path): these outcomes contradict \(version), in which '\(model.name)' is right in "
            + "\(model.correct) samples; give those written with it")
      }
      guard found.agrees(with: model, outcome) else {
        throw .input(
          "\(path): the losses of '\(model.name)' contradict \(version); give the outcomes written with it"
        )
      }
    }
    outcomes = found
  }
}

/// The changes from one version to another, sample by sample if both have outcomes of the same
/// samples.
func compared(
  _ old: MeasuredVersion, _ new: MeasuredVersion, _ jobs: Int, sampleLimit: Int = 0
) throws(AssayError) -> VersionDiff {
  var outcomes: VersionOutcomes?
  if let before = old.outcomes, let after = new.outcomes {
    outcomes = VersionOutcomes(
      old: before, new: after, names: new.names, sampleLimit: sampleLimit)
    guard outcomes != nil || before.fingerprint != after.fingerprint else {
      throw .input(
        "the samples of the two files of outcomes cannot be paired by their ids; measure both again"
      )
    }
  }
  return compareVersions(old: old.results, new: new.results, outcomes: outcomes, jobs: jobs)
}
