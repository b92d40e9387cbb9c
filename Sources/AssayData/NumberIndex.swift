/// Finds the rows of a column whose texts are whole numbers, by direct look-up.
///
/// It is used if the numbers are not much larger than the number of rows. It takes four bytes for
/// each number up to the largest, and hashes nothing.
struct NumberIndex: Sendable {
  /// The first row of each number; −1 if absent.
  private var rows: [Int32] = []
  /// Rows whose number already occurred, each with its first row, in row order.
  private(set) var repeated: [(row: Int, first: Int)] = []

  /// Indexes a column of fewer than 2³¹ rows.
  ///
  /// - Returns: nil if a text is not a whole number, or a number is at least four times the number
  ///   of rows.
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

  /// The first row with the same text as a row of another column; −1 if absent.
  @inline(__always)
  func row(of other: TextColumn, _ row: Int) -> Int32 {
    guard let number = other.wholeNumber(at: row), number < rows.count else { return -1 }
    return rows[number]
  }
}
