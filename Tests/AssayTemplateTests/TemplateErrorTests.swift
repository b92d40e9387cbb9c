import AssayTemplate
import Testing

struct TemplateErrorTests {
  // MARK: Unknown names

  @Test func `an unknown name is an error with its nearest neighbour`() throws {
    let error = try failure(of: "a\n  {{modles}}", ["models": 1, "modes": 2, "title": 3])
    #expect(error.template == "t")
    #expect(error.line == 2)
    #expect(error.column == 3)
    #expect(error.found == "modles")
    #expect(error.kind == .unknownName(nearest: "models"))
    #expect(error.description == "t:2:3: unknown name 'modles'; did you mean 'models'?")
  }

  @Test(arguments: [
    "{{nmae}}", "{{{nmae}}}", "{{&nmae}}", "{{#nmae}}{{/nmae}}", "{{^nmae}}{{/nmae}}",
  ])
  func `every kind of tag checks its name`(source: String) throws {
    #expect(try failure(of: source, ["name": nil]).kind == .unknownName(nearest: "name"))
  }

  @Test func `a name that is like no other has no neighbour`() throws {
    let error = try failure(of: "{{x}}", ["y": 1, "accuracy": 1])
    #expect(error.kind == .unknownName(nearest: nil))
    #expect(error.description == "t:1:1: unknown name 'x'")
  }

  @Test func `case alone is no difference and ties go by the alphabet`() throws {
    #expect(try failure(of: "{{A}}", ["a": 1]).kind == .unknownName(nearest: "a"))
    #expect(try failure(of: "{{rad}}", ["red": 1, "rod": 1]).kind == .unknownName(nearest: "red"))
  }

  @Test(arguments: [
    ("precison", "precision"), ("preciisonn", "precision"), ("confsuion", "confusion"),
    ("lable", "label"),
  ])
  func `a letter left out, doubled or swapped still finds its name`(_ typo: String, _ name: String)
    throws
  {
    #expect(try failure(of: "{{\(typo)}}", [:]).kind == .unknownName(nearest: nil))
    let value = TemplateValue.object([name: 1])
    #expect(try failure(of: "{{\(typo)}}", value).kind == .unknownName(nearest: name))
  }

  @Test func `a part of a dotted name is looked for where it belongs`() throws {
    let value: TemplateValue = ["run": ["metrics": ["accuracy": 1]], "acuracy": 2]
    let error = try failure(of: "{{run.metrics.acuracy}}", value)
    #expect(error.found == "run.metrics.acuracy")
    #expect(error.kind == .unknownName(nearest: "run.metrics.accuracy"))
    #expect(try failure(of: "{{rum.metrics}}", value).kind == .unknownName(nearest: "run"))
  }

