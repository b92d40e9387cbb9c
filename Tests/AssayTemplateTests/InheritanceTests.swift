import AssayTemplate
import Testing

struct InheritanceTests {
  private let page = """
    <body>
      {{$title}}<h1>{{name}}</h1>{{/title}}
      {{$main}}
        <p>nothing
      {{/main}}
    </body>

    """

  @Test func `a parent without arguments shows the defaults`() throws {
    #expect(
      try render("{{<page}}{{/page}}", ["name": "N"], partials: ["page": page])
        == "<body>\n  <h1>N</h1>\n    <p>nothing\n</body>\n")
    #expect(
      try render(" {{>page}}\n", ["name": "N"], partials: ["page": page])
        == " <body>\n   <h1>N</h1>\n     <p>nothing\n </body>\n")
  }

  @Test func `arguments take the indentation of the block they override`() throws {
    let source = """
      {{<page}}
      ignored {{unknown}}
          {{$title}}<h2>{{/title}}
          {{$main}}
          {{#rows}}
            <li>{{.}}
          {{/rows}}

          <hr>
          {{/main}}
      {{/page}}
      end
      """
    #expect(
      try render(source, ["rows": [1, 2]], partials: ["page": page]) == """
        <body>
          <h2>
              <li>1
              <li>2

            <hr>
        </body>
        end
        """)
  }

  @Test func `a block among text takes its argument as it is`() throws {
    #expect(
      try render(
        "{{<p}}{{$a}}\n  1\n  2\n{{/a}}{{/p}}", partials: ["p": "x {{$a}}d{{/a}}y"])
        == "x 1\n2\ny")
  }

  @Test func `a parent with text before it leaves its line`() throws {
    #expect(try render("a {{<p}}{{/p}}\nb", partials: ["p": "1\n2"]) == "a 1\n2\nb")
    #expect(try render(" {{<p}}{{/p}} a\nb", partials: ["p": "1\n2"]) == " 1\n2 a\nb")
  }

  @Test func `the outermost argument wins`() throws {
    let partials = [
      "middle": "{{<base}}{{$a}}middle{{/a}}{{$b}}middle{{/b}}{{/base}}",
      "base": "{{$a}}base{{/a}} {{$b}}base{{/b}} {{$c}}base{{/c}}",
    ]
    #expect(
      try render("{{<middle}}{{$a}}top{{/a}}{{/middle}}", partials: partials) == "top middle base")
  }

  @Test func `arguments do not outlive their parent`() throws {
    #expect(
      try render(
        "{{<p}}{{$a}}1{{/a}}{{/p}}{{<p}}{{/p}}{{$a}}2{{/a}}", partials: ["p": "{{$a}}0{{/a}}"])
        == "102")
  }

  @Test func `a dynamic parent is closed by the same name`() throws {
    #expect(
      try render(
        "{{<*kind}}{{$a}}1{{/a}}{{/ * kind}}", ["kind": "p"], partials: ["p": "<{{$a}}{{/a}}>"])
        == "<1>")
  }
}
