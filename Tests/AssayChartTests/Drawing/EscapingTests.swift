import Testing

@testable import AssayChart

struct EscapingTests {
  @Test(arguments: [
    ("a & b", "a &amp; b"),
    ("</script>", "&lt;/script&gt;"),
    ("\"><img src=x onerror='y'>", "&quot;&gt;&lt;img src=x onerror=&#39;y&#39;&gt;"),
    ("]]>", "]]&gt;"),
    ("\0\u{8}\u{1B}\u{7F}\u{85}\u{FFFE}", String(repeating: "\u{FFFD}", count: 6)),
    ("\u{9B}31m\u{202E}\u{2066}\u{2028}\u{FEFF}", "\u{FFFD}31m\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("a\tb\nc", "a\tb\nc"),
    ("é 日本 😀", "é 日本 😀"),
  ])
  func `text is shown as itself`(_ text: String, _ written: String) {
    var writer = SVGWriter()
    writer.characters(text)
    #expect(writer.output == written)
  }

  @Test(arguments: hostileNames)
  func `no chart lets a name end its element or value`(_ name: String) throws {
    for (chart, svg) in everyChart(named: name) {
      try #require(wellFormedness(of: svg) == nil, "\(chart)")
      #expect(!svg.contains("<script") && !svg.contains("<img"), "\(chart)")
      if name.contains(where: "<>&\"'\0".contains) {
        #expect(!svg.contains(name), "\(chart)")
      }
    }
  }
}
