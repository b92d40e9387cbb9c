import AssayTemplate
import Testing

@Suite struct RenderedTextTests {
  private func rendered(_ template: String) throws -> RenderedText {
    try Template(template, name: "t").rendered(
      ["a": "<x>", "empty": "", "markup": .markup("<b>"), "list": ["1", "23"]],
      partials: ["p": Template("[{{a}}]", name: "p")], escape: .html)
  }

  @Test(arguments: [
    ("plain", []), ("{{a}}", ["&lt;x&gt;"]), ("{{{a}}}{{markup}}", ["<x>", "<b>"]),
    ("{{empty}}{{#list}}-{{.}}{{/list}}", ["1", "23"]), ("{{> p}}{{! a }}", ["&lt;x&gt;"]),
    ("{{$block}}{{a}}{{/block}}", ["&lt;x&gt;"]),
  ])
  func `the places of values are known`(_ template: String, _ values: [String]) throws {
    let rendered = try rendered(template)
    #expect(rendered.values.map { String(decoding: rendered.bytes[$0], as: UTF8.self) } == values)
  }

  @Test func `a range is template text where no byte of it is a value's`() throws {
    let rendered = try rendered("0{{#list}}{{.}}-{{/list}}")
    #expect(rendered.text == "01-23-")
    let isTemplateText = (0..<6).map { rendered.isTemplateText($0..<$0 + 1) }
    #expect(isTemplateText == [true, false, true, false, false, true])
    #expect(rendered.isTemplateText(2..<2) && rendered.isTemplateText(2..<3))
    #expect(!rendered.isTemplateText(2..<4) && !rendered.isTemplateText(0..<6))
  }
}
