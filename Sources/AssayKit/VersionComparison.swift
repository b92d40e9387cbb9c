import AssayCompare
public import AssayData
package import AssayReport
package import AssayResults
import AssaySamples
import AssayTables
import AssayTemplate

/// What changed between two versions of a model.
///
/// ```swift
/// let changes = try VersionComparison(old: "v1/results.json", new: "v2/results.json")
/// print(changes.text())
/// ```
public struct VersionComparison: Sendable {
  package let diff: VersionDiff
  /// The newer version's results.
  private let newer: Results

  /// Compares two versions.
  ///
  /// - Parameters:
  ///   - old: The older version.
  ///   - new: The newer version.
  ///   - outcomes: The files of outcomes beside saved results, for exact tests; nil without. Files that are measured
  ///     need none.
  ///   - request: The labels, whose ids say which samples changed, and how many are shown.
  ///   - progress: Is called with how far reading is, when it takes over a second.
  /// - Throws: ``AssayError`` where one cannot be read, an option does not fit the data, or the two have no model in
  ///   common.
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
        + "\(Flag.model) NAME=FILE: \(sides.joined(separator: "; "))")
  }

  /// The same of results that were saved.
  ///
  /// - Parameters:
  ///   - old: The path of the older `results.json`, or `-` for standard input.
  ///   - new: The path of the newer one.
  /// - Throws: ``AssayError`` where one cannot be read, or the two have no model in common.
  public init(old: String, new: String) throws(AssayError) {
    try self.init(old: .saved(old), new: .saved(new))
  }

  /// Compares two files of predictions, measured on the same labels, sample by sample.
  ///
  /// - Parameters:
  ///   - old: The older predictions.
  ///   - new: The newer ones.
  ///   - request: The labels, and how to read and measure. Its models are not used.
  ///   - progress: Is called with how far reading is, when it takes over a second.
  /// - Throws: ``AssayError`` where one cannot be read, or has several models.
  public init(
    oldPredictions old: ReportRequest.Model, newPredictions new: ReportRequest.Model,
    for request: ReportRequest, progress: Progress.Handler? = nil
  ) throws(AssayError) {
    var request = request
    request.models = [old, new]
    var names = request.models.map { baseName(of: $0.path) }
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

  /// Judges the newer version by rules; those that say *before* are about the older one.
  public func outcomes(
    of gates: Gates, language: Language = .english
  ) -> GateOutcomes {
    GateOutcomes(gates, WordedResults(newer, in: language), against: diff)
  }

  /// The headline, and old, new, change, interval and word of the first metrics, for a terminal.
  ///
  /// - Parameters:
  ///   - width: How many columns there are.
  ///   - language: The language of its words.
  ///   - isStyled: Whether weight and colour may be used, in control sequences.
  ///   - isVerbose: Whether all metrics, classes and slices follow.
  /// - Returns: The lines.
  public func text(
    width: Int = 80, language: Language = .english, isStyled: Bool = false,
    isVerbose: Bool = false
  ) -> String {
    diffText(diff, width: width, language, isStyled: isStyled, isVerbose: isVerbose)
  }

  /// The same as Markdown for GitHub and GitLab.
  ///
  /// - Parameters:
  ///   - language: The language of its words.
  ///   - judged: What became of the rules; nil without any.
  /// - Returns: The document.
  /// - Throws: ``AssayError`` where a template is wrong.
  public func markdown(
    language: Language = .english, judged: GateOutcomes? = nil
  ) throws(AssayError) -> String {
    try document(.markdown, language, judged)
  }

  /// The same as one HTML file that needs no network.
  ///
  /// - Parameters:
  ///   - language: The language of its words.
  ///   - judged: What became of the rules; nil without any.
  /// - Returns: The document.
  /// - Throws: ``AssayError`` where a template is wrong.
  public func html(
    language: Language = .english, judged: GateOutcomes? = nil
  ) throws(AssayError) -> String {
    try document(.html, language, judged)
  }

  /// The same as JSON: `changes`, `class_mix` and what belongs to them, in full precision.
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

/// A version of a model: results that were saved, or files that are measured now.
public enum ModelVersion: Sendable {
  /// A `results.json`, or `-` for standard input.
  case saved(String)
  /// Files; `name` is what messages call the version.
  case measured(ReportRequest, name: String)

  /// What messages call it.
  var name: String {
    switch self {
    case .saved(let path): path
    case .measured(_, let name): name
    }
  }
}

extension Report {
  /// A report of a version.
  ///
  /// - Parameters:
  ///   - version: The version.
  ///   - request: The language.
  /// - Throws: ``AssayError`` where it cannot be read.
  public init(version: ModelVersion, for request: ReportRequest) throws(AssayError) {
    let version = try MeasuredVersion(version, nil)
    self.init(
      WordedResults(version.results, in: request.language), outcomes: version.outcomes)
  }
}

/// One version's results, and what its models made of each sample, where that is known.
struct MeasuredVersion {
  let results: Results
  private(set) var outcomes: Outcomes?
  /// What the samples of the outcomes are called; nil if it is not known.
  private(set) var names: SampleNames?

  init(_ results: Results, _ outcomes: Outcomes?) {
    (self.results, self.outcomes) = (results, outcomes)
  }

  init(_ version: ModelVersion, _ progress: Progress.Handler?) throws(AssayError) {
    switch version {
    case .saved(let path): results = try savedResults(at: path)
    case .measured(var request, let name):
      request.keepsOutcomes = true
      let report = try Report(request, progress: progress)
      (results, outcomes) = (report.results.results, report.outcomes)
      try takeNames(name, for: request)
    }
  }

  /// Takes the ids of the samples from the file with the labels; without ids, their rows.
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
    // A folder's own files were measured just now; others may be wrong.
    guard request.models.isEmpty, let labels = request.labels, names == nil else { return }
    throw .input(
      ids == nil
        ? "\(labels): no column looks like ids, which say what changed samples are called; name it with \(Flag.id) COLUMN"
        : "\(labels): these ids are not those of \(path); give the labels that it was measured with"
    )
  }

  /// Takes the outcomes of files.
  ///
  /// - Throws: ``AssayError/usage(_:)`` where only one of the two then has them.
  static func take(
    _ paths: (old: String?, new: String?), of names: (old: String, new: String),
    _ old: inout MeasuredVersion, _ new: inout MeasuredVersion
  ) throws(AssayError) {
    if let path = paths.old { try old.take(outcomesAt: path, of: names.old) }
    if let path = paths.new { try new.take(outcomesAt: path, of: names.new) }
    guard paths.old == nil && paths.new == nil || old.outcomes != nil && new.outcomes != nil else {
      throw .usage(
        "\(Flag.oldOutcomes) and \(Flag.newOutcomes) go together, unless the other version is a folder, which is measured"
      )
    }
  }

  /// Takes the outcomes of a file, which must be of the same samples as the results.
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
          "\(path): this is no file of outcomes; write one with assay report \(Flag.outcomes) FILE")
      case .damaged:
        throw .input(
          "\(path): this file is cut off or damaged; write it again with \(Flag.outcomes)")
      }
    }
    guard found.count == results.count, found.fingerprint == results.fingerprint else {
      throw .input(
        "\(path): these outcomes are of other samples than \(version); give those that were written with it"
      )
    }
    for model in results.models {
      guard let outcome = found.model(model.name) else {
        throw .input("\(path): these outcomes have no model '\(model.name)', which \(version) has")
      }
      guard outcome.isRight.count(where: { $0 }) == model.correct else {
        throw .input(
          "\(path): these outcomes contradict \(version), in which '\(model.name)' is right in "
            + "\(model.correct) samples; give those that were written with it")
      }
      guard found.agrees(with: model, outcome) else {
        throw .input(
          "\(path): the losses of '\(model.name)' contradict \(version); give the outcomes that were written with it"
        )
      }
    }
    outcomes = found
  }
}

/// What changed from one version to another, sample by sample where both have outcomes of the same samples.
func compared(
  _ old: MeasuredVersion, _ new: MeasuredVersion, _ jobs: Int, sampleLimit: Int = 0
) throws(AssayError) -> VersionDiff {
  var outcomes: VersionOutcomes?
  if let before = old.outcomes, let after = new.outcomes {
    outcomes = VersionOutcomes(
      old: before, new: after, names: new.names, sampleLimit: sampleLimit)
    guard outcomes != nil || before.fingerprint != after.fingerprint else {
      throw .input(
        "the samples of the two files of outcomes cannot be paired by their ids; write both again with \(Flag.outcomes)"
      )
    }
  }
  return compareVersions(old: old.results, new: new.results, outcomes: outcomes, jobs: jobs)
}

/// A file's name without its folder and what follows the first point.
private func baseName(of path: String) -> String {
  let file = path.split(separator: "/").last.map { String($0) } ?? path
  return file.split(separator: ".").first.map { String($0) } ?? file
}
