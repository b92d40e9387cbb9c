/// Numbers groups by their keys in the order in which they are first seen.
struct GroupNumbers: Sendable {
  /// By number; each appears once.
  private(set) var keys: [UInt128] = []
  /// Open addressing: a number + 1 each, 0 where a slot is free; a power of two, at most half full.
  private var slots = [Int32](repeating: 0, count: 16)

  var count: Int { keys.count }

  /// The number of a group, a new one where it was not seen before.
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

  /// Keys are hashes already.
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

  /// Takes in other groups: the number here of each of theirs.
  mutating func merge(_ other: GroupNumbers) -> [Int32] { other.keys.map { number(of: $0) } }
}
