import AssayChart
import Testing

struct DotChartTests {
  private func chart(_ dots: [[Double]], names: [String]) -> String {
    let rows = dots.enumerated().map { index, values in
      DotChart.Row(
        name: "class \(index)",
        dots: values.enumerated().map { series, value in
          DotChart.Dot(series: series, value: value, interval: nil, title: "\(value)")
        })
    }
    return DotChart(
      ChartText(id: "d", title: "", description: ""), axis: share, rows: rows, names: names
    ).svg
  }

  @Test func `every dot that can be placed is drawn`() {
    let svg = chart([[0.5], [.nan], [0.25]], names: [])
    #expect(values(of: "r", in: "circle", svg).count == 2)
    let places = values(of: "cx", in: "circle", svg)
    let ends = svg.matches(of: /x="([\d.]+)"[^>]*>[01]\.0</).compactMap { Double($0.1) }
    #expect(ends.count == 2 && places.count == 2)
    #expect(((places[0] - places[1]) * 4 - (ends[1] - ends[0])).magnitude < 0.5)
    #expect(values(of: "width", in: "svg", svg) == [346])
  }

  @Test func `an interval has a cap at each end`() {
    let dot = DotChart.Dot(series: 1, value: 0.5, interval: 0.25...0.75, title: "")
    let svg = DotChart(
      ChartText(id: "d", title: "", description: ""), axis: share,
      rows: [.init(name: "a", dots: [dot])], names: []
    ).svg
    #expect(svg.contains(/d="M[\d.]+ [\d.]+h[\d.]+M[\d.]+ [\d.]+v5M[\d.]+ [\d.]+v5"/))
  }

  @Test func `series that look alike are one entry of the key`() {
    let names = (0..<12).map { "model \($0)" }
    let svg = chart([Array(repeating: 0.5, count: 12)], names: names)
    #expect(svg.contains(">model 6</text>") && !svg.contains(">model 7</text>"))
    #expect(svg.matches(of: />…<\/text>/).count == 1)
    #expect(values(of: "r", in: "circle", svg).count >= 2)
  }

  @Test func `names that do not fit beside each other are set in lines`() {
    let names = (0..<8).map { "a model of mine \($0)" }
    let svg = chart([Array(repeating: 0.5, count: 8)], names: names)
    let lines = svg.split(separator: "<").filter { $0.hasPrefix("text") && $0.contains(">a m") }
    #expect(Set(lines.compactMap { values(of: "y", in: "text", "<" + $0).first }).count > 2)
  }
}
