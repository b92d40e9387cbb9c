/// The checksum of gzip and zip (RFC 1952, section 8), computed sixteen bytes at a time.
package struct CRC32: Sendable, Equatable {
  /// The remainder, inverted.
  private var register: UInt32 = .max

  /// Creates the checksum of no bytes.
  package init() {}

  /// The checksum of all bytes so far.
  package var value: UInt32 { ~register }

  /// Adds `bytes`.
  ///
  /// Complexity: O(n).
  package mutating func update(_ bytes: RawSpan) {
    let tables = Self.tables.span
    var remainder = register
    var offset = 0
    while bytes.byteCount &- offset >= 16 {
      let low = bytes.word(at: offset) ^ UInt64(remainder)
      let high = bytes.word(at: offset &+ 8)
      remainder = 0
      for index in 0..<8 {
        let shift = UInt64(8 &* index)
        remainder ^= tables[(15 &- index) &* 256 &+ Int(low &>> shift & 0xFF)]
        remainder ^= tables[(7 &- index) &* 256 &+ Int(high &>> shift & 0xFF)]
      }
      offset &+= 16
    }
    while offset < bytes.byteCount {
      let index = UInt8(truncatingIfNeeded: remainder) ^ bytes.byte(at: offset)
      remainder = remainder &>> 8 ^ tables[Int(index)]
      offset &+= 1
    }
    register = remainder
  }

  /// Adds one byte.
  mutating func update(_ byte: UInt8) {
    register = register >> 8 ^ Self.tables[Int(UInt8(truncatingIfNeeded: register) ^ byte)]
  }

  /// The contribution of a byte at each position, from the last of sixteen to the first; 256
  /// entries per position.
  private static let tables: [UInt32] = {
    var tables: [UInt32] = []
    tables.reserveCapacity(16 * 256)
    for byte in 0..<256 as Range<UInt32> {
      // The polynomial of IEEE 802.3, with its lowest power in the highest bit.
      tables.append(
        (0..<8).reduce(byte) { remainder, _ in
          remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0)
        })
    }
    for index in 256..<16 * 256 {
      let before = tables[index - 256]
      tables.append(before >> 8 ^ tables[Int(before & 0xFF)])
    }
    return tables
  }()
}
