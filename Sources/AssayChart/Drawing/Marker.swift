/// The shape of a series' points, so that colour does not tell alone whose they are.
enum Marker: Int {
  case circle
  case diamond
  case square
  case triangle

  init(series: Int) {
    self = Marker(rawValue: max(series, 0) % 4) ?? .circle
  }
}

extension SVGWriter {
  /// Writes the point of a series; all shapes have about the area of a circle of that radius.
  mutating func marker(
    _ series: Int, at center: Point, radius: Double, data: [Attribute] = [], title: String? = nil
  ) {
    let ink = SeriesInk.fill(series) + data
    switch Marker(series: series) {
    case .circle:
      circle(center, radius: radius, ink, title: title)
    case .square:
      let side = radius * 1.77
      let area = Area(
        left: center.x - side / 2, top: center.y - side / 2, width: side, height: side)
      rectangle(area, ink, title: title)
    case .diamond:
      polygon(around: center, [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)], radius, ink, title)
    case .triangle:
      polygon(around: center, [(0, -1.45), (1.3, 0.95), (-1.3, 0.95)], radius, ink, title)
    }
  }

  private mutating func polygon(
    around center: Point, _ corners: [(x: Double, y: Double)], _ radius: Double,
    _ ink: [Attribute], _ title: String?
  ) {
    var path = PathData(
      through: corners.map { Point(x: center.x + $0.x * radius, y: center.y + $0.y * radius) })
    path.close()
    element("path", [.d(path)] + ink, title: title)
  }
}
