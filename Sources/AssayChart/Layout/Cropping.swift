/// The pieces of a line within a range of y, cut where the line leaves the range.
///
/// All points must be finite.
func pieces(
  of points: [(x: Double, y: Double)], within range: ClosedRange<Double>
) -> [[(x: Double, y: Double)]] {
  var pieces: [[(x: Double, y: Double)]] = []
  var last: (x: Double, y: Double)?
  for point in points {
    let isInside = range.contains(point.y)
    if let start = last, range.contains(start.y) != isInside {
      let edge = max(start.y, point.y) > range.upperBound ? range.upperBound : range.lowerBound
      let share = (edge - start.y) / (point.y - start.y)
      let cut = (x: start.x + share * (point.x - start.x), y: edge)
      if isInside { pieces.append([cut]) } else { pieces[pieces.count - 1].append(cut) }
    }
    if isInside {
      if pieces.isEmpty || last == nil { pieces.append([]) }
      pieces[pieces.count - 1].append(point)
    }
    last = point
  }
  return pieces
}

/// The points of a step line, which goes horizontally, then vertically, to each next point.
func corners(of points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
  var corners = Array(points.prefix(1))
  for (last, next) in zip(points, points.dropFirst()) {
    corners += [(next.x, last.y), next]
  }
  return corners
}
