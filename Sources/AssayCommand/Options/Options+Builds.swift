import AssayData
import AssayKit

// Options about outputs for build servers.

extension Option {
  private static let building: Set<CommandName> = [.report, .merge, .render, .diff, .check]

  static let builds: [Option] = [
    Option(
      .flat, nil, .file(), .builds, of: building,
      help: "Write every number as flat JSON, for DVC and MLflow"
    ) { job, value in job.builds.flat = value },
    Option(
      .dvcPlots, nil, .folder(), .builds, of: building,
      help: "Write the data of DVC plots"
    ) { job, value throws(AssayError) in job.builds.dvcPlots = try Flag.dvcPlots.folder(value) },
    Option(
      .junit, nil, .file(), .builds, of: building, isEssential: true,
      help: "Write the outcomes of rules as JUnit XML"
    ) { job, value in job.builds.junit = value },
    Option(
      .openmetrics, nil, .file(), .builds, of: building,
      help: "Write the metrics as OpenMetrics text, for GitLab"
    ) { job, value in job.builds.openMetrics = value },
    Option(
      .github, nil, nil, .builds, of: building,
      help: "Write GitHub’s step summary, outputs and annotations"
    ) { job, value throws(AssayError) in
      job.builds.isForGitHub = try Flag.github.boolean(value)
    },
    Option(
      .comment, nil, .file(), .builds, of: building, isEssential: true,
      help: "Write a comment for a pull request, in Markdown"
    ) { job, value in job.builds.comment = value },
    Option(
      .commentName, nil, .text("NAME"), .builds, of: building,
      help: "The hidden name that marks it (default: the title)"
    ) { job, value throws(AssayError) in
      guard 1...200 ~= value.utf8.count else {
        throw .usage("\(Flag.commentName) takes a name of 1 to 200 bytes")
      }
      job.builds.commentName = value
    },
    Option(
      .reportUrl, nil, .text("URL"), .builds, of: building,
      help: "The address of the full report, for its link"
    ) { job, value throws(AssayError) in
      let isPlain = value.utf8.allSatisfy { byte in
        byte > 0x20 && byte < 0x7F && !"<>()[]\"'`|\\".utf8.contains(byte)
      }
      guard isPlain, value.hasPrefix("https://") || value.hasPrefix("http://") else {
        throw .usage(
          "\(Flag.reportUrl) takes an address with http:// or https://, without blanks, brackets or "
            + "quotes, not '\(value)'")
      }
      job.builds.reportURL = value
    },
    Option(
      .commentWhen, nil, .words("WHEN", BuildOutputs.CommentWhen.self), .builds, of: building,
      help: "always (default), or changed: only if something changed"
    ) { job, value throws(AssayError) in
      job.builds.commentWhen = try Flag.commentWhen.choice(value)
    },
  ]
}
