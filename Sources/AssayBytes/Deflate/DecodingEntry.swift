/// The meaning of the next bits of a stream, packed into one word for the table look-up.
///
/// From the lowest bit: the number of bits it takes (8); then either one or two literals (8 each)
/// and their number (7), or the length of the code alone (4), three unused bits, the mark of a
/// special entry, and the base of a length or distance (15). The top bit is clear for literals and
/// set for everything else.
struct DecodingEntry: Sendable {
  private let packed: UInt32

  private init(packed: UInt32) { self.packed = packed }

  // MARK: Creation

  /// A code of `length` bits that has no meaning.
  static func invalid(_ length: Int) -> Self { Self(packed: specialMarks | UInt32(length)) }

  /// A code longer than the index of the table.
  static let longCode = Self(packed: specialMarks | 1 << 16 | 1)

  /// The end-of-block code, `length` bits long.
  static func endOfBlock(_ length: Int) -> Self {
    Self(packed: specialMarks | 2 << 16 | UInt32(length))
  }

  /// A literal with a code of `length` bits.
  static func literal(_ byte: UInt8, _ length: Int) -> Self {
    Self(packed: UInt32(length) | UInt32(byte) << 8 | 1 << 24)
  }

  /// A match length or distance: `base` plus the extra bits after the code.
  static func base(_ base: Int, extraBits: Int, _ length: Int, isLength: Bool) -> Self {
    Self(
      packed: UInt32(length + extraBits) | UInt32(length) << 8 | UInt32(base) << 16
        | (isLength ? noLiteral : 0))
  }

  /// Joins this literal and `next` into one entry; both are single literals.
  func followed(by next: Self) -> Self {
    let byte = (next.packed >> 8 & 0xFF) << 16
    return Self(packed: (packed & 0xFFFF | byte | 2 << 24) + next.packed & 0xFF)
  }

  // MARK: Meaning

  /// The number of bits of the code and its extra bits.
  var bitCount: Int { Int(packed & 0xFF) }

  /// Whether this is one or two literals.
  var isLiteral: Bool { packed < Self.noLiteral }

  /// The literals, the first one lowest.
  var literals: UInt16 { UInt16(truncatingIfNeeded: packed &>> 8) }

  /// The number of literals.
  var literalCount: Int { Int(packed &>> 24) }

  /// Whether this entry, which is not a literal, is not a length or distance either.
  var isSpecial: Bool { packed & 0x8000 != 0 }

  /// Whether this special entry ends a block.
  var isEndOfBlock: Bool { packed & Self.kindMask == Self.specialMarks | 2 << 16 }

  /// Whether the code must be searched for outside the table.
  var isLongCode: Bool { packed & Self.kindMask == Self.specialMarks | 1 << 16 }

  /// The length or distance; `bits` start with the code.
  func value(_ bits: UInt64) -> Int {
    let extra = (bits & (1 &<< UInt64(packed & 0x3F) &- 1)) &>> UInt64(packed &>> 8 & 0xF)
    return Int(packed &>> 16 & 0x7FFF) &+ Int(extra)
  }

  private static let noLiteral: UInt32 = 1 << 31
  private static let specialMarks: UInt32 = 1 << 31 | 1 << 15
  private static let kindMask: UInt32 = 0xFFFF_8000
}
