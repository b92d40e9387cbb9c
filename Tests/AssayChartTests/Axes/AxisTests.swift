import AssayChart
import Testing

struct AxisTests {
  private func chart(_ axis: Axis, _ points: [DensityChart.Point]) -> String {
    DensityChart(
      ChartText(id: "d", title: "", description: ""), x: axis, y: axis, points: points,
      cells: [], upperLabel: "worse"
    ).svg
  }

  private let axis = Axis(
    title: "loss", scale: .log(0.01...1), below: "none", above: "∞", format: { "\($0)" })

  @Test func `a logarithmic axis has places for 0 and ∞ beyond its values`() {
    #expect(axis.below.upperBound == 0.01 && axis.above.lowerBound == 1)
    let svg = chart(axis, [.init(x: axis.below, y: axis.above, text: "")])
    #expect(svg.matches(of: />none<\/text>/).count == 2)
    #expect(svg.matches(of: />∞<\/text>/).count == 2)
    // A place takes a tenth of 260; the point is in the middle of both, at the upper left.
    let frame = values(of: "x", in: "text", svg)
    #expect(values(of: "cy", in: "circle", svg) == [49])
    #expect(frame.contains { (values(of: "cx", in: "circle", svg).first ?? 0) == $0 })
  }

  @Test func `without such places an axis ends with its values`() {
    let plain = Axis(title: "loss", scale: .log(0.01...1), format: { "\($0)" })
    #expect(plain.below == 0.01...0.01 && plain.above == 1...1)
    #expect(plain.scale == .log(0.01...1))
    let linear = Axis(title: "", scale: .linear(0...1), below: "none", format: { "\($0)" })
    #expect(linear.scale == .linear(0...1))
  }
}
