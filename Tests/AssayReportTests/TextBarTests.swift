import AssayStatistics
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

  @Test func `an interval stands on the scale that it shares with others`() {
    func drawn(_ low: Double, _ value: Double, _ high: Double) -> String {
      TextBars.interval(Interval(low: low, high: high), value: value, on: 0...10, cells: 11)
    }
    #expect(drawn(2, 4, 8) == "··├─●───┤··")
    #expect(drawn(0, 10, 10) == "├─────────●")
    #expect(drawn(5, 5, 5) == "·····●·····")
    #expect(drawn(-5, 3, 50) == "├──●──────┤")
    #expect(TextBars.interval(Interval(low: 1, high: 1), value: 1, on: 1...1) == "")
  }
}
