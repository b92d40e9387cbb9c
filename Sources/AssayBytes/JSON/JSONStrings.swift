/// The string written between two quotes, escapes decoded.
///
/// For ranges returned by a `JSONCursor`; in other text, invalid escapes are kept as they are and
/// invalid UTF-8 is replaced.
package func jsonString(_ bytes: RawSpan, _ range: Range<Int>) -> String {
  let range = range.clamped(to: bytes.byteOffsets)
  var place = range.lowerBound
  while place < range.upperBound, bytes.byte(at: place) != backslash { place += 1 }
  guard place < range.upperBound else { return text(bytes, range) }
  var content: [UInt8] = []
  content.reserveCapacity(range.count)
  var offset = range.lowerBound
  while offset < range.upperBound {
    let byte = bytes.byte(at: offset)
    if byte == backslash, let escape = escape(in: bytes, at: offset) {
      content.append(contentsOf: String(escape.scalar).utf8)
      offset = escape.end
    } else {
      content.append(byte)
      offset += 1
    }
  }
  return String(decoding: content, as: UTF8.self)
}

/// Whether the bytes between two quotes are this text, escapes decoded.
package func isJSONString(_ bytes: RawSpan, _ range: Range<Int>, _ text: String.UTF8View) -> Bool {
  var offset = range.lowerBound
  for byte in text {
    guard offset < range.upperBound, bytes.byte(at: offset) == byte, byte != backslash else {
      // Escapes are rare, so a string is decoded only if it has one.
      return range.contains { bytes.byte(at: $0) == backslash }
        && jsonString(bytes, range).utf8.elementsEqual(text)
    }
    offset += 1
  }
  return offset == range.upperBound
}

/// The offset of the quote that closes a string whose first byte is at `start`.
package func endOfJSONString(_ bytes: RawSpan, from start: Int) throws(JSONError) -> Int {
  var offset = start
  while offset < bytes.byteCount {
    if bytes.byteCount &- offset >= 8 {
      let marks = specialBytes(bytes.word(at: offset))
      offset &+= marks.trailingZeroBitCount / 8
      if marks == 0 { continue }
    }
    let byte = bytes.byte(at: offset)
    switch byte {
    case UInt8(ascii: "\""):
      return offset
    case backslash:
      offset = try endOfEscape(bytes, at: offset)
    case 0x00..<0x20:
      throw JSONError(kind: .controlCharacterInString, offset: offset)
    default:
      guard let length = lengthOfScalar(in: bytes, at: offset) else {
        throw JSONError(kind: .invalidUTF8, offset: offset)
      }
      offset &+= length
    }
  }
  throw JSONError(kind: .unexpectedEnd, offset: offset)
}

/// The offset of the quote that closes a string without escapes, whose bytes are then its text.
///
/// - Returns: nil for a string with escapes and for an invalid string.
package func endOfPlainJSONString(_ bytes: RawSpan, from start: Int) -> Int? {
  var offset = start
  while offset < bytes.byteCount {
    if bytes.byteCount &- offset >= 8 {
      let marks = specialBytes(bytes.word(at: offset))
      offset &+= marks.trailingZeroBitCount / 8
      if marks == 0 { continue }
    }
    switch bytes.byte(at: offset) {
    case UInt8(ascii: "\""): return offset
    case backslash, 0x00..<0x20: return nil
    default:
      guard let length = lengthOfScalar(in: bytes, at: offset) else { return nil }
      offset &+= length
    }
  }
  return nil
}

/// The top bit of each byte that is a quote, a backslash, a control character or not ASCII; exact
/// up to the first of them.
private func specialBytes(_ word: UInt64) -> UInt64 {
  let controls = (word &- everyByte(0x20)) & everyByte(0x80)
  return controls | (word & everyByte(0x80)) | zeroBytes(word ^ everyByte(UInt8(ascii: "\"")))
    | zeroBytes(word ^ everyByte(backslash))
}

/// The offset after the escape at `offset`.
private func endOfEscape(_ bytes: RawSpan, at offset: Int) throws(JSONError) -> Int {
  if let escape = escape(in: bytes, at: offset) { return escape.end }
  guard offset + 1 < bytes.byteCount else {
    throw JSONError(kind: .unexpectedEnd, offset: bytes.byteCount)
  }
  let isSurrogate = hexadecimalUnit(in: bytes, at: offset).map { 0xD800...0xDFFF ~= $0 } ?? false
  throw JSONError(kind: isSurrogate ? .loneSurrogate : .badEscape, offset: offset)
}

/// The scalar of the escape at `offset` and the offset after it; nil if there is no valid one.
private func escape(in bytes: RawSpan, at offset: Int) -> (scalar: Unicode.Scalar, end: Int)? {
  guard offset + 1 < bytes.byteCount else { return nil }
  let simple: Unicode.Scalar
  switch bytes.byte(at: offset + 1) {
  case UInt8(ascii: "\""): simple = "\""
  case backslash: simple = "\\"
  case UInt8(ascii: "/"): simple = "/"
  case UInt8(ascii: "b"): simple = "\u{8}"
  case UInt8(ascii: "f"): simple = "\u{C}"
  case UInt8(ascii: "n"): simple = "\n"
  case UInt8(ascii: "r"): simple = "\r"
  case UInt8(ascii: "t"): simple = "\t"
  default: return hexadecimalEscape(in: bytes, at: offset)
  }
  return (simple, offset + 2)
}

/// The scalar of one `\uXXXX`, or of two that are a surrogate pair.
private func hexadecimalEscape(
  in bytes: RawSpan, at offset: Int
) -> (scalar: Unicode.Scalar, end: Int)? {
  guard let first = hexadecimalUnit(in: bytes, at: offset) else { return nil }
  if let scalar = Unicode.Scalar(first) { return (scalar, offset + 6) }
  guard 0xD800...0xDBFF ~= first, let second = hexadecimalUnit(in: bytes, at: offset + 6),
    0xDC00...0xDFFF ~= second,
    let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  else { return nil }
  return (scalar, offset + 12)
}

/// The value of the `\uXXXX` at `offset`; nil if absent.
private func hexadecimalUnit(in bytes: RawSpan, at offset: Int) -> UInt32? {
  guard bytes.byteCount - offset >= 6, bytes.byte(at: offset) == backslash,
    bytes.byte(at: offset + 1) == UInt8(ascii: "u")
  else { return nil }
  var value: UInt32 = 0
  for index in offset + 2..<offset + 6 {
    let byte = bytes.byte(at: index)
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 + UInt32(byte & 0x0F)
    case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"):
      value = value << 4 + UInt32(byte & 0x0F) + 9
    default: return nil
    }
  }
  return value
}

private let backslash = UInt8(ascii: "\\")
