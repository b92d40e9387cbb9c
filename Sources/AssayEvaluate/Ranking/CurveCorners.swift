/// The points of a curve to keep, so that lines between them show everything that can be seen of
/// it.
///
/// The ends come first, then repeatedly the point that is farthest from the lines so far (D.
/// Douglas and T. Peucker, "Algorithms for the reduction of the number of points required to
/// represent a digitized line or its caricature", 1973; the farthest first), until there are
/// `limit` points (at least two) or all points are on the lines. Of equally far points the first is
/// taken.
///
/// - Returns: Indices in rising order. O(n log n) for curves in practice, O(n·limit) at worst.
func cornerIndices(_ points: [SIMD2<Double>], limit: Int) -> [Int] {
  guard points.count > 2 else { return Array(points.indices) }
  var kept = [0, points.count - 1]
  var chords = [Chord(points.span, from: 0, to: points.count - 1)]
  while kept.count < limit {
    var widest = 0
    for index in chords.indices where chords[index].distance > chords[widest].distance {
      widest = index
    }
    let chord = chords[widest]
    guard chord.distance > 0 else { break }
    kept.append(chord.farthest)
    chords[widest] = Chord(points.span, from: chord.start, to: chord.farthest)
    chords.append(Chord(points.span, from: chord.farthest, to: chord.end))
  }
  return kept.sorted()
}

/// A line between two points of a curve, and the point between them that is farthest from it.
private struct Chord {
  let start: Int
  let end: Int
  private(set) var farthest: Int
  private(set) var distance = 0.0

  init(_ points: Span<SIMD2<Double>>, from start: Int, to end: Int) {
    (self.start, self.end, farthest) = (start, end, start)
    let (origin, along) = (points[start], points[end] - points[start])
    let length = (along * along).sum().squareRoot()
    var largest = 0.0
    for index in (start + 1)..<max(start + 1, end) {
      let offset = points[index] - origin
      let size =
        length > 0
        ? (offset.x * along.y - offset.y * along.x).magnitude : (offset * offset).sum().squareRoot()
      if size > largest { (largest, farthest) = (size, index) }
    }
    // A distance that rounding alone can cause counts as 0.
    let width = length > 0 ? largest / length : largest
    if width > 0x1p-50 { distance = width }
  }
}
