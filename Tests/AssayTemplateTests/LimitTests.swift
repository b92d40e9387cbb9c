import AssayTemplate
import Testing

/// Templates that would fill memory or never end are errors.
struct LimitTests {
  private let list: TemplateValue = ["a": .list(Array(repeating: "x", count: 10))]

  private func nested(_ depth: Int, around text: String) -> String {
    "\n" + String(repeating: "{{#a}}", count: depth) + text
      + String(repeating: "{{/a}}", count: depth)
  }

  private func limits(output: Int = .max, steps: Int = .max) -> Template.Limits {
    var limits = Template.Limits()
    (limits.output, limits.steps) = (output, steps)
    return limits
  }

  @Test func `sections that repeat a list thirty times inside itself are an error`() throws {
    let error = try failure(
      of: nested(30, around: String(repeating: "text", count: 1000)), list,
      limits: limits(output: 3_000_000))
    #expect(error.kind == .tooMuchOutput(limit: 3_000_000))
    #expect(
      error.description
        == "t:2:169: the output exceeds 3 MB at 'a'; list fewer elements there")
  }

  @Test func `they are an error where they write nothing, too`() throws {
    let error = try failure(of: nested(30, around: ""), list, limits: limits(steps: 2_000_000))
    #expect(error.kind == .tooManySteps(limit: 2_000_000))
    #expect(
      error.description
        == "t:2:175: more than 2 million tags were rendered, the last one 'a'; "
        + "does a section repeat a list inside itself?")
  }

  @Test func `an error in a partial names the partial`() throws {
    let error = try failure(
      of: "{{#a}}{{>p}}{{/a}}", list, partials: ["p": "\n\n  {{b}}{{c}}"],
      limits: limits(steps: 5))
    #expect(error.template == "p" && error.line == 3 && error.column == 3)
  }

  @Test(arguments: [
    "{{x}}", "{{#x}}{{/x}}", "{{^x}}{{/x}}", "{{>p}}", "{{<p}}{{/p}}", "{{$x}}{{/x}}",
  ])
  func `every tag is counted`(_ tag: String) throws {
    let value: TemplateValue = ["x": "1"]
    #expect(try !render(tag, value, partials: ["p": "p"], limits: limits(steps: 1)).contains("{"))
    let error = try failure(of: tag, value, partials: ["p": "p"], limits: limits(steps: 0))
    #expect(error.kind == .tooManySteps(limit: 0))
  }

  @Test func `an output up to its limit is rendered`() throws {
    #expect(try render("{{#a}}{{.}}{{/a}}", list, limits: limits(output: 10)).utf8.count == 10)
    let error = try failure(of: "{{#a}}{{.}}{{/a}}", list, limits: limits(output: 9))
    #expect(error.kind == .tooMuchOutput(limit: 9))
  }

  @Test func `no template may write more than 256 MB, or render more than 20 million tags`() {
    #expect(Template.Limits().output == 256_000_000 && Template.Limits().steps == 20_000_000)
  }
}
