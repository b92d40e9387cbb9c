import AssayReport
import AssayResults
import AssaySystem

/// What is written for builds: numbers, test cases, metrics, a comment on a pull request.
public struct BuildOutputs: Sendable {
  /// Every finite number, flat, for DVC and MLflow.
  public var flat: String?
  /// A folder with files from which DVC draws plots.
  public var dvcPlots: String?
  /// What became of the rules, as JUnit XML.
  public var junit: String?
  /// The metrics as OpenMetrics text, for GitLab.
  public var openMetrics: String?
  /// A comment on a pull request, in Markdown.
  public var comment: String?
  /// By which the comment is found again; nil: the title.
  public var commentName: String?
  /// Where the full report is, for the comment.
  public var reportURL: String?
  /// Whether GitHub Actions get a summary, outputs and annotations.
  public var isForGitHub = false
  /// When there is a comment.
  public var commentWhen = CommentWhen.always

  /// When a comment is written.
  public enum CommentWhen: String, Sendable, CaseIterable {
    /// Each time.
    case always
    /// If a rule is broken or undecided, or a model is better or worse in a primary metric.
    case changed
  }

  /// Nothing is written.
  public init() {}

  /// The files with the options that name them.
  var files: [NamedFile] {
    [
      ("--flat", flat),
      ("--dvc-plots", dvcPlots.map { ReportRequest.isFolder($0) ? $0 + "/dvc.yaml" : $0 }),
      ("--junit", junit),
      ("--openmetrics", openMetrics), ("--comment", comment),
    ].compactMap { name, path in path.map { NamedFile(name, $0) } }
  }

  /// Refuses what says something of a comment where none is written.
  func check() throws(AssayError) {
    guard comment == nil, !isForGitHub else { return }
    let about = [
      ("--comment-name", commentName != nil), ("--report-url", reportURL != nil),
      ("--comment-when", commentWhen != .always),
    ]
    if let (option, _) = about.first(where: \.1) {
      throw .usage("\(option) is about a comment; give its file with --comment")
    }
  }

  /// Less than GitHub's 65,536 characters.
  static let mostCommentBytes = 60_000
  /// Less room takes no headline and no table.
  static let leastSummaryBytes = 1000
  /// Less than GitHub's 1 MiB a step.
  static let mostSummaryBytes = 1_000_000
}

extension ReportOption {
  /// What is written for builds.
  static let builds: [ReportOption] = [
    ReportOption(
      "flat", "FILE", .builds, isPath: true,
      help: "Write every number as flat JSON, model/metric, for DVC and MLflow"
    ) { request, value in request.builds.flat = value },
    ReportOption(
      "dvc-plots", "DIR", .builds, isPath: true,
      help: "Write what DVC plots: curves, calibration, losses, and confusions"
    ) { request, value throws(AssayError) in
      guard value != "-" else { throw .usage("--dvc-plots takes a folder, not standard output") }
      request.builds.dvcPlots = value
    },
    ReportOption(
      "junit", "FILE", .builds, isPath: true,
      help: "Write what became of the rules as JUnit XML"
    ) { request, value in request.builds.junit = value },
    ReportOption(
      "openmetrics", "FILE", .builds, isPath: true,
      help: "Write the metrics as OpenMetrics text, for GitLab"
    ) { request, value in request.builds.openMetrics = value },
    ReportOption(
      "github", nil, .builds,
      help: "Write a step summary, outputs and annotations of GitHub Actions"
    ) { request, value throws(AssayError) in
      request.builds.isForGitHub = try boolean(value, of: "github")
    },
    ReportOption(
      "comment", "FILE", .builds, isPath: true,
      help: "Write a comment for a pull request, within 60,000 bytes"
    ) { request, value in request.builds.comment = value },
    ReportOption(
      "comment-name", "NAME", .builds,
      help: "The hidden name by which the comment is found again (default: the title)"
    ) { request, value throws(AssayError) in
      guard 1...200 ~= value.utf8.count else {
        throw .usage("--comment-name takes a name of 1 to 200 bytes")
      }
      request.builds.commentName = value
    },
    ReportOption(
      "report-url", "URL", .builds, help: "Where the full report is, for a link in the comment"
    ) { request, value throws(AssayError) in
      let isPlain = value.utf8.allSatisfy { byte in
        byte > 0x20 && byte < 0x7F && !"<>()[]\"'`|\\".utf8.contains(byte)
      }
      guard isPlain, value.hasPrefix("https://") || value.hasPrefix("http://") else {
        throw .usage(
          "--report-url takes an address with http:// or https://, without blanks, brackets or quotes, not "
            + "'\(value)'")
      }
      request.builds.reportURL = value
    },
    ReportOption(
      "comment-when", "WHEN", .builds,
      help: "Write it always (default), or changed: if something changed or is not held"
    ) { request, value throws(AssayError) in
      request.builds.commentWhen = try choice(value, of: "comment-when")
    },
  ]

  /// The options of what is written for builds.
  public static var ofBuilds: [ReportOption] { builds }
}

extension ReportRequest {
  /// The files for builds with the options that name them.
  public var buildFiles: [NamedFile] { builds.files }
}

extension Report.Outputs {
  /// Adds what a request wants for builds.
  ///
  /// - Parameters:
  ///   - request: What to write, and the language.
  ///   - results: The results, of two versions the newer ones.
  ///   - diff: What changed from an older version; nil without one.
  ///   - judged: What became of the rules; nil without any.
  ///   - rest: All of it in Markdown, to be folded into a comment.
  /// - Throws: ``AssayError`` where a template is wrong.
  mutating func addBuilds(
    for request: ReportRequest, _ results: WordedResults, diff: VersionDiff?,
    _ judged: GateOutcomes?, rest: () throws(AssayError) -> String
  ) throws(AssayError) {
    let (builds, gates) = (request.builds, judged?.gates ?? [])
    try builds.check()
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
        "--github is for a step of GitHub Actions, which sets GITHUB_STEP_SUMMARY and GITHUB_OUTPUT; leave it "
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
