import AssayChart
import Testing

struct DensityChartTests {
  @Test func `ink follows the logarithm of the count, and nothing has none`() {
    let cells = [0, 1, 100, 10_000].map {
      DensityChart.Cell(x: 1e-3...1e-2, y: 1e-3...1e-2, count: $0, text: "\($0) samples")
    }
    let svg = DensityChart(
      ChartText(id: "d", title: "", description: ""), x: loss, y: loss, cells: cells,
      upperLabel: "worse"
    ).svg
    #expect(values(of: "fill-opacity", in: "path", svg) == [0.5, 0.75, 1])
    #expect(svg.contains("worse</text>"))
    #expect(svg.contains("<title>100 samples</title>") && !svg.contains(">0 samples<"))
  }

  @Test func `cells of one count and text are one shape`() {
    let cells = [1e-5, 1e-3, 1e-1].map {
      DensityChart.Cell(x: $0...(2 * $0), y: $0...(2 * $0), count: 100, text: "100 samples")
    }
    let svg = DensityChart(
      ChartText(id: "d", title: "", description: ""), x: loss, y: loss, cells: cells,
      upperLabel: ""
    ).svg
    let shapes = svg.split(separator: "<").filter { $0.contains(" fill-opacity=") }
    #expect(shapes.count == 1 && shapes.first?.count { $0 == "M" } == 3)
  }

  @Test func `few pairs are points where they are, and in the middle of places beyond the axes`() {
    let points = [1e-3...1e-3, 1e-3...1e-1].map {
      DensityChart.Point(x: $0, y: 1e-2...1e-2, text: "s1: a 1, b 2")
    }
    let svg = DensityChart(
      ChartText(id: "d", title: "", description: ""), x: loss, y: loss, points: points,
      cells: [.init(x: 1e-3...1e-1, y: 1e-3...1e-1, count: 2, text: "2")], upperLabel: ""
    ).svg
    let columns = values(of: "cx", in: "circle", svg)
    let middle = DensityChart(
      ChartText(id: "d", title: "", description: ""), x: loss, y: loss,
      points: [.init(x: 1e-2...1e-2, y: 1e-2...1e-2, text: "")], cells: [], upperLabel: ""
    ).svg
    #expect(columns.count == 2 && columns.last == values(of: "cx", in: "circle", middle).first)
    #expect(Set(values(of: "r", in: "circle", svg)) == [3])
    #expect(!svg.contains("fill-opacity=\"1\""))
    #expect(svg.matches(of: /<title>s1: a 1, b 2<\/title>/).count == 2)
  }
}
