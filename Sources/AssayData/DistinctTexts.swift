/// A column of texts as indices into the list of its distinct texts, in order of appearance.
package struct DistinctTexts: Sendable {
  /// The index in ``texts`` of each row's text.
  package private(set) var codes: [Int32] = []
  package private(set) var texts: [String] = []

  package init(_ column: TextColumn) {
    codes.reserveCapacity(column.count)
    // A hash table of indices into the list of texts; at most half full.
    var slots = [Int32](repeating: -1, count: 64)
    var firstRows: [Int] = []
    let seed = UInt64.random(in: .min ... .max)
    // A cache of 64 recently seen short texts with their indices: most labels are short and few. No
    // key starts with the byte 0xFE.
    var recent = [(key: UInt64, code: Int32)](repeating: (0xFE &<< 56, -1), count: 64)
    for row in 0..<column.count {
      let key = column.key(at: row, seed: seed)
      let share = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) &>> 58)
      if recent[share].key == key {
        codes.append(recent[share].code)
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
      }
      codes.append(slots[slot])
      if TextColumn.isWhole(key) { recent[share] = (key, slots[slot]) }
      if firstRows.count * 2 > slots.count {
        slots = DistinctTexts.slots(for: firstRows, of: column, seed: seed)
      }
    }
  }

  /// A hash table of the texts that has room for twice as many.
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
