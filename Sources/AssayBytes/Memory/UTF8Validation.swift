/// The offset of the first ill-formed UTF-8 sequence in `bytes`; nil if all of them are UTF-8.
///
/// Runs of ASCII are checked sixteen bytes at a time. Complexity: O(n).
package func firstInvalidUTF8(in bytes: RawSpan) -> Int? {
  var offset = 0
  while offset < bytes.byteCount {
    if bytes.byteCount &- offset >= 16, bytes.bytes16(at: offset).placesOfOthers == 0 {
      offset &+= 16
    } else if bytes.byte(at: offset) < 0x80 {
      offset &+= 1
    } else {
      guard let length = lengthOfScalar(in: bytes, at: offset) else { return offset }
      offset &+= length
    }
  }
  return nil
}

/// The number of bytes of the well-formed UTF-8 sequence at `offset`; nil if it is ill-formed.
///
/// The ranges of the second byte exclude overlong forms, surrogates and values past U+10FFFF (The
/// Unicode Standard, table 3-7).
func lengthOfScalar(in bytes: RawSpan, at offset: Int) -> Int? {
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch bytes.byte(at: offset) {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: length = 4
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return nil
  }
  guard bytes.byteCount - offset >= length, second.contains(bytes.byte(at: offset + 1)) else {
    return nil
  }
  for next in offset + 2..<offset + max(length, 2)
  where bytes.byte(at: next) & 0xC0 != 0x80 {
    return nil
  }
  return length
}

/// The offset of the first NUL in `bytes`; nil if absent.
package func firstNUL(in bytes: RawSpan) -> Int? {
  var offset = 0
  while bytes.byteCount &- offset >= 16 {
    let places = bytes.bytes16(at: offset).places(of: 0)
    if places != 0 { return offset &+ places.trailingZeroBitCount }
    offset &+= 16
  }
  return (offset..<bytes.byteCount).first { bytes.byte(at: $0) == 0 }
}
