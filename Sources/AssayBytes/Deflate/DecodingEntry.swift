/// What the next bits of a stream mean, packed into one word for the table look-up.
///
/// From the lowest bit: the number of bits it takes (8); then either one or two literals (8 each)
/// and their number (7), or the length of the code alone (4), three unused bits, the mark of a
/// special entry, and the base of a length or distance (15). The top bit tells literals from
/// everything else.
struct DecodingEntry: Sendable {
  private let packed: UInt32

  private init(packed: UInt32) { self.packed = packed }

  // MARK: What there is

  /// A code of `length` bits without a meaning.
  static func invalid(_ length: Int) -> Self { Self(packed: specialMarks | UInt32(length)) }

  /// A code longer than the table is wide.
  static let longCode = Self(packed: specialMarks | 1 << 16 | 1)

  /// The code, of `length` bits, that ends a block.
  static func endOfBlock(_ length: Int) -> Self {
    Self(packed: specialMarks | 2 << 16 | UInt32(length))
  }

  /// A literal with a code of `length` bits.
  static func literal(_ byte: UInt8, _ length: Int) -> Self {
    Self(packed: UInt32(length) | UInt32(byte) << 8 | 1 << 24)
  }

  /// A match length or distance: `base` plus the extra bits behind the code.
  static func base(_ base: Int, extraBits: Int, _ length: Int, isLength: Bool) -> Self {
    Self(
      packed: UInt32(length + extraBits) | UInt32(length) << 8 | UInt32(base) << 16
        | (isLength ? noLiteral : 0))
  }

  /// This literal and `next` as one entry; both are single literals.
  func followed(by next: Self) -> Self {
    let byte = (next.packed >> 8 & 0xFF) << 16
    return Self(packed: (packed & 0xFFFF | byte | 2 << 24) + next.packed & 0xFF)
  }

  // MARK: What it says

  /// The number of bits taken by the code and its extra bits.
  var bitCount: Int { Int(packed & 0xFF) }

  /// Whether this is one or two literals.
  var isLiteral: Bool { packed < Self.noLiteral }

  /// The literals, the first one lowest.
  var literals: UInt16 { UInt16(truncatingIfNeeded: packed &>> 8) }

  /// How many literals there are.
  var literalCount: Int { Int(packed &>> 24) }

  /// Whether this, which is no literal, is no length or distance either.
  var isSpecial: Bool { packed & 0x8000 != 0 }

  /// Whether this special entry ends a block.
  var isEndOfBlock: Bool { packed & Self.kindMask == Self.specialMarks | 2 << 16 }

  /// Whether the code has to be looked for elsewhere.
  var isLongCode: Bool { packed & Self.kindMask == Self.specialMarks | 1 << 16 }

  /// The length or distance, given the bits its code starts.
  func value(_ bits: UInt64) -> Int {
    let extra = (bits & (1 &<< UInt64(packed & 0x3F) &- 1)) &>> UInt64(packed &>> 8 & 0xF)
    return Int(packed &>> 16 & 0x7FFF) &+ Int(extra)
  }

  private static let noLiteral: UInt32 = 1 << 31
  private static let specialMarks: UInt32 = 1 << 31 | 1 << 15
  private static let kindMask: UInt32 = 0xFFFF_8000
}
