import AssayReport
import AssayTemplate
import Testing

@Suite struct ContentPolicyTests {
  private let meta = #"<meta http-equiv="Content-Security-Policy" content="{{policy}}">"#

  /// The page of a template in which `name` is data and `partial` is a file.
  private func page(_ template: String, name: String = "x", partial: String = "") throws -> String {
    let tree: TemplateValue = ["policy": .text(ContentPolicy.placeholder), "name": .text(name)]
    return try ContentPolicy.applied(
      to: Template(template, name: "t.html").rendered(
        tree, partials: ["partial": Template(partial, name: "partial")], escape: .html))
  }

  private func source(_ text: String) -> String {
    "'sha256-\(base64(SHA256.digest(text.utf8)))'"
  }

  /// The policy of a page, from its first meta element.
  private func policy(
    _ template: String, name: String = "x", partial: String = ""
  ) throws -> String {
    let page = try page(meta + template, name: name, partial: partial)
    let content = try #require(page.firstMatch(of: /content="([^"]*)">/))
    return String(content.output.1)
  }

  @Test func `styles and scripts are known by the hash of their text`() throws {
    #expect(try policy("") == "default-src 'none'")
    #expect(
      try policy("<style>a{}</style><SCRIPT type=\"a>b\">\nf()\n</script ><style>b{}</style>")
        == "default-src 'none'; style-src \(source("a{}")) \(source("b{}")); "
        + "script-src \(source("\nf()\n"))")
    #expect(
      try policy("<script>f()</script><script>f()</script>")
        == "default-src 'none'; script-src \(source("f()"))")
  }

  @Test func `a partial is part of the text`() throws {
    #expect(
      try policy("<script>\n  {{> partial}}\n</script>", partial: "f()\ng()\n")
        == "default-src 'none'; script-src \(source("\n  f()\n  g()\n"))")
  }

  @Test func `line ends are hashed as browsers read them`() throws {
    #expect(
      try policy("<script>\r\na\rb\r\r\nc\n</script>")
        == "default-src 'none'; script-src \(source("\na\nb\n\nc\n"))")
  }

  @Test(arguments: [
    "<script>f('{{name}}')</script>", "<script>f('{{{name}}}')</script>",
    "<script data-name=\"{{name}}\">f()</script>", "{{{name}}}", "<{{{name}}}>f()</script>",
    "<scripted>f()</scripted>", "<script>f()", "<script", "<script src=x",
  ])
  func `an element with data in it is not allowed`(_ template: String) throws {
    for name in ["x", "<script>f()</script>", "script"] {
      #expect(try policy(template, name: name) == "default-src 'none'")
    }
  }

  @Test func `data around an element changes no hash`() throws {
    for name in ["<!--", "<script>", "</script>", "<style>"] {
      #expect(
        try policy("{{{name}}}<script>f()</script>{{{name}}}", name: name)
          == "default-src 'none'; script-src \(source("f()"))")
    }
  }

  @Test func `an element that a comment mentions hides no other`() throws {
    let policy = try policy("<!-- <style> is below --><style>a{}</style>")
    #expect(policy.contains(source("a{}")))
  }

  @Test func `only the meta element of a policy is filled in`() throws {
    let name = ContentPolicy.placeholder
    #expect(
      try page(
        #"<title>{{name}}</title><meta name="author" content="{{name}}">"# + meta, name: name)
        == "<title>\(name)</title><meta name=\"author\" content=\"\(name)\">"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">")
    #expect(try page("<p>{{policy}}</p>") == "<p>\(name)</p>")
    #expect(
      try page("{{{name}}}", name: meta.replacing("{{policy}}", with: name)).contains(name))
    #expect(
      try page("<meta content='{{policy}}' http-equiv=content-security-policy>")
        == "<meta content='default-src &#39;none&#39;' http-equiv=content-security-policy>")
  }
}