  @Test func `names of all open sections count as visible`() throws {
    let value: TemplateValue = ["title": "T", "models": [["score": 1]]]
    let source = "{{#models}}{{scroe}}{{/models}}"
    #expect(try failure(of: source, value).kind == .unknownName(nearest: "score"))
    #expect(
      try failure(of: "{{#models}}{{titel}}{{/models}}", value).kind
        == .unknownName(nearest: "title"))
  }

  @Test func `an unknown name in a partial is at the partial's line`() throws {
    let error = try failure(of: "\n\n{{>row}}", ["a": 1], partials: ["row": "x\n {{b}}"])
    #expect(error.description == "row:2:2: unknown name 'b'")
  }

  @Test func `an unknown name in an argument is at the line where the argument is written`() throws
  {
    let error = try failure(
      of: "{{<page}}\n{{$body}}{{nobody}}{{/body}}{{/page}}",
      partials: ["page": "{{$body}}{{/body}}"]
    )
    #expect(error.description == "t:2:10: unknown name 'nobody'")
  }

  @Test func `an unknown partial is an error with its nearest neighbour`() throws {
    let error = try failure(of: "{{> haed }}", partials: ["head": "", "foot": ""])
    #expect(error.kind == .unknownPartial(nearest: "head"))
    #expect(error.description == "t:1:1: unknown partial 'haed'; did you mean 'head'?")
    #expect(try failure(of: "{{<p}}{{/p}}").description == "t:1:1: unknown partial 'p'")
    let dynamic = try failure(of: "{{>*kind}}", ["kind": "hed"], partials: ["head": ""])
    #expect(dynamic.found == "hed")
    #expect(dynamic.kind == .unknownPartial(nearest: "head"))
  }

  @Test func `a list or an object is no text`() throws {
    let list = try failure(of: "{{models}}", ["models": []])
    #expect(list.kind == .notText(.list))
    #expect(
      list.description == "t:1:1: 'models' is a list, not text; loop over it with {{#models}}")
    let object = try failure(of: "{{run}}", ["run": [:]])
    #expect(object.kind == .notText(.object))
    #expect(
      object.description
        == "t:1:1: 'run' is an object, not text; name one of its members, as in {{run.name}}")
  }

  // MARK: Syntax

  @Test(arguments: [
    ("ab\n{{name", "t:2:1: tag '{{name' is never closed"),
    ("{{{name}}", "t:1:1: tag '{{{name}}' is never closed"),
    ("{{name\n{{other}}", "t:1:1: tag '{{name' is never closed"),
    ("{{#name {{other}}", "t:1:1: tag '{{#name {{other}}' is never closed"),
    ("{{!x", "t:1:1: tag '{{!x' is never closed"),
    ("{{", "t:1:1: tag '{{' is never closed"),
    ("{{=", "t:1:1: tag '{{=' is never closed"),
    ("\n {{#a}}\n{{^b}}{{/b}}", "t:2:2: 'a' is opened here and never closed"),
    ("{{$a}}", "t:1:1: 'a' is opened here and never closed"),
    ("\n{{#a}}\n{{#b}}\n{{/a}}", "t:4:1: 'a' is closed, but 'b' from line 3 is still open"),
    ("{{/a}}", "t:1:1: 'a' is closed, but nothing is open"),
    ("{{=<%=}}", "t:1:1: bad delimiters '<%'; give two separated by a space, as in {{=<% %>=}}"),
    (
      "{{=a b}}", "t:1:1: bad delimiters '=a b'; give two separated by a space, as in {{=<% %>=}}"
    ),
    (
      "{{= a=b c =}}",
      "t:1:1: bad delimiters 'a=b c'; give two separated by a space, as in {{=<% %>=}}"
    ),
    ("x{{ }}", "t:1:2: a tag needs a name"),
    ("{{#}}{{/}}", "t:1:1: a tag needs a name"),
    ("{{> * }}", "t:1:1: a tag needs a name"),
    ("{{a\u{1B}[2J}}", "t:1:1: unknown name 'a\u{FFFD}[2J'"),
  ])
  func `each error has its wording`(_ source: String, _ wording: String) throws {
    #expect(try failure(of: source).description == wording)
  }

  @Test func `the data of a mismatch names what is open`() throws {
    let kind = try failure(of: "\n{{#a}}{{/b}}").kind
    guard case .mismatchedClose(let open?) = kind else {
      Issue.record("\(kind)")
      return
    }
    #expect(open.name == "a")
    #expect(open.line == 2)
  }

  // MARK: Positions

  @Test func `columns count Unicode scalars`() throws {
    // Two bytes, four bytes, and a letter of two scalars.
    #expect(try failure(of: "é{{x}}").column == 2)
    #expect(try failure(of: "😀{{x}}").column == 2)
    #expect(try failure(of: "e\u{301}{{x}}").column == 3)
  }

  @Test func `a line ending of two characters is one line`() throws {
    let error = try failure(of: "{{! a\r\nb }}\r\n  {{x}}")
    #expect(error.line == 3)
    #expect(error.column == 3)
  }
}
