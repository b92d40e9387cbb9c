/// The shape of a series' points, so that series differ not only by colour.
enum Marker: Int, CaseIterable {
  case circle
  case diamond
  case square
  case triangle
  case cross
  case wedge
  case hourglass
  case ring

  /// All series after the eighth look like the eighth.
  init(series: Int) {
    self = Marker(rawValue: max(series, 0)) ?? .ring
  }

  /// The corners of a marker of radius 1 centred at 0; empty for round markers.
  fileprivate var corners: [(x: Double, y: Double)] {
    switch self {
    case .circle, .ring: []
    case .diamond: [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]
    case .square: [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]
    case .triangle: [(0, -1.45), (1.3, 0.95), (-1.3, 0.95)]
    case .cross:
      [
        (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2),
        (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
      ]
    case .wedge: [(0, 1.45), (1.3, -0.95), (-1.3, -0.95)]
    case .hourglass: [(-1.1, -1.3), (1.1, -1.3), (-1.1, 1.3), (1.1, 1.3)]
    }
  }
}

extension SVGWriter {
  /// Draws a point of a series; all shapes have about the area of a circle of this radius.
  mutating func marker(
    _ series: Int, at center: Point, radius: Double, title: String? = nil
  ) {
    let marker = Marker(series: series)
    switch marker {
    case .circle:
      circle(center, radius: radius, SeriesInk.fill(series), title: title)
    case .ring:
      circle(center, radius: radius * 0.9, SeriesInk.stroke(series, width: 1.5), title: title)
    default:
      var path = PathData(
        through: marker.corners.map {
          Point(x: center.x + $0.x * radius, y: center.y + $0.y * radius)
        })
      path.close()
      element("path", [.d(path)] + SeriesInk.fill(series), title: title)
    }
  }
}

/// The mark of a series, to go before its name in text: 10 by 10, hidden from screen readers.
package struct Swatch: Sendable {
  private let series: Int

  package init(series: Int) { self.series = series }

  package var svg: String {
    var writer = SVGWriter()
    writer.element(
      "svg",
      [
        Attribute("class", "chart"), Attribute("aria-hidden", "true"), .width(10), .height(10),
        Attribute("viewBox", "0 0 10 10"),
      ]
    ) { $0.marker(series, at: Point(x: 5, y: 5), radius: 3.5) }
    return writer.output
  }
}
