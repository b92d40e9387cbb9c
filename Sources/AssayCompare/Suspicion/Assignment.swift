/// The one-to-one assignment of columns to classes that maximizes a sum of whole numbers (Kuhn
/// 1955).
///
/// It is found by shortest augmenting paths in O(K³).
enum Assignment {
  /// Finds the assignment.
  ///
  /// - Parameter gains: A square matrix, `[class][column]`.
  /// - Returns: The class of each column.
  static func best(_ gains: [[Int]]) -> [Int] {
    let count = gains.count
    let most = gains.flatMap(\.self).max() ?? 0
    // Rows and columns count from 1; 0 is where each path starts.
    var (rowPrice, columnPrice) = (
      [Int](repeating: 0, count: count + 1), [Int](repeating: 0, count: count + 1)
    )
    var rowOfColumn = [Int](repeating: 0, count: count + 1)
    for row in 1...max(1, count) where row <= count {
      var (column, before) = (0, [Int](repeating: 0, count: count + 1))
      var distance = [Int](repeating: .max, count: count + 1)
      var isDone = [Bool](repeating: false, count: count + 1)
      rowOfColumn[0] = row
      repeat {
        isDone[column] = true
        let from = rowOfColumn[column]
        var (step, next) = (Int.max, 0)
        for other in 1...count where !isDone[other] {
          let cost = most - gains[from - 1][other - 1] - rowPrice[from] - columnPrice[other]
          if cost < distance[other] { (distance[other], before[other]) = (cost, column) }
          if distance[other] < step { (step, next) = (distance[other], other) }
        }
        for other in 0...count {
          if isDone[other] {
            rowPrice[rowOfColumn[other]] += step
            columnPrice[other] -= step
          } else if distance[other] < .max {
            distance[other] -= step
          }
        }
        column = next
      } while rowOfColumn[column] != 0
      repeat {
        let previous = before[column]
        rowOfColumn[column] = rowOfColumn[previous]
        column = previous
      } while column != 0
    }
    return (1...max(1, count)).filter { $0 <= count }.map { rowOfColumn[$0] - 1 }
  }
}
