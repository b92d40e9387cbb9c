import AssayChart
import Testing

struct OutcomeSquareTests {
  @Test func `areas are in proportion to counts`() {
    #expect(squares([1600, 400, 100, 25]) == [72, 36, 18, 9])
  }

  @Test func `one sample beside a million can still be seen`() {
    #expect(squares([1_000_000, 1, 0, 10_000]) == [72, 3, 7.2])
  }

  /// The sides of the squares of these counts.
  private func squares(_ counts: [Int]) -> [Double] {
    let parts = counts.map { OutcomeSquare.Part(count: $0, label: "words") }
    let svg = OutcomeSquare(
      ChartText(id: "o", title: "", description: ""), bothRight: parts[0], onlyBaseline: parts[1],
      onlyCandidate: parts[2], bothWrong: parts[3], baseline: 0, candidate: 1,
      formatCount: { "\($0)" }
    ).svg
    #expect(values(of: "width", in: "rect", svg) == values(of: "height", in: "rect", svg))
    return values(of: "width", in: "rect", svg)
  }

  @Test func `beside its like it has counts alone, on one scale`() {
    let parts = [1600, 400, 100, 25].map { OutcomeSquare.Part(count: $0, label: "words") }
    let svg = OutcomeSquare(
      ChartText(id: "o", title: "", description: ""), bothRight: parts[0], onlyBaseline: parts[1],
      onlyCandidate: parts[2], bothWrong: parts[3], baseline: 0, candidate: 1, smallBeside: 6400,
      formatCount: { "\($0)" }
    ).svg
    #expect(values(of: "width", in: "rect", svg) == [28, 14, 7, 3.5])
    #expect(svg.contains(">400</text>") && !svg.contains(">words</text>"))
    #expect(svg.contains("<title>words · 400</title>"))
  }

  @Test func `a count of nothing has words and no square`() {
    let none = OutcomeSquare.Part(count: 0, label: "neither right")
    let svg = OutcomeSquare(
      ChartText(id: "o", title: "", description: ""), bothRight: none, onlyBaseline: none,
      onlyCandidate: none, bothWrong: none, baseline: 0, candidate: 1, formatCount: { "\($0)" }
    ).svg
    #expect(!svg.contains("<rect") && svg.contains("neither right"))
  }
}
