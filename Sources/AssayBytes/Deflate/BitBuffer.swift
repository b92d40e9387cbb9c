/// Bits taken from the input and not yet used, the next one lowest (RFC 1951, section 3.1.1).
struct BitBuffer: Sendable {
  /// The bits; those from `count` on are zero.
  private(set) var bits: UInt64 = 0
  /// The number of bits held.
  private(set) var count = 0

  /// Creates an empty buffer.
  init() {}

  /// Creates a buffer with the lowest `count` bits of a word; `count` is below 64.
  init(bits: UInt64, count: Int) {
    self.bits = bits & (1 &<< UInt64(count) &- 1)
    self.count = count
  }

  /// Takes bytes until there are `needed` bits, at most 56; returns false if the input ends first.
  ///
  /// Takes no more bytes than needed, so what follows the stream stays in the input.
  mutating func fill(_ needed: Int, from input: RawSpan, _ offset: inout Int) -> Bool {
    while count < needed {
      guard offset < input.byteCount else { return false }
      bits |= UInt64(input.byte(at: offset)) &<< UInt64(count)
      count &+= 8
      offset &+= 1
    }
    return true
  }

  /// Returns the next `width` bits without using them.
  func peek(_ width: Int) -> Int { Int(bits & (1 &<< UInt64(width) &- 1)) }

  /// Drops `width` bits, which must be available.
  mutating func drop(_ width: Int) {
    bits &>>= UInt64(width)
    count &-= width
  }

  /// Takes `width` bits, which must be available.
  mutating func take(_ width: Int) -> Int {
    defer { drop(width) }
    return peek(width)
  }

  /// Drops the remaining bits of a partly used byte.
  mutating func alignToByte() { drop(count % 8) }
}
