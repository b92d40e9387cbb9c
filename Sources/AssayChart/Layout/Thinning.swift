/// Removes points of a line that would not be visible; at most `limit` remain.
///
/// The line is divided into pieces of equal drawn length, not equal numbers of points, so that a
/// curve with nearly all its points in one corner keeps its shape elsewhere. The first and the last
/// point remain, and the highest and the lowest of each piece.
func thinned(_ points: [Point], to limit: Int = 256) -> [Point] {
  guard points.count > limit, limit >= 4, let first = points.first, let last = points.last else {
    return points
  }
  var lengths = [0.0]
  for (start, end) in zip(points, points.dropFirst()) {
    lengths.append((lengths.last ?? 0) + (end.x - start.x).magnitude + (end.y - start.y).magnitude)
  }
  let total = max(lengths.last ?? 0, .leastNormalMagnitude)
  let pieceCount = (limit - 2) / 2
  var kept = [first]
  var piece = 0
  var extremes: (low: Int, high: Int)?
  for index in 1..<(points.count - 1) {
    let here = min(Int(lengths[index] / total * Double(pieceCount)), pieceCount - 1)
    if here != piece {
      kept += inOrder(extremes).map { points[$0] }
      extremes = nil
      piece = here
    }
    guard let (low, high) = extremes else {
      extremes = (index, index)
      continue
    }
    // The first of the highest and the last of the lowest: a horizontal piece keeps both its ends.
    let y = points[index].y
    extremes = (y >= points[low].y ? index : low, y < points[high].y ? index : high)
  }
  return kept + inOrder(extremes).map { points[$0] } + [last]
}

private func inOrder(_ extremes: (low: Int, high: Int)?) -> [Int] {
  guard let (low, high) = extremes else { return [] }
  return low == high ? [low] : [min(low, high), max(low, high)]
}
