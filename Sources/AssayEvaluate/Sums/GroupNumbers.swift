/// Numbers groups in the order in which their keys first appear.
struct GroupNumbers: Sendable {
  /// The keys, by number; each appears once.
  private(set) var keys: [UInt128] = []
  /// A hash table with open addressing: a slot holds a number + 1, or 0 if it is free; the size is
  /// a power of two, and at most half of it is used.
  private var slots = [Int32](repeating: 0, count: 16)

  var count: Int { keys.count }

  /// The number of a group; a new one if it was not seen before.
  mutating func number(of key: UInt128) -> Int32 {
    var slot = place(of: key)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if keys[Int(number)] == key { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    keys.append(key)
    slots[slot] = Int32(truncatingIfNeeded: keys.count)
    if keys.count * 2 > slots.count { grow() }
    return Int32(truncatingIfNeeded: keys.count - 1)
  }

  /// Keys are already hashes.
  private func place(of key: UInt128) -> Int {
    Int(truncatingIfNeeded: key) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var slot = place(of: key)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number + 1)
    }
  }

  /// Adds other groups, and returns the number here of each of them.
  mutating func merge(_ other: GroupNumbers) -> [Int32] { other.keys.map { number(of: $0) } }
}
