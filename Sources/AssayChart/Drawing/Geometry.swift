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
}
