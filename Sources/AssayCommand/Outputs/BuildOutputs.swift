import AssayData
import AssayKit
import AssayReport
import AssayResults
import AssaySystem

/// The files for builds: numbers, test cases, metrics, a comment on a pull request.
struct BuildOutputs: Sendable {
  /// Every finite number, flat, for DVC and MLflow.
  var flat: String?
  /// A folder with files from which DVC draws plots.
  var dvcPlots: String?
  /// What became of the rules, as JUnit XML.
  var junit: String?
  /// The metrics as OpenMetrics text, for GitLab.
  var openMetrics: String?
  /// A comment on a pull request, in Markdown.
  var comment: String?
  /// By which the comment is found again; nil: the title.
  var commentName: String?
  /// Where the full report is, for the comment.
  var reportURL: String?
  /// Whether GitHub Actions get a summary, outputs and annotations.
  var isForGitHub = false
  /// When there is a comment.
  var commentWhen = CommentWhen.always

  /// When a comment is written.
  enum CommentWhen: String, Sendable, CaseIterable {
    /// Each time.
    case always
    /// If a rule is broken or undecided, or a model is better or worse in a primary metric.
    case changed
  }

  /// Nothing is written.
  init() {}

  /// The files with the options that name them.
  var files: [NamedFile] {
    [
      (.flat, flat), (.dvcPlots, dvcPlots.map { isFolder($0) ? $0 + "/dvc.yaml" : $0 }),
      (.junit, junit), (.openmetrics, openMetrics), (.comment, comment),
    ].compactMap { (flag: Flag, path: String?) in path.map { NamedFile(flag, $0) } }
  }

  /// Less than GitHub's 65,536 characters.
  static let mostCommentBytes = 60_000
  /// Less room takes no headline and no table.
  static let leastSummaryBytes = 1000
  /// Less than GitHub's 1 MiB a step.
  static let mostSummaryBytes = 1_000_000
}

extension Outputs {
  /// Adds the files for builds.
  ///
  /// - Parameters:
  ///   - builds: The files to write.
  ///   - results: The results, of two versions the newer ones.
  ///   - diff: What changed from an older version; nil without one.
  ///   - judged: What became of the rules; nil without any.
  ///   - rest: All of it in Markdown, to be folded into a comment.
  /// - Throws: ``AssayError`` where a template is wrong.
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

  /// A step summary behind what the file has, outputs, and annotations.
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
      // A summary over the limit is dropped as a whole.
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
