import Testing

@testable import AssayReport

@Suite struct TextBarTests {
  @Test(
    arguments: [
      (0, "░░░░░░░░░░"), (1, "██████████"), (0.5, "█████░░░░░"), (0.001, "▏░░░░░░░░░"),
      (0.999, "█████████▉"), (.nan, ""),
    ] as [(Double, String)])
  func `only nothing is an empty bar, and only all is a full one`(_ share: Double, _ bar: String) {
    #expect(TextBars.share(share) == bar)
  }

  @Test func `a bar of a sample shows differences down to an eighth of a cell`() {
    #expect(TextBars.share(0.006, cells: 5) == "▏░░░░")
    #expect(TextBars.share(0.295, cells: 5) == "█▌░░░")
    let bars = (0...40).map { TextBars.share(Double($0) / 40, cells: 5) }
    #expect(Set(bars).count == 41 && bars.allSatisfy { $0.count == 5 })
  }
}
