import AssayTemplate
import Testing

struct IndentationTests {
  @Test func `indentation adds up over partials and skips empty lines`() throws {
    let output = try render(
      "<\n  {{>a}}\n>", partials: ["a": "a\n\n {{>b}}\nc\n", "b": "{{! }}\nx\ny\n"])
    #expect(output == "<\n  a\n\n   x\n   y\n  c\n>")
  }

  @Test func `lines of values are not indented`() throws {
    let output = try render(" {{>a}}", ["v": "1\n2"], partials: ["a": "{{v}}\n{{{v}}}\n"])
    #expect(output == " 1\n2\n 1\n2\n")
  }

  @Test func `sections inside an indented partial indent each line once`() throws {
    let output = try render(
      "  {{>a}}\n", ["v": [1, 2]],
      partials: ["a": "{{#v}}\n- {{.}}\n{{/v}}\n{{#v}}{{.}}{{/v}}\n"])
    #expect(output == "  - 1\n  - 2\n  12\n")
  }

  @Test func `a partial among text is not indented`() throws {
    #expect(try render("  x {{>a}}\n", partials: ["a": "1\n2"]) == "  x 1\n2\n")
  }

  @Test func `a tag alone on its line takes the line ending of its kind`() throws {
    #expect(try render("a\r\n {{#v}}\t\r\nb\r\n{{/v}}\r\nc", ["v": true]) == "a\r\nb\r\nc")
  }

  @Test func `a comment over several lines takes them all`() throws {
    #expect(try render("a\n  {{! x\n y }}  \nb") == "a\nb")
    #expect(try render("a\n  {{! x\n y }} z\nb") == "a\n   z\nb")
  }

  @Test func `two tags on a line leave it`() throws {
    #expect(try render("{{#v}}{{/v}}\n{{! }} {{! }}\n", ["v": true]) == "\n \n")
  }
}
