import AssayData
import Testing

private let composed = "\u{E9}"
private let decomposed = "e\u{301}"

@Test func `texts are one where their bytes are`() {
  #expect(composed == decomposed, "Swift takes them for one")
  #expect(ExactText(composed) != ExactText(decomposed))
  #expect(ExactText(composed) == ExactText("\u{E9}"))
  #expect(!composed.isExactly(decomposed))
  #expect(!(composed as String?).isExactly(decomposed))
  #expect(!(nil as String?).isExactly(""))
}

@Test func `texts in two forms are two keys`() {
  var places: [ExactText: Int] = [:]
  places[composed] = 1
  places[decomposed] = 2
  #expect(places[composed] == 1)
  #expect(places[decomposed] == 2)
  #expect(Set(exactly: [composed, decomposed, composed]).count == 2)
  #expect([composed, decomposed, composed].distinct.count == 2)
  #expect([composed, decomposed].firstIndex(exactly: decomposed) == 1)
  #expect(![composed].contains(exactly: decomposed))
  #expect(![composed].areExactly([decomposed]))
}

@Test func `the ends of texts are compared byte by byte`() {
  #expect("m_\(decomposed)".hasExactPrefix("m_e"))
  #expect(!"m_\(composed)".hasExactPrefix("m_\(decomposed)"))
}

@Test func `caveats about files in two forms are two`() {
  var list = CaveatList()
  for path in [composed, decomposed, composed] { list.add(.pairedByPosition(path: path)) }
  #expect(list.caveats.count == 2)
  var sums = CaveatList()
  for model in [composed, decomposed, composed] {
    sums.add(.renormalized(model: model, rows: 1, largest: 0.5))
  }
  #expect(sums.caveats.count == 2)
}
