import AssayResults
import AssaySystem

extension ReportOption {
  /// Which version results are of; nothing of it is said unless it is asked for.
  static let runs: [ReportOption] = [
    ReportOption(
      "name", "NAME", .report, help: "What this version is called, in histories and results"
    ) { request, value in request.run.name = value },
    ReportOption(
      "commit", "ID", .report,
      help: "The commit of this version; auto: that of the build (GITHUB_SHA and others)"
    ) { request, value throws(AssayError) in
      request.run.commit = value == "auto" ? try buildCommit() : value
    },
    ReportOption(
      "date", "DATE", .report, help: "The day or time of this version, as 2026-01-31T12:00:00Z"
    ) { request, value throws(AssayError) in
      guard RunDate(value) != nil else {
        throw .usage(
          "--date takes a day or a time, as in 2026-01-31 or 2026-01-31T12:00:00Z, not '\(value)'")
      }
      request.run.date = value
    },
  ]

  private static func buildCommit() throws(AssayError) -> String {
    let names = ["GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT"]
    for name in names {
      if let commit = Process.environment(name), !commit.isEmpty { return commit }
    }
    throw .usage(
      "--commit auto goes by \(names.joined(separator: ", ")), and none of them is set; give the commit itself"
    )
  }
}
