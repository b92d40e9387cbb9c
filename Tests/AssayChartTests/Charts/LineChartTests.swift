import AssayChart
import Testing

struct LineChartTests {
  private let text = ChartText(id: "roc", title: "ROC", description: "Curves.")

  @Test func `a line of a hundred thousand points takes less than 12 kB`() {
    let points = (0..<100_000).map { index in
      (x: Double(index) / 1e5, y: Double(index * 7919 % 1009) / 1009)
    }
    let svg = LineChart(
      text, x: share, y: share, lines: [.init(name: "rf", series: 0, points: points)]
    ).svg
    #expect(svg.utf8.count < 12_000)
  }

  @Test func `a line has no more points than were given`() {
    let line = LineChart.Line(name: "rf", series: 0, points: [(0, 0), (.nan, 1), (1, 1)])
    let svg = LineChart(text, x: share, y: share, lines: [line]).svg
    let path = svg.split(separator: "<").first { $0.contains("stroke-linejoin") } ?? ""
    #expect(path.count { $0 == "L" } == 1)
  }

  @Test func `a line of one point is a dot`() {
    let line = LineChart.Line(name: "rf", series: 0, points: [(0.5, 0.5)])
    let svg = LineChart(text, x: share, y: share, lines: [line]).svg
    #expect(values(of: "r", in: "circle", svg) == [2])
  }

  @Test func `names at the same end stand one below the other`() {
    let lines = (0..<3).map {
      LineChart.Line(name: "m\($0)", series: $0, points: [(0, 0), (1, 1)])
    }
    let svg = LineChart(text, x: share, y: share, lines: lines).svg
    let names = svg.split(separator: "<").filter { $0.hasPrefix("text") && $0.contains(">m") }
    let heights = names.compactMap { values(of: "y", in: "text", "<" + $0).first }
    #expect(heights.count == 3)
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 12.9 })
  }

  @Test func `names without room are behind one mark`() {
    let lines = (0..<40).map { LineChart.Line(name: "m\($0)", series: $0, points: [(1, 0.5)]) }
    let svg = LineChart(text, x: share, y: share, lines: lines).svg
    #expect(svg.contains("\nm38\nm39</title>…</text>"))
  }

  @Test func `a pointer waits unseen and tells where 0 and 1 are`() {
    let y = Axis(title: "error", scale: .linear(0...0.5), format: { "\($0)" })
    let svg = LineChart(
      text, x: share, y: y, lines: [],
      pointers: [
        .init(series: 1, x: "fpr", y: "recall"), .init(series: 0, x: "threshold", y: nil),
      ]
    ).svg
    let groups = svg.split(separator: "<").filter { $0.contains("threshold-marker") }
    #expect(groups.count == 2)
    #expect(groups.allSatisfy { $0.contains("visibility=\"hidden\" pointer-events=\"none\"") })
    let frames = groups.map { group in
      (group.firstMatch(of: /data-frame="([^"]*)"/)?.output.1 ?? "").split(separator: " ")
        .compactMap { Double($0) }
    }
    // Of an axis up to one half, 1 is as far above the plot as the plot is high.
    #expect(frames[0][3] - frames[0][1] == 2 * (320 - 20 - 34))
    #expect(frames[1][1] == 0 && frames[1][3] == 0)
    #expect(frames[0][0] == frames[1][0] && frames[0][2] == frames[1][2])
  }
}
