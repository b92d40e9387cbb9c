import AssayTemplate
import Testing

struct UnknownNameTests {
  @Test func `a known name without a value renders nothing`() throws {
    #expect(try render("[{{a}}{{#a}}x{{/a}}{{^a}}y{{/a}}]", ["a": nil]) == "[y]")
  }

  @Test func `parts of an absent value are absent`() throws {
    #expect(try render("[{{a.b.c}}]", ["a": nil]) == "[]")
    #expect(try render("[{{a.b.c}}]", ["a": ["b": nil]]) == "[]")
  }

  @Test(arguments: [TemplateValue.bool(false), 1, "text", ["x"], [:]])
  func `parts of a value that has none are unknown`(_ value: TemplateValue) throws {
    #expect(try failure(of: "{{a.b}}", ["a": value]).kind == .unknownName(nearest: nil))
  }

  @Test func `a name may come from further out`() throws {
    let value: TemplateValue = ["title": "T", "models": [["id": 1], ["id": 2]]]
    #expect(try render("{{#models}}{{title}}{{id}} {{/models}}", value) == "T1 T2 ")
  }

  @Test func `what is not rendered is not checked`() throws {
    #expect(try render("{{#no}}{{unknown}}{{>unknown}}{{/no}}", ["no": false]) == "")
    #expect(try render("{{#none}}{{unknown}}{{/none}}", ["none": []]) == "")
  }
}
