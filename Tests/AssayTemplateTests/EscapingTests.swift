import AssayTemplate
import Testing

struct EscapingTests {
  @Test(arguments: [
    ("a & b", "a &amp; b"),
    ("<script>alert(\"x\")</script>", "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"),
    ("' onload='x", "&#39; onload=&#39;x"),
    ("&amp;", "&amp;amp;"),
    ("]]>", "]]&gt;"),
    ("\0\u{8}\u{B}\u{C}\u{E}\u{1B}\u{1F}\u{7F}", String(repeating: "\u{FFFD}", count: 8)),
    ("a\tb\r\nc", "a\tb\r\nc"),
    ("é 日本 😀 \u{202E}x\u{2066}", "é 日本 😀 \u{202E}x\u{2066}"),
    ("", ""),
  ])
  func `HTML shows text as itself`(_ text: String, _ html: String) throws {
    #expect(Escaping.html.escape(text) == html)
    #expect(try render("{{.}}", .text(text), escape: .html) == html)
  }

  @Test(arguments: [
    // Inline marks.
    ("a*b_c`d~e", "a\\*b\\_c\\`d\\~e"),
    ("[x](javascript:y)", "\\[x\\](javascript:y)"),
    ("![x](y)", "!\\[x\\](y)"),
    ("\\*", "\\\\\\*"),
    ("a|b\\|c", "a\\|b\\\\\\|c"),
    ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
    ("<!-- -->", "&lt;!-- --&gt;"),
    // Lines.
    ("a\nb\r\nc\rd", "a b c d"),
    ("a\n\n# b", "a  \\# b"),
    // What the hosts add.
    ("costs $1$", "costs <span>$</span>1<span>$</span>"),
    ("@octocat", "@<!-- -->octocat"),
    ("@_x @é", "@<!-- -->\\_x @<!-- -->é"),
    ("a@1 @ @", "a@<!-- -->1 @ @"),
    ("#1 #x", "\\#<!-- -->1 \\#x"),
    ("::error::x", ":<!-- -->:error::x"),
    ("\n ::error::x", "  :<!-- -->:error::x"),
    ("##[command]x", "\\#\\#\\[command\\]x"),
    ("std::max", "std::max"),
    (": x", ": x"),
    // Blocks.
    ("- a", "\\- a"), ("+ a", "\\+ a"), ("-", "\\-"), ("+", "\\+"), (" - a", " \\- a"),
    ("-\na", "\\- a"), ("---", "\\---"), ("===", "\\==="), ("=", "\\="), ("a - b", "a - b"),
    ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("3.", "3\\."), ("1.5", "1.5"), ("a 1. b", "a 1. b"),
    ("1: a", "1: a"), (". a", ". a"), ("1- a", "1- a"),
    // Numbers, and text that needs nothing.
    ("-1", "-1"), ("-0.5", "-0.5"), ("+3", "+3"), ("−2", "−2"), ("=1", "=1"), ("42", "42"),
    ("a, b; (c) {d} 50 % e!", "a, b; (c) {d} 50 % e!"),
    ("é 日本 😀", "é 日本 😀"),
    ("\0\u{1B}[2J\t\u{7F}", "\u{FFFD}\u{FFFD}\\[2J\t\u{FFFD}"),
    ("", ""), (" ", " "),
  ])
  func `Markdown shows text as itself`(_ text: String, _ markdown: String) throws {
    #expect(Escaping.markdown.escape(text) == markdown)
    #expect(try render("{{.}}", .text(text), escape: .markdown) == markdown)
  }

  @Test func `no escaping leaves every byte`() {
    let text = "<&\"'\0\r\n*|@x>"
    #expect(Escaping.none.escape(text) == text)
  }

  @Test(arguments: ["{{{.}}}", "{{&.}}"])
  func `raw tags leave every byte`(_ source: String) throws {
    #expect(try render(source, "<*|>\n", escape: .markdown) == "<*|>\n")
    #expect(try render(source, "<'\">", escape: .html) == "<'\">")
  }
}
