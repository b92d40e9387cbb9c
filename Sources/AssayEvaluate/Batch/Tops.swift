import AssayBytes
import AssayData

/// The classes with the highest score.
package struct Tops: Sendable {
  /// The first of them, for each sample.
  package let classes: [Int32]
  /// The samples where several classes share the highest score, and the number of these classes.
  package private(set) var ties: [(row: Int, count: Int)] = []

  init(of scores: Matrix) {
    var firsts = [Int32](repeating: 0, count: scores.blocks * Matrix.laneCount)
    var tops = firsts.mutableSpan
    let values = scores.storage.span
    let width = Matrix.laneCount &* scores.columns
    for block in 0..<scores.blocks {
      let places = block &* width..<(block &+ 1) &* width
      var highest = Lanes(repeating: -.infinity)
      var second = highest
      for place in stride(from: places.lowerBound, to: places.upperBound, by: Matrix.laneCount) {
        let score = values.lanes(at: place)
        second = second.maximum(score.minimum(highest))
        highest = highest.maximum(score)
      }
      let start = block &* Matrix.laneCount
      // If no two classes share the highest score, a single column adds its number.
      var column = Lanes.zero
      var first = Lanes.zero
      for place in stride(from: places.lowerBound, to: places.upperBound, by: Matrix.laneCount) {
        first += column.replacing(with: 0, where: values.lanes(at: place) .!= highest)
        column += 1
      }
      let columns = first.integers
      for lane in 0..<Matrix.laneCount { tops[start &+ lane] = columns[lane] }
      guard (second .== highest).isAny else { continue }
      for row in start..<min(start &+ Matrix.laneCount, scores.rows) {
        let (first, count) = Tops.shared(scores, row: row)
        tops[row] = Int32(first)
        if count > 1 { ties.append((row, count)) }
      }
    }
    firsts.removeLast(firsts.count - scores.rows)
    classes = firsts
  }

  /// The first class with a row's highest score, and the number of classes that share it: the
  /// readable twin.
  static func shared(_ scores: Matrix, row: Int) -> (first: Int, count: Int) {
    let row = scores.row(row)
    let first = firstOfLargest(row)
    return (first, row.count { $0 == row[first] })
  }
}
