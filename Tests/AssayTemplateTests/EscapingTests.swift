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
    ("é 日本 😀 \u{200E}x\u{200D}", "é 日本 😀 \u{200E}x\u{200D}"),
    ("", ""),
  ])
  func `HTML shows text as itself`(_ text: String, _ html: String) throws {
    #expect(Escaping.html.escape(text) == html)
    #expect(try render("{{.}}", .text(text), escape: .html) == html)
  }

  @Test(arguments: [
    // Inline markup.
    ("a*b_c`d~e", "a&#42;b_c&#96;d&#126;e"),
    ("_a_b_ c_ _d é_f", "&#95;a_b&#95; c&#95; &#95;d é&#95;f"),
    ("[x](javascript:y)", "&#91;x&#93;(javascript:y)"),
    ("![x](y)", "!&#91;x&#93;(y)"),
    ("\\*", "&#92;&#42;"),
    ("a|b\\|c", "a&#124;b&#92;&#124;c"),
    ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
    ("<!-- -->", "&lt;!-- --&gt;"),
    // Line ends.
    ("a\nb\r\nc\rd", "a b c d"),
    ("a\n\n# b", "a  &#35; b"),
    // Extensions of the hosts, such as mentions.
    ("costs $1$", "costs <span>$</span>1<span>$</span>"),
    ("@octocat", "@<!-- -->octocat"),
    ("@_x @é", "@<!-- -->&#95;x @<!-- -->é"),
    ("a@1 @ @", "a@<!-- -->1 @ @"),
    ("#1 #x", "&#35;<!-- -->1 &#35;x"),
    ("!1 !x GH-1 gh-x bigGh-2", "!<!-- -->1 !x GH-<!-- -->1 gh-x bigGh-<!-- -->2"),
    (":x: a:dog:b :+1:", ":<!-- -->x: a:<!-- -->dog:b :<!-- -->+1:"),
    ("12:30:45 a: b: std::max", "12:30:45 a: b: std::max"),
    ("http://x www.y WwW.z w.ww", "http&#58;//x www&#46;y WwW&#46;z w.ww"),
    ("::error::x", "&#58;:<!-- -->error::x"),
    ("\n ::error::x", "&#32;&#58;:<!-- -->error::x"),
    ("##[command]x", "&#35;&#35;&#91;command&#93;x"),
    ("std::max", "std::max"),
    (": x", ": x"),
    // Block markup.
    ("- a", "&#45; a"), ("+ a", "&#43; a"), ("-", "&#45;"), ("+", "&#43;"),
    (" - a", "&#32;&#45; a"), ("-\na", "&#45; a"), ("---", "&#45;--"), ("===", "&#61;=="),
    ("=", "&#61;"), ("a - b", "a - b"), ("1. a", "1&#46; a"), ("12) a", "12&#41; a"),
    ("3.", "3&#46;"), ("1.5", "1.5"), ("a 1. b", "a 1. b"), ("1: a", "1: a"), (". a", ". a"),
    ("1- a", "1- a"), ("    a", "&#32;a"), ("a \t", "a&#32;"),
    // Numbers, and text that needs no escaping.
    ("-1", "-1"), ("-0.5", "-0.5"), ("+3", "+3"), ("−2", "−2"), ("=1", "=1"), ("42", "42"),
    ("a, b; (c) {d} 50 % e!", "a, b; (c) {d} 50 % e!"),
    ("é 日本 😀", "é 日本 😀"),
    ("\0\u{1B}[2J\t\u{7F}", "\u{FFFD}\u{FFFD}&#91;2J\t\u{FFFD}"),
    ("", ""), (" ", "&#32;"),
  ])
  func `Markdown shows text as itself`(_ text: String, _ markdown: String) throws {
    #expect(Escaping.markdown.escape(text) == markdown)
    #expect(try render("{{.}}", .text(text), escape: .markdown) == markdown)
  }

  @Test func `plain text keeps every sign that is printable`() {
    let text = "<&\"'\r\n\t*|@x>é—日"
    #expect(Escaping.plain.escape(text) == text)
  }

  @Test(
    arguments: [Escaping.html, .markdown, .plain],
    [
      "\0", "\u{1B}", "\u{7F}", "\u{80}", "\u{9B}", "\u{9F}", "\u{2028}", "\u{2029}", "\u{202A}",
      "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{FFFF}",
    ])
  func `what steers or hides is replaced in every output`(_ escape: Escaping, _ sign: String) {
    #expect(escape.escape("a\(sign)b") == "a\u{FFFD}b")
  }

  @Test(arguments: ["{{{.}}}", "{{&.}}"])
  func `raw tags leave every byte`(_ source: String) throws {
    #expect(try render(source, "<*|>\n", escape: .markdown) == "<*|>\n")
    #expect(try render(source, "<'\">", escape: .html) == "<'\">")
  }
}
