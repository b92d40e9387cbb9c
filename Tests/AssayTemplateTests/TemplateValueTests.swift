import AssayTemplate
import Testing

struct TemplateValueTests {
  @Test(arguments: [
    (85, "85"), (1.21, "1.21"), (-3, "-3"), (0, "0"), (0.1 + 0.2, "0.30000000000000004"),
    (1e-7, "1e-07"), (1e21, "1e+21"), (9_007_199_254_740_992, "9007199254740992"),
    (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"), (-0.0, "-0"),
    (.leastNonzeroMagnitude, "5e-324"),
  ])
  func `numbers render as short as they can be read back`(_ number: Double, _ text: String) throws {
    #expect(try render("{{.}}", .number(number)) == text)
  }

  @Test func `truth values render as words`() throws {
    #expect(try render("{{a}} {{b}}", ["a": true, "b": false]) == "true false")
  }

  @Test(arguments: [TemplateValue.null, false, "", .markup(""), []])
  func `what is empty is falsy`(_ value: TemplateValue) throws {
    #expect(try render("{{#a}}yes{{/a}}{{^a}}no{{/a}}", ["a": value]) == "no")
  }

  @Test(arguments: [TemplateValue.bool(true), 0, .number(.nan), " ", .markup("x"), [nil], [:]])
  func `what is there is truthy, also zero`(_ value: TemplateValue) throws {
    #expect(try render("{{#a}}yes{{/a}}{{^a}}no{{/a}}", ["a": value]) == "yes")
  }

  @Test(arguments: [Escaping.html, .markdown, .plain])
  func `markup is inserted as it is`(_ escape: Escaping) throws {
    let value = TemplateValue.markup("<math>\n*&$</math>")
    #expect(
      try render("{{.}}{{{.}}}{{&.}}", value, escape: escape).split(separator: "</math>") == [
        "<math>\n*&$", "<math>\n*&$", "<math>\n*&$",
      ])
  }

  @Test func `literals build trees and a later key wins`() {
    let value: TemplateValue = ["a": 1, "b": [1.5, "x\(1)", true, nil], "a": 2]
    #expect(
      value
        == .object(["a": .number(2), "b": .list([.number(1.5), .text("x1"), .bool(true), .null])]))
  }
}
