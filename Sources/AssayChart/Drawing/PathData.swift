/// The steps of a path, in absolute coordinates.
struct PathData {
  private(set) var text = ""

  mutating func move(to point: Point) {
    text += "M\(decimal(point.x)) \(decimal(point.y))"
  }

  mutating func line(to point: Point) {
    text += "L\(decimal(point.x)) \(decimal(point.y))"
  }

  mutating func horizontal(to x: Double) {
    text += "H\(decimal(x))"
  }

  mutating func vertical(to y: Double) {
    text += "V\(decimal(y))"
  }

  mutating func close() {
    text += "Z"
  }

  mutating func rectangle(_ area: Area) {
    move(to: Point(x: area.left, y: area.top))
    horizontal(to: area.right)
    vertical(to: area.bottom)
    horizontal(to: area.left)
    close()
  }
}

extension PathData {
  /// A line through all points; nothing through none.
  init(through points: [Point]) {
    for (index, point) in points.enumerated() {
      if index == 0 { move(to: point) } else { line(to: point) }
    }
  }

  /// A line that goes along, then up or down, to each next point.
  init(stepsThrough points: [Point]) {
    var last: Point?
    for point in points {
      if let last {
        if decimal(last.x) != decimal(point.x) { horizontal(to: point.x) }
        if decimal(last.y) != decimal(point.y) { vertical(to: point.y) }
      } else {
        move(to: point)
      }
      last = point
    }
  }
}
