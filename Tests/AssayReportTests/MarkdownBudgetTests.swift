import AssayKit
import AssayTestSupport
import Testing

@testable import AssayCommand

@Suite struct MarkdownBudgetTests {
  /// The Markdown report of the digits, within a limit of bytes.
  private func markdown(within limit: Int?) throws -> String {
    var job = Job()
    (job.markdown, job.mostMarkdownBytes) = ("-", limit)
    return try sampleReport("digits").outputs(for: job).standardOutput ?? ""
  }

  @Test func `a report that fits is whole`() throws {
    let whole = try markdown(within: nil)
    #expect(try markdown(within: whole.utf8.count) == whole)
  }

  @Test(arguments: [20_000, 8_000, 3_000])
  func `sections go from the end, and it is said which`(limit: Int) throws {
    let text = try markdown(within: limit)
    #expect(text.utf8.count <= limit)
    #expect(text.hasPrefix("# No model is clearly better than logistic regression\n"))
    #expect(text.hasSuffix("Definitions; Provenance.*\n"))
    #expect(text.contains("*Left out, to stay within "))
    #expect(!text.contains("<b>Definitions</b>"))
  }

  @Test func `a budget that the verdict exceeds is refused`() throws {
    #expect(throws: AssayError.self) { try markdown(within: 100) }
  }
}
