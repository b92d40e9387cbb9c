/// Finds the rows of a column by their texts, with a hash table or, for whole numbers, by direct
/// look-up.
///
/// The table takes 32 to 64 bytes per row. The hash is seeded anew in each run, so that nobody can
/// prepare ids that all collide; results do not depend on the seed.
package struct TextIndex: Sendable {
  private struct Slot {
    var key: UInt64
    /// −1 if the slot is empty.
    var row: Int32
  }

  private let column: TextColumn
  /// Used instead of the table if all texts are numbers that it can hold.
  private let numbers: NumberIndex?
  /// The table; its size is a power of two, and it is at most half full.
  private var slots: [Slot] = []
  private let seed: UInt64
  /// Rows whose text already occurred, each with its first row, in row order.
  package private(set) var repeated: [(row: Int, first: Int)] = []

  /// Indexes a column of fewer than 2³¹ rows.
  package init(_ column: TextColumn) {
    self.column = column
    seed = UInt64.random(in: .min ... .max)
    numbers = NumberIndex(column)
    if let numbers {
      repeated = numbers.repeated
      return
    }
    var capacity = 16
    while capacity < column.count * 2 { capacity *= 2 }
    slots = Array(repeating: Slot(key: 0, row: -1), count: capacity)
    for (row, key) in keys(of: column).enumerated() {
      let slot = slot(of: column, row, key)
      if slots[slot].row < 0 {
        slots[slot] = Slot(key: key, row: Int32(truncatingIfNeeded: row))
      } else {
        repeated.append((row, Int(slots[slot].row)))
      }
    }
  }

  /// The first row with the same text as a row of another column; nil if absent.
  package func row(of other: TextColumn, _ row: Int) -> Int? {
    let found =
      numbers?.row(of: other, row)
      ?? slots[slot(of: other, row, other.key(at: row, seed: seed))].row
    return found < 0 ? nil : Int(found)
  }

  /// The first row with the text of each row of another column; nil if a text is missing.
  package func rows(of other: TextColumn) -> [Int32]? {
    var rows: [Int32] = []
    rows.reserveCapacity(other.count)
    if let numbers {
      for row in 0..<other.count {
        let found = numbers.row(of: other, row)
        guard found >= 0 else { return nil }
        rows.append(found)
      }
      return rows
    }
    for (row, key) in keys(of: other).enumerated() {
      let found = slots[slot(of: other, row, key)].row
      guard found >= 0 else { return nil }
      rows.append(found)
    }
    return rows
  }

  /// All keys, computed first: the look-up is then a short loop, in which the processor waits for
  /// several slots of the table at once.
  private func keys(of column: TextColumn) -> [UInt64] {
    (0..<column.count).map { column.key(at: $0, seed: seed) }
  }

  /// The slot of the text, or the empty slot where it would go.
  private func slot(of other: TextColumn, _ row: Int, _ key: UInt64) -> Int {
    let mask = slots.count - 1
    let product = (key ^ seed).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    var slot = Int(truncatingIfNeeded: product.high ^ product.low) & mask
    while slots[slot].row >= 0 {
      let known = slots[slot]
      if known.key == key,
        TextColumn.isWhole(key) || column.isEqual(at: Int(known.row), to: other, at: row)
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }
}
