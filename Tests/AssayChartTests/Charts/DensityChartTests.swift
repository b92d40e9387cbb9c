import AssayChart
import Testing

struct DensityChartTests {
  @Test func `ink follows the logarithm of the count, and nothing has none`() {
    let cells = [0, 1, 10, 100].map {
      DensityChart.Cell(x: 1e-3...1e-2, y: 1e-3...1e-2, count: $0, title: "")
    }
    let svg = DensityChart(
      ChartText(id: "d", title: "", description: ""), x: loss, y: loss, cells: cells, series: 1,
      upperLabel: "worse", lowerLabel: "better"
    ).svg
    #expect(values(of: "fill-opacity", in: "path", svg) == [0.2, 0.6, 1])
    #expect(svg.contains("worse</text>") && svg.contains("better</text>"))
  }

  @Test func `cells of one count are one shape`() {
    let cells = [1e-5, 1e-3, 1e-1].map {
      DensityChart.Cell(x: $0...(2 * $0), y: $0...(2 * $0), count: 3, title: "3 samples")
    }
    let svg = DensityChart(
      ChartText(id: "d", title: "", description: ""), x: loss, y: loss, cells: cells, series: 1,
      upperLabel: "", lowerLabel: ""
    ).svg
    let shapes = svg.split(separator: "<").filter { $0.contains("fill-opacity") }
    #expect(shapes.count == 1 && shapes.first?.count { $0 == "Z" } == 3)
  }
}
