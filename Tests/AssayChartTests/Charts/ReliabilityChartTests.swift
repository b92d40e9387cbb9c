import AssayChart
import Testing

struct ReliabilityChartTests {
  private func chart(_ counts: [Int]) -> String {
    let bins = counts.enumerated().map { index, count in
      let lower = Double(index) / Double(counts.count)
      let upper = Double(index + 1) / Double(counts.count)
      return ReliabilityChart.Bin(
        lower: lower, upper: upper, score: lower, share: upper, interval: lower...upper,
        count: count, text: "bin \(index)")
    }
    return ReliabilityChart(
      ChartText(id: "r", title: "", description: ""), series: 0, bins: bins, xTitle: "", yTitle: "",
      countTitle: "", format: { "\($0)" }, formatCount: { "\($0)" }
    ).svg
  }

  @Test func `a dot's area is in proportion to its count`() {
    #expect(values(of: "r", in: "circle", chart([400, 100])) == [6, 3])
  }

  @Test func `a dot of few samples can still be seen`() {
    #expect(values(of: "r", in: "circle", chart([1_000_000, 1])) == [6, 1.8])
  }

  @Test func `a bar of one sample beside a million can still be seen`() {
    #expect(values(of: "height", in: "rect", chart([1_000_000, 1])) == [36, 0.5])
  }

  @Test func `an empty bin has no dot and no bar`() {
    let svg = chart([10, 0])
    #expect(values(of: "r", in: "circle", svg).count == 1)
    #expect(values(of: "height", in: "rect", svg) == [36])
  }
}
