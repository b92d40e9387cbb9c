// The library's front door. A ReportRequest (files) or an Evaluator (memory) goes in, and a Report
// comes out, which every document is rendered from. Saved results, merged summaries, versions,
// histories and rules are further ways in and out. Options that do not fit the data, files that are
// wrong and templates with unknown names are refused with an AssayError; nothing is written here
// but exported templates. Start with this file, then ReportRequest.swift and
// Evaluator/Evaluator.swift; AssayKit.docc has the documentation.

import AssayBytes
import AssayCompare
import AssayData
import AssayEvaluate
package import AssayReport
package import AssayResults
import AssaySamples
import AssayTables

/// The measurements of one or more models on one test set, and their comparison.
///
/// A report is made from files by ``init(_:progress:)``, in memory by an ``Evaluator``, from saved
/// results by ``init(savedAt:for:)``, or from merged parts by ``init(_:for:)``.
///
/// ```swift
/// let report = try Report(request)
/// print(report.headline)
/// print(report.scoreboard())
/// let page = try report.html()  // one file that needs no network
/// ```
///
/// Its numbers and words are values:
///
/// ```swift
/// for line in report.understood + report.verdict { print(line) }
/// print(report.count, "samples, classes", report.classes, "baseline", report.baseline)
/// for model in report.models {
///   for key in report.metrics { print(model, key, report.metric(key, of: model) ?? .nan) }
/// }
/// ```
public struct Report: Sendable {
  package let results: WordedResults
  /// Each model's outcome on each sample; nil unless ``ComparisonOptions/keepsOutcomes``.
  package let outcomes: Outcomes?
  /// The samples whose labels the models contradict; nil unless
  /// ``ComparisonOptions/findsSuspects``.
  package let suspects: SuspectList?

  /// Reads files, measures every model and compares the models with the baseline.
  ///
  /// ```swift
  /// var request = ReportRequest()
  /// request.labels = "labels.csv"
  /// request.models = [ReportRequest.Model(path: "net.csv")]
  /// let report = try Report(request)
  /// ```
  ///
  /// - Parameters:
  ///   - request: The files, and the options for reading, measuring and comparing.
  ///   - progress: A handler for the progress of reading.
  /// - Throws: ``AssayError/input(_:)`` if a file cannot be read or is wrong, with the file, the
  ///   line and the column; ``AssayError/usage(_:)`` if an option does not fit the data.
  public init(_ request: ReportRequest, progress: Progress.Handler? = nil) throws(AssayError) {
    let run = try request.run.checked()
    let measured = try Report.measure(request, progress: progress)
    let comparison = measured.folded.comparison
    let sources = measured.summary.sources
    var results = comparison.results(
      title: request.heading, version: assayVersion, sources: sources,
      caveats: measured.summary.caveats + comparison.doubts(about: sources),
      given: request.measuringOptions)
    results.run = run
    self.results = WordedResults(results, in: request.language)
    outcomes = measured.folded.sampleOutcomes
    suspects =
      request.comparison.findsSuspects
      ? try Report.suspects(
        measured.folded, measured.stream, jobs: request.jobs, progress: progress) : nil
  }

  init(_ results: WordedResults, outcomes: Outcomes? = nil, suspects: SuspectList? = nil) {
    (self.results, self.outcomes, self.suspects) = (results, outcomes, suspects)
  }

  /// Reads the files and measures every model.
  static func measure(
    _ request: ReportRequest, progress: Progress.Handler?
  ) throws(AssayError) -> (
    folded: Comparer, summary: SampleStream.Summary, stream: SampleStream
  ) {
    try request.checkFiles()
    try request.checkNames()
    try request.checkTask()
    do {
      let options = request.comparisonOptions
      let stream = try SampleStream(request.readRequest)
      let (folded, summary) = try stream.fold(
        jobs: request.jobs, progress: Progress.gate(progress),
        from: { try Comparer($0, options: options) })
      return (folded, summary, stream)
    } catch let error as CompareError {
      if case .tooManySlices = error { throw .input(error.description) }
      throw .usage(error.description)
    } catch let error as ReadError {
      throw .input(error.description)
    } catch {
      throw .input("\(error)")
    }
  }

  /// The number of samples; those of weight 0 are left out.
  public var count: Int { results.count }

  /// The names of the models, in the order of the report.
  public var models: [String] { results.models.map(\.name) }

