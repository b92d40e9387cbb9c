import AssayChart
import Testing

struct IntervalPlotTests {
  private func plot(_ value: Double, _ interval: ClosedRange<Double>?) -> String {
    IntervalPlot(
      value: value, interval: interval, domain: 0...1, reference: nil, series: 2, text: "2.45%"
    ).svg
  }

  @Test func `a value without an interval is an open dot`() {
    let svg = plot(0.5, nil)
    #expect(svg.contains("<circle cx=\"60\" cy=\"8\""))
    #expect(svg.contains("fill=\"none\"") && !svg.contains("<path"))
  }

  @Test func `an interval within the domain has two ends`() {
    #expect(plot(0.5, 0.25...0.75).contains("M33.5 4v8M33.5 8h53M86.5 4v8"))
  }

  @Test func `an interval beyond the domain has an arrowhead`() {
    let svg = plot(0.5, 0.25 ... .infinity)
    #expect(svg.contains("M33.5 4v8M33.5 8h79.5\""))
    #expect(svg.contains("M113 4l6 4-6 4z"))
  }

  @Test func `a value beyond the domain is an arrowhead alone`() {
    #expect(plot(.infinity, nil).contains("M113 4l6 4-6 4z"))
    #expect(!plot(.infinity, nil).contains("<circle"))
  }

  @Test func `what is not a number is not drawn`() {
    #expect(plot(.nan, nil).hasSuffix("aria-label=\"2.45%\"></svg>"))
  }
}
