import Testing

@testable import AssayChart

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
    #expect(svg.contains(/d="M[\d.]+ [\d.]+l[\d.]+-[\d.]+"/))
  }

  @Test func `a line of one point is a dot`() {
    let line = LineChart.Line(name: "rf", series: 0, points: [(0.5, 0.5)])
    let svg = LineChart(text, x: share, y: share, lines: [line]).svg
    // One in the key, one in the plot.
    #expect(values(of: "r", in: "circle", svg) == [3])
  }

  @Test func `a line says its name and five of its points, and dots say each their own`() {
    let points = (0...8).map { (x: Double($0) / 8, y: 1 - Double($0) / 8) }
    let axis = Axis(
      title: "", scale: .linear(0...1), reading: { "\(Int($0 * 100))%" }, format: { "\($0)" })
    func svg(_ style: LineChart.Line.Style) -> String {
      LineChart(
        text, x: axis, y: axis,
        lines: [.init(name: "rf", series: 0, points: points, style: style)]
      ).svg
    }
    for style in [LineChart.Line.Style.line, .steps] {
      #expect(
        svg(style).contains(
          "<title>rf · 0%, 100% · 25%, 75% · 50%, 50% · 75%, 25% · 100%, 0%</title>"))
    }
    #expect(svg(.points).matches(of: /<title>rf · \d+%, \d+%<\/title>/).count == 9)
  }

  @Test func `lines that end apart have their names there, others a key above`() {
    func chart(_ ends: [Double]) -> String {
      let lines = ends.enumerated().map {
        LineChart.Line(name: "m\($0.offset)", series: $0.offset, points: [(0, 0), (1, $0.element)])
      }
      return LineChart(text, x: share, y: share, lines: lines).svg
    }
    func heights(_ svg: String) -> [Double] {
      svg.split(separator: "<").filter { $0.hasPrefix("text") && $0.contains(">m") }
        .compactMap { values(of: "y", in: "text", "<" + $0).first }
    }
    let apart = heights(chart([1, 0.5, 0.1]))
    #expect(apart.count == 3)
    #expect(zip(apart, apart.dropFirst()).allSatisfy { $1 - $0 > 50 })
    #expect(heights(chart([1, 1, 0.1])) == [10, 10, 10])
  }

  @Test func `lines of six models differ by their dashes`() {
    let lines = (0..<6).map {
      LineChart.Line(name: "m\($0)", series: $0, points: [(0, 0), (1, 1)])
    }
    let svg = LineChart(text, x: share, y: share, lines: lines).svg
    let dashes = svg.split(separator: "<").filter { $0.contains("stroke-linejoin=\"round\"") }
      .map { $0.firstMatch(of: /stroke-dasharray="([^"]*)"/)?.output.1 ?? "" }
    #expect(dashes.count == 6 && Set(dashes).count == 6)
  }

  @Test func `a line is cut where it leaves the plot`() {
    let found = pieces(
      of: [(0, 0), (1, 2), (2, 2), (3, 0), (4, -1)], within: 0...1)
    #expect(found.map { $0.map(\.x) } == [[0, 0.5], [2.5, 3, 3]])
    #expect(found.map { $0.map(\.y) } == [[0, 1], [1, 0, 0]])
    #expect(pieces(of: [(0, 5), (1, 6)], within: 0...1).isEmpty)
  }

  @Test func `a pointer waits unseen and says where 0 and 1 are`() {
    let y = Axis(title: "error", scale: .linear(0...0.5), format: { "\($0)" })
    let svg = LineChart(
      text, x: share, y: y, lines: [],
      pointers: [.mark(series: 1, x: "fpr", y: "recall"), .line(x: "threshold")]
    ).svg
    let groups = svg.split(separator: "<").filter { $0.contains("threshold-marker") }
    #expect(groups.count == 2)
    #expect(groups.allSatisfy { $0.contains("visibility=\"hidden\" pointer-events=\"none\"") })
    let frames = groups.map { group in
      (group.firstMatch(of: /data-frame="([^"]*)"/)?.output.1 ?? "").split(separator: " ")
        .compactMap { Double($0) }
    }
    // On an axis that ends at one half, 1 is one plot height above the plot.
    #expect(frames[0][3] - frames[0][1] == 2 * (320 - 20 - 34))
    #expect(frames[1][1] == 0 && frames[1][3] == 0)
    #expect(frames[0][0] == frames[1][0] && frames[0][2] == frames[1][2])
  }
}
