import AssayData
import AssayKit
import AssayReport
import AssayResults
import AssaySystem

/// The outputs for build servers: numbers, test cases, metrics, a comment on a pull request.
struct BuildOutputs: Sendable {
  /// Every finite number as flat JSON, for DVC and MLflow.
  var flat: String?
  /// A folder for the data of DVC plots.
  var dvcPlots: String?
  /// The outcomes of the rules, as JUnit XML.
  var junit: String?
  /// The metrics as OpenMetrics text, for GitLab.
  var openMetrics: String?
  /// A comment on a pull request, in Markdown.
  var comment: String?
  /// The name by which the comment is found again; nil for the title.
  var commentName: String?
  /// The address of the full report, for the comment.
  var reportURL: String?
  /// Whether to write a summary, outputs and annotations for GitHub Actions.
  var isForGitHub = false
  /// When to write the comment.
  var commentWhen = CommentWhen.always

  /// The runs that write a comment.
  enum CommentWhen: String, Sendable, CaseIterable {
    /// Every run.
    case always
    /// Runs in which a rule is broken or undecided, or a model is better or worse in a primary
    /// metric.
    case changed
  }

  /// No outputs.
  init() {}

  /// The files with the options that name them.
  var files: [NamedFile] {
    [
      (.flat, flat), (.dvcPlots, dvcPlots.map { isFolder($0) ? $0 + "/dvc.yaml" : $0 }),
      (.junit, junit), (.openmetrics, openMetrics), (.comment, comment),
    ].compactMap { (flag: Flag, path: String?) in path.map { NamedFile(flag, $0) } }
  }

  /// The most bytes of a comment, below GitHub's limit of 65,536 characters.
  static let mostCommentBytes = 60_000
  /// The least room for a step summary: a headline and a table need as much.
  static let leastSummaryBytes = 1000
  /// The most bytes of a step summary, below GitHub's limit of 1 MiB per step.
  static let mostSummaryBytes = 1_000_000
}

extension Outputs {
  /// Adds the outputs for build servers.
  ///
  /// - Parameters:
  ///   - builds: The outputs to write.
  ///   - results: The results; for two versions, those of the newer one.
  ///   - diff: The changes from an older version; nil without one.
  ///   - judged: The outcomes of the rules; nil without rules.
  ///   - rest: The full report in Markdown, to be folded into a comment.
  /// - Throws: ``AssayError`` if a template fails, or outside GitHub Actions if outputs for it are
  ///   asked for.
  mutating func addBuilds(
    _ builds: BuildOutputs, _ results: WordedResults, diff: VersionDiff?,
    _ judged: GateOutcomes?, rest: () throws(AssayError) -> String
  ) throws(AssayError) {
    let gates = judged?.gates ?? []
    if let path = builds.flat { add(flatJSON(results.results, gates: gates).text, to: path) }
    if let folder = builds.dvcPlots {
      for (path, text) in dvcPlots(results.results) {
        let path = "\(folder)/\(path)"
        folders.append(
          path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/"))
        add(text, to: path)
      }
    }
    if let path = builds.openMetrics { add(openMetrics(results.results, gates: gates), to: path) }
    if let path = builds.junit { add(junitXML(gates, results), to: path) }
    if builds.isForGitHub { try addGitHub(builds, results, diff, gates, rest) }
    guard let path = builds.comment else { return }
    let isWritten =
      builds.commentWhen == .always || gates.contains { $0.outcome != .held }
      || (diff?.hasClearChange ?? results.results.hasClearDifference)
    guard isWritten else { return }
    add(
      try text(builds, results, diff, gates, rest(), limit: BuildOutputs.mostCommentBytes),
      to: path)
  }

  private func text(
    _ builds: BuildOutputs, _ results: WordedResults, _ diff: VersionDiff?, _ gates: [GateResult],
    _ rest: String, limit: Int
  ) throws(AssayError) -> String {
    do {
      return try comment(
        results, diff: diff, gates: gates, name: builds.commentName, url: builds.reportURL,
        rest: rest, limit: limit)
    } catch {
      throw .template(error.description)
    }
  }

  /// Adds GitHub's step summary, which is appended to its file, outputs and annotations.
  private mutating func addGitHub(
    _ builds: BuildOutputs, _ results: WordedResults, _ diff: VersionDiff?, _ gates: [GateResult],
    _ rest: () throws(AssayError) -> String
  ) throws(AssayError) {
    let (summary, outputs) = (
      Process.environment("GITHUB_STEP_SUMMARY"), Process.environment("GITHUB_OUTPUT")
    )
    guard summary != nil || outputs != nil else {
      throw .usage(
        "\(Flag.github) is for a step of GitHub Actions, which sets GITHUB_STEP_SUMMARY and GITHUB_OUTPUT; leave it "
          + "out elsewhere")
    }
    if let summary {
      // GitHub drops a summary over the limit as a whole.
      let room = BuildOutputs.mostSummaryBytes - (FileSystem.size(of: summary) ?? 0) - 2
      if room > BuildOutputs.leastSummaryBytes {
        let text = try text(builds, results, diff, gates, rest(), limit: room)
        appended.append(OutputFile(path: summary, bytes: Array((text + "\n").utf8)))
      } else {
        annotations = "::warning title=Assay::The step summary is full and takes no more\n"
      }
    }
    if let outputs {
      let text = gitHubOutputs(gates, headline: headline(results, diff))
      appended.append(OutputFile(path: outputs, bytes: Array(text.utf8)))
    }
    annotations += gitHubAnnotations(gates, results, most: annotations.isEmpty ? 10 : 9)
  }
}

extension VersionDiff {
  /// Whether a model is better or worse in a primary metric.
  fileprivate var hasClearChange: Bool {
    models.contains { model in
      primary.contains { model.change($0)?.test?.isClear ?? false }
    }
  }
}

extension Results {
  /// Whether a candidate is better or worse in a primary metric.
  fileprivate var hasClearDifference: Bool {
    pairs.contains { pair in options.primary.contains { pair.test($0)?.isClear ?? false } }
  }
}
