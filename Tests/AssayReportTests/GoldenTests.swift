import AssayKit
import Testing

/// Complete reports, compared byte for byte.
///
/// To record them again: `ASSAY_RECORD=1 swift test --filter Golden`.
@Suite struct GoldenTests {
  @Test func `party`() throws { try golden("party") }
  @Test func `party in Chinese`() throws { try golden("party-zh") }
  @Test func `labels that are distributions`() throws { try golden("distributions") }
  @Test func `digits`() throws { try golden("digits", [.markdown, .json, .scoreboard]) }
  @Test func `pictures with several classes`() throws { try golden("multilabel") }

  @Test func `the diff of two versions`() throws {
    let diff = try diffOfVersions()
    try golden("diff.md", is: diff.markdown())
    try golden("diff.txt", is: diff.text(width: 80))
    try golden("diff.html", is: diff.html())
    try golden("diff.json", is: diff.json())
  }

  @Test func `a difference is told by its first line`() {
    #expect(
      firstDifference("a\nb\nc", "a\nx\nc")
        == "differs in line 2\n  is:       b\n  expected: x")
    #expect(
      firstDifference("a", "a\n")
        == "differs in line 2\n  is:       (the text ends before this line)\n  expected: ")
    #expect(firstDifference("é", "e\u{301}") != nil)
    #expect(firstDifference("a\n", "a\n") == nil)
  }
}
