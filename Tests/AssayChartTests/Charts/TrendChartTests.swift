import Testing

@testable import AssayChart

struct TrendChartTests {
  private func chart(
    _ values: [Double?], names: [String]? = nil, domain: ClosedRange<Double> = 0...1
  ) -> String {
    TrendChart(
      ChartText(id: "t", title: "", description: ""),
      axis: Axis(title: "loss", scale: .linear(domain).nice, format: { "\($0)" }),
      versions: values.enumerated().map { place, value in
        TrendChart.Version(
          name: names?[place] ?? "v\(place)", value: value,
          interval: value.flatMap { $0.isFinite ? ($0 - 0.05)...($0 + 0.05) : nil }, title: "")
      }, series: 0
    ).svg
  }

  @Test func `infinity is above the axis, and has a tick`() throws {
    let svg = chart([.infinity, 0.5, 0.25])
    let places = values(of: "cy", in: "circle", svg)
    #expect(places.count == 3)
    #expect(places[0] < places[1] && places[1] < places[2])
    #expect(svg.contains(">∞<"))
    #expect(!chart([0.5, 0.25]).contains("∞"))
  }

  @Test func `what has no value is left out, and breaks the line`() {
    let svg = chart([0.5, 0.5, nil, 0.5, 0.5])
    #expect(values(of: "cx", in: "circle", svg).count == 4)
    let lines = svg.matches(of: /stroke-opacity="0.6"/)
    #expect(lines.count == 2)
  }

  @Test(arguments: [0.094...0.319, 0.1...0.9, 2.1...17.74, 0.21...1.02])
  func `both ends of the axis have a tick, and no cap is cut`(_ domain: ClosedRange<Double>) throws
  {
    let axis = Axis(title: "", scale: .linear(domain).nice, format: { "\($0)" })
    let svg = chart([domain.lowerBound, domain.upperBound], domain: domain)
    for end in [axis.scale.domain.lowerBound, axis.scale.domain.upperBound] {
      #expect(svg.contains(">\(end)<"), "\(end)")
    }
  }

  @Test(arguments: [2, 5, 20, 60])
  func `names of versions do not overlap, and the newest has its own`(_ count: Int) throws {
    let names = (1...count).map { "version number \($0)" }
    let svg = chart(Array(repeating: 0.5, count: count), names: names)
    let written = svg.matches(of: /<text x="([\d.]+)" y="194"[^>]*>/)
      .compactMap { Double($0.1) }.sorted()
    #expect(!written.isEmpty)
    let width = Lettering.width("version number 1")
    for (left, right) in zip(written, written.dropFirst()) { #expect(right - left >= width) }
    #expect(svg.contains("number \(count)<") || svg.contains("<title>version number \(count)<"))
  }
}
