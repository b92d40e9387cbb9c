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
      guard isDate(value) else {
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

  /// Whether a text is `YYYY-MM-DD`, or that with a time and perhaps a zone.
  private static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    func fits(_ pattern: String, from start: Int) -> Bool {
      let pattern = Array(pattern.utf8)
      guard bytes.count >= start + pattern.count else { return false }
      return pattern.indices.allSatisfy { place in
        let byte = bytes[start + place]
        return pattern[place] == UInt8(ascii: "0")
          ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == pattern[place]
      }
    }
    guard fits("0000-00-00", from: 0), let month = Int(text.dropFirst(5).prefix(2)),
      let day = Int(text.dropFirst(8).prefix(2)), 1...12 ~= month, 1...31 ~= day
    else { return false }
    var place = 10
    if bytes.count == place { return true }
    guard fits("T00:00", from: place) else { return false }
    place += 6
    if fits(":00", from: place) { place += 3 }
    if bytes.count == place || fits("Z", from: place) && bytes.count == place + 1 { return true }
    return (fits("+00:00", from: place) || fits("-00:00", from: place)) && bytes.count == place + 6
  }
}
