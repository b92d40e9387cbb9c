import Testing

@testable import AssayChart

struct LetteringTests {
  @Test func `what fits is not cut`() {
    #expect(Lettering.cut("logreg", to: Lettering.width("logreg")) == "logreg")
    #expect(Lettering.cut("", to: 0) == "")
  }

  @Test func `a long name keeps its beginning and its end`() {
    let cut = Lettering.cut("resnet50-imagenet-2024-03-final", to: 100)
    #expect(cut.hasPrefix("resne"))
    #expect(cut.hasSuffix("final"))
    #expect(cut.contains("…"))
    #expect(Lettering.width(cut) <= 100)
  }

  @Test func `lines become one`() {
    #expect(Lettering.cut("a\nb\r\nc\td", to: 100) == "a b c d")
  }

  @Test func `marks without end are lost`() {
    let stacked = "a" + String(repeating: "\u{301}", count: 100_000)
    #expect(Lettering.cut(stacked, to: 100) == "a")
  }

  @Test func `a cut name has the whole as its title`() {
    var writer = SVGWriter()
    writer.text("a <very> long name", at: Point(x: 0, y: 0), width: 40)
    #expect(writer.output.contains("<title>a &lt;very&gt; long name</title>"))
  }
}
