import AssayBytes
import AssayCompare
import AssayData
import AssayEvaluate
package import AssayReport
package import AssayResults
import AssaySamples
import AssayTables

/// A comparison of models on one test set, ready to be written in any form.
public struct Report: Sendable {
  package let results: WordedResults
  /// What each model made of each sample; nil unless it was asked for.
  package let outcomes: Outcomes?
  /// Whose labels the models contradict; nil unless it was asked for.
  package let suspects: SuspectList?

  /// Reads the files, measures every model and compares them with the baseline.
  ///
  /// - Parameters:
  ///   - request: What to report on, and how.
  ///   - progress: Is told some times a second how far reading is, when it takes over a second.
  /// - Throws: ``AssayError`` where a file cannot be read or an option does not fit the data.
  public init(_ request: ReportRequest, progress: Progress.Handler? = nil) throws(AssayError) {
    let measured = try Report.measure(request, progress: progress)
    let comparison = measured.folded.comparison
    let sources = measured.summary.sources
    var results = comparison.results(
      title: request.heading, version: assayVersion, sources: sources,
      caveats: measured.summary.caveats + comparison.doubts(about: sources),
      given: request.measuringOptions)
    results.run = request.run
    self.results = WordedResults(results, in: request.language)
    outcomes = measured.folded.sampleOutcomes
    suspects = try Report.suspects(request, measured.folded, measured.stream, progress: progress)
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
    try request.checkStandardInput()
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

  /// How many samples were measured.
  public var count: Int { results.count }

  /// The models in the order of the report.
  public var models: [String] { results.models.map(\.name) }

  /// A metric of a model by its key, such as `cross_entropy`, in the unit of the report; nil if
  /// it is infinite or undefined.
  public func metric(_ key: String, of model: String) -> Double? {
    results.models.first { $0.name.isExactly(model) }?.estimate(key).finite
  }

  /// One line a file: what it was taken for; of many files the first.
  public var understood: [String] {
    let sources = results.sources
    let shown = sources.count > Report.mostFilesSaid ? Report.mostFilesSaid / 2 : sources.count
    return sources.prefix(shown).map { $0.line(results.language) }
      + (shown < sources.count
        ? [AssayReport.moreFiles(sources.count - shown, results.language)] : [])
  }

  /// Of more files only half as many are said.
  private static let mostFilesSaid = 8

  /// What the results say, in one sentence without numbers.
  public var headline: String { AssayReport.headline(results, nil) }

  /// What the numbers say, in sentences.
  public var verdict: [String] { AssayReport.verdict(results) }

  /// The scoreboard for a terminal.
  ///
  /// - Parameters:
  ///   - width: How many columns there are.
  ///   - isStyled: Whether weight and colour may be used, in control sequences.
  ///   - isVerbose: Whether all metrics, differences and sentences follow.
  /// - Returns: Its lines.
  public func scoreboard(
    width: Int = 80, isStyled: Bool = false, isVerbose: Bool = false
  ) -> String {
    AssayReport.scoreboard(results, width: width, isStyled: isStyled, isVerbose: isVerbose)
  }

  /// Every value that templates see, as JSON; of finished charts only how they begin.
  public var values: String { valuesJSON(reportTree(results)) }

  package func renderer(
    _ templates: TemplateFolder = .builtIn, gates: [GateResult] = [], jobs: Int = 1
  ) throws(AssayError) -> ReportRenderer {
    try ReportRenderer(results, templates, gates: gates, jobs: jobs)
  }

  /// The report as one HTML file that needs no network.
  public func html() throws(AssayError) -> String { try renderer().render(.html) }

  /// The report as Markdown for GitHub and GitLab.
  public func markdown() throws(AssayError) -> String { try renderer().render(.markdown) }

  /// `results.json`: everything measured, in full precision.
  public func json() -> String { savedTree.text }

  private var savedTree: JSON {
    let english = WordedResults(results.results, in: .english)
    return results.results.written(
      summary: [AssayReport.headline(english, nil) + "."] + AssayReport.verdict(english))
  }

  /// The same; nil if it is too large to be read back.
  package var readableJSON: String? {
    let tree = savedTree
    let text = tree.text
    let isReadable = text.utf8.count <= largestDocument && tree.tokenCount <= maximumJSONNodeCount
    return isReadable ? text : nil
  }

  /// Renders a template of the user's own.
  ///
  /// What it is written in, and so how values are escaped, is told by its name:
  /// `summary.html.mustache`, `summary.md`.
  ///
  /// - Parameter path: The template's file.
  /// - Returns: The template's text with the values of this report.
  /// - Throws: ``AssayError`` with line, column and the nearest known name where it is wrong.
  public func rendered(templateAt path: String) throws(AssayError) -> String {
    try renderer().render(templateAt: path, Markup(templateNamed: path))
  }
}

extension Comparison {
  /// Labels beside a model's scores that agree with all of them: they may be its predictions.
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
