/// A line of terminal text, changed so that a build server finds no commands in it.
///
/// Names come from files, and build servers interpret the logs of their jobs:
///
/// | text | where | read by |
/// |---|---|---|
/// | `::error::…` | first on a line | GitHub Actions |
/// | `##[error]…` | anywhere | GitHub Actions, Azure Pipelines |
/// | `##vso[…]` | anywhere | Azure Pipelines |
/// | `##teamcity[…]` | anywhere | TeamCity |
///
/// A backslash breaks each of them. The markers of GitLab, Travis and Jenkins need control
/// characters, which such a line never has, and those of Buildkite (`---`) only fold a log.
package func withoutCommands(_ line: String) -> String {
  let isCommand = line.drop(while: \.isWhitespace).hasPrefix("::")
  guard isCommand || line.utf8.contains(UInt8(ascii: "[")) else { return line }
  var text = isCommand ? "\\" : ""
  // The state of a possible `##name`: the number of `#`, and whether letters followed.
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
