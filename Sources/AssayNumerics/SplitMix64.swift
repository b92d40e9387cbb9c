/// The generator of Steele, Lea and Flood (2014): small, seeded, and the same on every machine.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The step of the state from one number to the next.
  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= SplitMix64.increment
    return SplitMix64.mixed(state)
  }

  /// The generator's finalizer: each bit of the value changes half of the bits, on average.
  @inlinable @inline(__always) package static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number above 0 and below 1: the midpoint of one of 2⁵² equal parts.
  package mutating func unit() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// Sets the first `count` numbers to those that a generator with this seed gives from number
  /// `start` on.
  package static func fill(
    _ numbers: inout MutableSpan<UInt64>, count: Int, seed: UInt64, from start: Int
  ) {
    var state = seed &+ increment &* (UInt64(truncatingIfNeeded: start) &+ 1)
    for place in 0..<min(count, numbers.count) {
      numbers[place] = mixed(state)
      state &+= increment
    }
  }
}
