import AssayTemplate
import Testing

/// Deeply nested templates end in an error, never in a crash.
struct DepthTests {
  @Test(arguments: ["#", "^", "$", "<"])
  func `a hundred thousand open tags are an error`(_ sigil: String) throws {
    let source = String(repeating: "{{\(sigil)a}}", count: 100_000)
    let error = try failure(of: source)
    #expect(error.kind == .tooDeepNesting(limit: Template.maximumNesting))
    #expect(error.column == Template.maximumNesting * 6 + 1)
    #expect(error.description == "t:1:601: 'a' is nested more than 100 levels deep")
  }

  @Test func `the deepest nesting that is allowed renders`() throws {
    let depth = Template.maximumNesting
    let source =
      String(repeating: "{{#a}}", count: depth) + "x" + String(repeating: "{{/a}}", count: depth)
    #expect(try render(source, ["a": true]) == "x")
  }

  @Test func `a partial that includes itself for ever is an error`() throws {
    let error = try failure(of: "{{>a}}", partials: ["a": "\n {{>a}}"])
    #expect(error.kind == .recursionTooDeep(limit: Template.maximumDepth))
    #expect(
      error.description
        == "a:2:2: 'a' is nested more than 100 levels deep; does a partial include itself?")
  }

  @Test func `two partials that include each other for ever are an error`() throws {
    let deep = String(repeating: "{{#x}}", count: 40)
    let end = String(repeating: "{{/x}}", count: 40)
    let error = try failure(
      of: "{{>a}}", ["x": true], partials: ["a": deep + "{{>b}}" + end, "b": "{{>a}}"])
    #expect(error.kind == .recursionTooDeep(limit: Template.maximumDepth))
  }

  @Test func `an argument that holds its own block is an error`() throws {
    let error = try failure(
      of: "{{<p}}{{$a}}{{$a}}{{/a}}{{/a}}{{/p}}", partials: ["p": "{{$a}}{{/a}}"])
    #expect(error.kind == .recursionTooDeep(limit: Template.maximumDepth))
  }

  @Test func `a tree of forty levels renders`() throws {
    var tree: TemplateValue = ["nodes": []]
    for _ in 0..<40 {
      tree = ["nodes": [tree]]
    }
    let output = try render("{{>n}}", tree, partials: ["n": "<{{#nodes}}{{>n}}{{/nodes}}>"])
    #expect(output == String(repeating: "<", count: 41) + String(repeating: ">", count: 41))
  }
}
