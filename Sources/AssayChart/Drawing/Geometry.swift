/// A position in the drawing: x grows to the right, y downwards.
struct Point: Equatable {
  var x: Double
  var y: Double
}

/// An axis-parallel rectangle in the drawing.
struct Area: Equatable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }
  var middle: Point { Point(x: left + width / 2, y: top + height / 2) }

  func contains(_ point: Point) -> Bool {
    (left...right).contains(point.x) && (top...bottom).contains(point.y)
  }

  /// Whether `other` lies completely within this area.
  func contains(_ other: Area) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }

  func overlaps(_ other: Area) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
