/// The names of series above the first row of dots, each with its mark and a thin line to its dot.
///
/// Names that do not fit beside each other are set in lines, as a legend, without lines to the dots.
struct SeriesNames {
  /// What the names take above the rows.
  let height: Double

  private let labels: [Label]
  private let hasLeaders: Bool

  private struct Label {
    let series: Int
    let name: String
    let width: Double
    let left: Double
    let y: Double
  }

  private static let markWidth = 12.0
  private static let gap = 16.0
  private static let widestName = 150.0

  /// Names in a range of x; each `anchors` is where its series has a dot, if it has one.
  init(_ names: [String], in range: ClosedRange<Double>, anchors: [Double?]) {
    let widths = names.map { min(Lettering.width($0), Self.widestName) + Self.markWidth }
    let extents = widths.map { $0 + Self.gap }
    let order = names.indices.sorted {
      (anchors[$0] ?? .infinity, $0) < (anchors[$1] ?? .infinity, $1)
    }
    hasLeaders =
      extents.reduce(0, +) <= range.upperBound - range.lowerBound + Self.gap
      && anchors.allSatisfy { $0 != nil }
    if hasLeaders {
      let centers = dodged(
        order.map { anchors[$0] ?? 0 }, extents: order.map { extents[$0] },
        in: (range.lowerBound - Self.gap / 2)...(range.upperBound + Self.gap / 2))
      labels = zip(order, centers).map { series, center in
        let left = center - widths[series] / 2
        return Label(
          series: series, name: names[series], width: widths[series], left: left, y: 10)
      }
      height = names.isEmpty ? 4 : 26
    } else {
      var left = range.lowerBound
      var y = 10.0
      labels = names.indices.map { series in
        if left + widths[series] > range.upperBound, left > range.lowerBound {
          left = range.lowerBound
          y += Lettering.lineHeight + 2
        }
        defer { left += extents[series] }
        return Label(
          series: series, name: names[series], width: widths[series], left: left, y: y)
      }
      height = y + 12
    }
  }

  func draw(in writer: inout SVGWriter, above dots: [(dot: DotChart.Dot, center: Point)]) {
    for label in labels {
      let mark = Point(x: label.left + 4, y: label.y - Lettering.drop)
      writer.marker(label.series, at: mark, radius: 3.5)
      writer.text(
        label.name, at: Point(x: label.left + Self.markWidth, y: label.y),
        width: label.width - Self.markWidth)
      if hasLeaders, let dot = dots.first(where: { $0.dot.series == label.series }) {
        let start = Point(x: mark.x, y: label.y + 3)
        let end = Point(x: dot.center.x, y: dot.center.y - 5)
        writer.line(start, end, SeriesInk.stroke(label.series, width: 0.8))
      }
    }
  }
}
