import AssayChart
import Testing

struct ReliabilityChartTests {
  private func chart(_ counts: [Int]) -> String {
    let bins = counts.enumerated().map { index, count in
      let lower = Double(index) / Double(counts.count)
      let upper = Double(index + 1) / Double(counts.count)
      return ReliabilityChart.Bin(
        edges: lower...upper, score: lower, share: upper, interval: lower...upper,
        count: count, text: "bin \(index)")
    }
    return ReliabilityChart(
      ChartText(id: "r", title: "", description: ""), series: 0, bins: bins,
      scale: .linear(0...1), xTitle: "", yTitle: "", countTitle: "", format: { "\($0)" },
      formatCount: { "\($0)" }
    ).svg
  }

  @Test func `a dot's area is in proportion to its count`() {
    #expect(values(of: "r", in: "circle", chart([400, 100])) == [6, 3])
  }

  @Test func `a dot of few samples can still be seen`() {
    #expect(values(of: "r", in: "circle", chart([1_000_000, 1])) == [6, 1.8])
  }

  @Test func `a bar of one sample beside a million can still be seen`() {
    #expect(bars(chart([1_000_000, 1])) == [36, 0.5])
  }

  @Test func `an empty bin has no dot and no bar`() {
    let svg = chart([10, 0])
    #expect(values(of: "r", in: "circle", svg).count == 1)
    #expect(bars(svg) == [36])
  }

  @Test func `bins without edges are dots without bars that count them`() {
    let bins = [10, 40].map {
      ReliabilityChart.Bin(
        edges: nil, score: 0.5, share: 0.5, interval: nil, count: $0, text: "")
    }
    let svg = ReliabilityChart(
      ChartText(id: "r", title: "", description: ""), series: 0, bins: bins,
      scale: .logOdds(0.1...0.99), xTitle: "", yTitle: "", countTitle: "", format: { "\($0)" },
      formatCount: { "\($0)" }
    ).svg
    #expect(values(of: "r", in: "circle", svg) == [3, 6])
    #expect(bars(svg).isEmpty)
  }

  /// The heights of the bars, which are rectangles of one path.
  private func bars(_ svg: String) -> [Double] {
    let shape = svg.split(separator: "<").first { $0.contains("z") && $0.contains("class=\"s0\"") }
    return (shape ?? "").matches(of: /h[\d.]+v([\d.]+)h-/).compactMap { Double($0.output.1) }
  }
}
