/// Finds the first of up to three byte values, eight bytes at a time.
package struct ByteSearch: Sendable {
  /// The values to find, each repeated in every byte of a word.
  private let patterns: (UInt64, UInt64, UInt64)

  /// Creates a search for `first`, `second` and `third`.
  package init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    patterns = (everyByte(first), everyByte(second), everyByte(third))
  }

  /// The offset of the first match at or after `start`; the end of `bytes` if absent.
  package func firstOffset(in bytes: RawSpan, from start: Int) -> Int {
    var offset = start
    while bytes.byteCount &- offset >= 8 {
      let matches = matches(in: bytes.word(at: offset))
      if matches != 0 { return offset &+ matches.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < bytes.byteCount, matches(in: everyByte(bytes.byte(at: offset))) == 0 {
      offset &+= 1
    }
    return offset
  }

  /// The top bit of each byte of `word` that matches; bytes above the first match may be wrong.
  private func matches(in word: UInt64) -> UInt64 {
    zeroBytes(word ^ patterns.0) | zeroBytes(word ^ patterns.1) | zeroBytes(word ^ patterns.2)
  }
}

/// A word that holds `byte` eight times.
@inlinable @inline(__always)
package func everyByte(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The top bit of each zero byte of `word`; exact up to the first of them.
///
/// A borrow can mark a wrong byte, but only above a byte that is zero. (H. S. Warren, Hacker's
/// Delight, section 6-1.)
@inlinable @inline(__always)
package func zeroBytes(_ word: UInt64) -> UInt64 {
  (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}
