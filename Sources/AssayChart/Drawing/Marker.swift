/// The shape of a series' points, so that colour does not say alone whose they are.
enum Marker: Int, CaseIterable {
  case circle
  case diamond
  case square
  case triangle
  case cross
  case wedge
  case hourglass
  case ring

  /// All series beyond the eighth look like the eighth.
  init(series: Int) {
    self = Marker(rawValue: max(series, 0)) ?? .ring
  }

  /// The corners around a middle at 0, of a marker of radius 1; nothing where it is round.
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
  /// Writes the point of a series; all shapes have about the area of a circle of that radius.
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