  /// The value of a metric.
  ///
  /// ```swift
  /// let loss = report.metric("cross_entropy", of: "net")  // in nats, bits or hartleys
  /// ```
  ///
  /// ``measurement(_:of:)`` also gives the interval, or the reason why there is no value.
  ///
  /// - Parameters:
  ///   - key: The metric's key, one of ``metrics``.
  ///   - model: The model's name.
  /// - Returns: The value in the unit of the report; nil if it is infinite or undefined, or if
  ///   there is no such metric or model.
  public func metric(_ key: String, of model: String) -> Double? {
    results.models.first { $0.name.isExactly(model) }?.estimate(key).finite
  }

  /// One line per file that says how it was read: format, ids, labels, scores.
  ///
  /// Of more than eight files it has the first four and a line with the number of the others. It is
  /// empty if the samples came from memory.
  public var understood: [String] {
    let sources = results.sources
    let shown = sources.count > Report.mostFilesSaid ? Report.mostFilesSaid / 2 : sources.count
    return sources.prefix(shown).map { $0.line(results.language) }
      + (shown < sources.count
        ? [AssayReport.moreFiles(sources.count - shown, results.language)] : [])
  }

  /// The most files that are all listed; of more, half as many are.
  private static let mostFilesSaid = 8

  /// The result in one sentence, which has no full stop.
  public var headline: String { AssayReport.headline(results, nil) }

  /// The result with its numbers, a few sentences, in the language of the report.
  public var verdict: [String] { AssayReport.verdict(results) }

  /// The scoreboard as text for a terminal: a row for each model, a column for each main metric.
  ///
  /// ```swift
  /// print(report.scoreboard(width: 100, isVerbose: true))
  /// ```
  ///
  /// - Parameters:
  ///   - width: The number of columns of the terminal.
  ///   - isStyled: Whether weight and colour are used, by ANSI control sequences.
  ///   - isVerbose: Whether all metrics, differences and sentences follow.
  /// - Returns: The lines.
  public func scoreboard(
    width: Int = 80, isStyled: Bool = false, isVerbose: Bool = false
  ) -> String {
    AssayReport.scoreboard(results, width: max(width, 20), isStyled: isStyled, isVerbose: isVerbose)
  }

  /// Every value that templates can show, as JSON.
  ///
  /// Charts, which are long, are cut after their beginnings.
  ///
  /// ```swift
  /// print(report.values)  // what a template can show
  /// ```
  public var values: String { valuesJSON(reportTree(results)) }

  package func renderer(
    _ templates: TemplateFolder = .builtIn, gates: [GateResult] = [], jobs: Int = 1
  ) throws(AssayError) -> ReportRenderer {
    try ReportRenderer(results, templates, gates: gates, jobs: jobs)
  }

  /// The text of `results.json`: every measurement in full precision.
  ///
  /// <doc:ResultsJSON> describes it, and ``init(savedAt:for:)`` reads it back. A text of more than
  /// 64 MB or two million values is too large to be read back.
  ///
  /// ```swift
  /// try report.json().write(toFile: "results.json", atomically: true, encoding: .utf8)
  /// ```
  public func json() -> String { savedTree.text }

  private var savedTree: JSON {
    let english = WordedResults(results.results, in: .english)
    return results.results.written(
      summary: [AssayReport.headline(english, nil) + "."] + AssayReport.verdict(english))
  }

  /// The text of `results.json`; nil if it is too large to be read back.
  package var readableJSON: String? {
    let tree = savedTree
    let text = tree.text
    let isReadable = text.utf8.count <= largestDocument && tree.tokenCount <= maximumJSONNodeCount
    return isReadable ? text : nil
  }
}

extension Comparison {
  /// A warning for each label column that lies beside a model's scores and agrees with all of them:
  /// it may hold the model's predictions.
  fileprivate func doubts(about sources: [Source]) -> [Caveat] {
    guard count > 1 else { return [] }
    let flawless = evaluations.filter { $0.estimate(MetricKey.errorRate).finite == 0 }.map(\.model)
    return sources.compactMap { source in
      let isBeside = source.columns.contains { column in
        switch column.use {
        case .score(let model, _), .positiveScore(let model, _), .predictedScore(let model):
          flawless.contains(exactly: model)
        default: false
        }
      }
      guard isBeside, let label = source.columns.first(where: { $0.use == .label }) else {
        return nil
      }
      return .maybePredictions(path: source.path, column: label.name)
    }
  }
}
