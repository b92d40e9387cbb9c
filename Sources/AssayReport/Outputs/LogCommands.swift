/// A line of terminal text that gives no commands to a build server.
///
/// Names come from files, and a job's log is read by its server:
///
/// | text | where | read by |
/// |---|---|---|
/// | `::error::…` | first on a line | GitHub Actions |
/// | `##[error]…` | anywhere | GitHub Actions, Azure Pipelines |
/// | `##vso[…]` | anywhere | Azure Pipelines |
/// | `##teamcity[…]` | anywhere | TeamCity |
///
/// A backslash breaks each of them. The marks of GitLab, Travis and Jenkins need control characters,
/// which no such line has, and those of Buildkite (`---`) only fold a log.
package func withoutCommands(_ line: String) -> String {
  let isCommand = line.drop(while: \.isWhitespace).hasPrefix("::")
  guard isCommand || line.utf8.contains(UInt8(ascii: "[")) else { return line }
  var text = isCommand ? "\\" : ""
  // Of `##name` so far: how many `#`, and whether letters came behind them.
  var (hashes, hasName) = (0, false)
  for scalar in line.unicodeScalars {
    if scalar == "[", hashes >= 2 { text += "\\" }
    switch scalar {
    case "#": (hashes, hasName) = (hasName ? 1 : hashes + 1, false)
    case "a"..."z", "A"..."Z": hasName = true
    default: (hashes, hasName) = (0, false)
    }
    text.unicodeScalars.append(scalar)
  }
  return text
}
