/// A column of texts as numbers into the list of its distinct texts, in order of appearance.
package struct DistinctTexts: Sendable {
  /// Each row's place in ``texts``.
  package private(set) var codes: [Int32] = []
  package private(set) var texts: [String] = []

  package init(_ column: TextColumn) {
    codes.reserveCapacity(column.count)
    // Where the texts that were seen stand in the list, by their hashes; at most half full.
    var slots = [Int32](repeating: -1, count: 64)
    var firstRows: [Int] = []
    let seed = UInt64.random(in: .min ... .max)
    // Of few short texts, as most labels are, the keys say all.
    var keys: [UInt64] = []
    for row in 0..<column.count {
      let key = column.key(at: row, seed: seed)
      if let code = keys.firstIndex(of: key) {
        codes.append(Int32(truncatingIfNeeded: code))
        continue
      }
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: column.hash(at: row, seed: seed)) & mask
      while slots[slot] >= 0,
        !column.isEqual(at: row, to: column, at: firstRows[Int(slots[slot])])
      {
        slot = (slot + 1) & mask
      }
      if slots[slot] < 0 {
        slots[slot] = Int32(truncatingIfNeeded: firstRows.count)
        firstRows.append(row)
        texts.append(column[row])
        if keys.count == firstRows.count - 1, keys.count < 8, TextColumn.isWhole(key) {
          keys.append(key)
        }
      }
      codes.append(slots[slot])
      if firstRows.count * 2 > slots.count {
        slots = DistinctTexts.slots(for: firstRows, of: column, seed: seed)
      }
    }
  }

  /// The places of texts in a table that has room for twice as many.
  private static func slots(for rows: [Int], of column: TextColumn, seed: UInt64) -> [Int32] {
    var capacity = 64
    while capacity < rows.count * 4 { capacity *= 2 }
    var slots = [Int32](repeating: -1, count: capacity)
    for (code, row) in rows.enumerated() {
      var slot = Int(truncatingIfNeeded: column.hash(at: row, seed: seed)) & (capacity - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Int32(truncatingIfNeeded: code)
    }
    return slots
  }
}
