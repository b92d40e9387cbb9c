import Testing

/// A name that tries to act as markup or control text.
struct HostileName: Sendable, Hashable, CustomTestStringConvertible {
  let text: String
  let testDescription: String

  init(_ text: String, _ description: String? = nil) {
    self.text = text
    testDescription = description ?? text
  }

  static let all = [
    HostileName("</script><script>alert(1)</script>"),
    HostileName("\"><img src=x onerror=alert(1)>"),
    HostileName("' onmouseover='alert(1)"),
    HostileName("</bdi></td></table><h1>x"),
    HostileName("<!--"), HostileName("&lt;b&gt;"), HostileName("]]>"),
    HostileName("{{x}}"), HostileName("{{{x}}}"), HostileName("{{/models}}"),
    HostileName("|"), HostileName("a|b\\|c\\"), HostileName("`"), HostileName("```"),
    HostileName("$x$"), HostileName("$$"), HostileName("@user"), HostileName("#1"),
    HostileName("::error::x"), HostileName("##[error]x"), HostileName("- x"),
    HostileName("[x](javascript:alert(1))"), HostileName("**x**"), HostileName("</details>"),
    HostileName("a\nb", "a newline"), HostileName("a\r\n\r\n# b", "a paragraph"),
    HostileName("a\tb", "a tab"), HostileName("\u{1B}[31mred\u{1B}]0;title\u{7}", "escapes"),
    HostileName("a\u{9B}31m\u{85}b", "C1 controls"),
    HostileName(String(repeating: "x", count: 10_000), "10,000 letters"),
    HostileName("a\u{202E}gnp.exe", "a right-to-left override"),
    HostileName("a\u{2067}b\u{2069}c", "isolates"),
    HostileName("a\u{FEFF}b", "a mark of byte order"),
    HostileName("##vso[task.complete result=Failed;]x"), HostileName("##teamcity[x]"),
    HostileName("section_start:1:x\r\u{1B}[0Kx", "a section of GitLab"),
    HostileName("--{{{name}}}"), HostileName("https://evil.example"), HostileName("![x](y)"),
    HostileName(":x: !1 GH-1"),
    HostileName("👩‍👩‍👧‍👦🎉"), HostileName("=cmd|' /C calc'!A0"), HostileName("null"),
    HostileName("\u{2028}", "a line separator"),
  ]

  /// The name as a field of a CSV file.
  var field: String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
}
