/// The meaning of a Huffman code's symbols (RFC 1951, section 3.2.5).
enum DeflateAlphabet: Sendable {
  /// Bytes, the end of the block, and match lengths.
  case literalsAndLengths
  /// Match distances.
  case distances
  /// The code lengths of the other two alphabets.
  case codeLengths

  /// The maximum number of literal and length symbols a block can define.
  static let literalLimit = 286
  /// The maximum number of distance symbols a block can define.
  static let distanceLimit = 30
  /// The symbol that ends a block.
  static let endOfBlock = 256
  /// The order in which a block lists the lengths of the code length codes.
  static let codeLengthOrder: [Int] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  /// The code lengths of a block with fixed codes: literals and lengths, then distances.
  static let fixedLengths: [UInt8] =
    Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112)
    + Array(repeating: 7, count: 24) + Array(repeating: 8, count: 8)
    + Array(repeating: 5, count: 32)
  /// The number of fixed code lengths that belong to literals and lengths.
  static let fixedLiteralCount = 288

  /// The table entry of `symbol`, whose code has `length` bits.
  func entry(_ symbol: Int, _ length: Int) -> DecodingEntry {
    switch self {
    case .codeLengths:
      return .base(symbol, extraBits: 0, length, isLength: false)
    case .distances:
      guard symbol < Self.distanceLimit else { return .invalid(length) }
      let extra = max(symbol / 2 - 1, 0)
      let base = symbol < 4 ? symbol : (2 + symbol % 2) << extra
      return .base(base + 1, extraBits: extra, length, isLength: false)
    case .literalsAndLengths:
      guard symbol > Self.endOfBlock else {
        return symbol == Self.endOfBlock
          ? .endOfBlock(length) : .literal(UInt8(truncatingIfNeeded: symbol), length)
      }
      guard symbol < Self.literalLimit else { return .invalid(length) }
      return lengthEntry(symbol - 257, length)
    }
  }

  /// The entry of the match length with this index, from 0 to 28.
  private func lengthEntry(_ index: Int, _ length: Int) -> DecodingEntry {
    // The last one is 258 without extra bits, although 31 more lengths would fit.
    if index == 28 { return .base(258, extraBits: 0, length, isLength: true) }
    let extra = max(index / 4 - 1, 0)
    let base = index < 8 ? index : (4 + index % 4) << extra
    return .base(base + 3, extraBits: extra, length, isLength: true)
  }
}
