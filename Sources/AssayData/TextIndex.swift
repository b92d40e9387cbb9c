/// Finds the rows of a column by their texts: a hash table of row numbers beside the column itself.
///
/// It takes eight bytes a row and more for the empty places. The hash has a seed of its own in each
/// run, so nobody can prepare ids that all fall into one place; what is found does not depend on it.
package struct TextIndex: Sendable {
  private let column: TextColumn
  /// Row numbers, −1 where there is none; a power of two of them, at most half full.
  private var slots: [Int32]
  private let seed: UInt64
  /// Rows whose text stands in an earlier row, with that row, in the order of the rows.
  package private(set) var repeated: [(row: Int, first: Int)] = []

  /// Indexes a column of fewer than 2³¹ rows.
  package init(_ column: TextColumn) {
    self.column = column
    seed = UInt64.random(in: .min ... .max)
    var capacity = 16
    while capacity < column.count * 2 { capacity *= 2 }
    slots = Array(repeating: -1, count: capacity)
    for row in 0..<column.count {
      let slot = slot(of: column, row)
      if slots[slot] < 0 {
        slots[slot] = Int32(row)
      } else {
        repeated.append((row, Int(slots[slot])))
      }
    }
  }

  /// The first row with the text that another column has in some row; nil where there is none.
  package func row(of other: TextColumn, _ row: Int) -> Int? {
    let found = slots[slot(of: other, row)]
    return found < 0 ? nil : Int(found)
  }

  /// Where the text stands, or the empty place where it would.
  private func slot(of other: TextColumn, _ row: Int) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: other.hash(at: row, seed: seed)) & mask
    while slots[slot] >= 0, !column.isEqual(at: Int(slots[slot]), to: other, at: row) {
      slot = (slot + 1) & mask
    }
    return slot
  }
}
