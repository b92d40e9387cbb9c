/// Finds the rows of a column whose texts are whole numbers by these: one place for each number,
/// where they are not much larger than there are rows.
///
/// It takes four bytes for each number up to the largest, and nothing is hashed.
struct NumberIndex: Sendable {
  /// The first row of each number; −1 where there is none.
  private var rows: [Int32] = []
  /// Rows whose number stands in an earlier row, with that row, in the order of the rows.
  private(set) var repeated: [(row: Int, first: Int)] = []

  /// Indexes a column of fewer than 2³¹ rows.
  ///
  /// - Returns: nil if a text is something else, or at least four times as large as there are rows.
  init?(_ column: TextColumn) {
    var largest = -1
    for row in 0..<column.count {
      guard let number = column.wholeNumber(at: row), number < 4 * column.count else { return nil }
      largest = max(largest, number)
    }
    rows = Array(repeating: -1, count: largest + 1)
    for row in 0..<column.count {
      guard let number = column.wholeNumber(at: row) else { return nil }
      if rows[number] < 0 {
        rows[number] = Int32(truncatingIfNeeded: row)
      } else {
        repeated.append((row, Int(rows[number])))
      }
    }
  }

  /// The first row with the text that another column has in some row; −1 where there is none.
  @inline(__always)
  func row(of other: TextColumn, _ row: Int) -> Int32 {
    guard let number = other.wholeNumber(at: row), number < rows.count else { return -1 }
    return rows[number]
  }
}
