import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// The outputs that a golden test can compare.
enum GoldenOutput: String, CaseIterable {
  case html
  case markdown = "md"
  case json
  case scoreboard = "txt"

  func text(of report: Report) throws -> String {
    switch self {
    // Scripts have their own tests, and would change every golden page.
    case .html:
      try report.html()
        .replacing(/(<script[^>]*>)(?s:.*?)<\/script>/) { "\($0.output.1)…</script>" }
        .replacing(/'sha256-[^']*'/, with: "'sha256-…'")
    case .markdown: try report.markdown()
    case .json: report.json()
    // So wide that no line is wrapped, as wrapping would depend on the length of paths.
    case .scoreboard: report.scoreboard(width: 2000)
    }
  }
}

/// Compares the outputs for a folder of `SampleData` with the files of that name in `Golden`.
func golden(
  _ folder: String, _ outputs: [GoldenOutput] = GoldenOutput.allCases,
  location: SourceLocation = #_sourceLocation
) throws {
  let report = try sampleReport(folder)
  for output in outputs {
    try golden(
      "\(folder).\(output.rawValue)", is: withoutRoot(output.text(of: report)), location: location)
  }
}

/// Compares a text with a golden file.
///
/// With `ASSAY_RECORD=1` in the environment the file is written instead, and the test fails, so
/// that nobody records by accident.
func golden(
  _ name: String, is text: String, location: SourceLocation = #_sourceLocation
) throws {
  let path = "\(packageRoot)/Tests/AssayReportTests/Golden/\(name)"
  if ProcessInfo.processInfo.environment["ASSAY_RECORD"] == "1" {
    try write(text, to: path)
    Issue.record("recorded \(name); run again without ASSAY_RECORD", sourceLocation: location)
    return
  }
  let expected = try String(contentsOfFile: path, encoding: .utf8)
  if let difference = firstDifference(text, expected) {
    Issue.record("\(name) \(difference)", sourceLocation: location)
  }
}

/// The first line in which two texts differ, from both; nil if their bytes are equal.
func firstDifference(_ text: String, _ expected: String) -> String? {
  if text.utf8.elementsEqual(expected.utf8) { return nil }
  let new = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { Substring($0) }
  let old = expected.utf8.split(separator: 10, omittingEmptySubsequences: false)
    .map { Substring($0) }
  let same = zip(new, old).prefix { $0.utf8.elementsEqual($1.utf8) }.count
  func line(_ lines: [Substring]) -> String {
    same < lines.count ? String(lines[same]) : "(the text ends before this line)"
  }
  return "differs in line \(same + 1)\n  is:       \(line(new))\n  expected: \(line(old))"
}
