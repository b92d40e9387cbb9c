/// The offset of the comma or closing bracket behind the array element that starts at `start`; nil
/// where the bytes end before it.
///
/// It only looks for where a value must end if it is one, which is a quarter of the work of checking
/// it: for cutting an array into parts that somebody else reads, and for going on behind an element
/// that is no value. Complexity: O(element), 8 bytes at a time.
package func endOfJSONElement(_ bytes: RawSpan, from start: Int) -> Int? {
  var offset = start
  var depth = 0
  while offset < bytes.byteCount {
    if depth > 0, bytes.byteCount &- offset >= 8 {
      let marks = quotesAndBrackets(bytes.word(at: offset))
      offset &+= marks.trailingZeroBitCount / 8
      if marks == 0 { continue }
    }
    switch bytes.byte(at: offset) {
    case UInt8(ascii: "\""):
      guard let end = endOfQuoted(bytes, from: offset &+ 1) else { return nil }
      offset = end
      continue
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      depth &+= 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if depth == 0 { return offset }
      depth &-= 1
    case UInt8(ascii: ","):
      if depth == 0 { return offset }
    default:
      break
    }
    offset &+= 1
  }
  return nil
}

/// The offset after the quote that closes a string, whatever else is in it; nil if none does.
private func endOfQuoted(_ bytes: RawSpan, from start: Int) -> Int? {
  let backslash = UInt8(ascii: "\\")
  let search = ByteSearch(UInt8(ascii: "\""), backslash, backslash)
  var offset = search.firstOffset(in: bytes, from: start)
  while offset < bytes.byteCount {
    if bytes.byte(at: offset) != backslash { return offset &+ 1 }
    offset = search.firstOffset(in: bytes, from: min(offset &+ 2, bytes.byteCount))
  }
  return nil
}

/// The top bit of each byte that is a quote, a bracket or a brace; exact up to the first of them.
private func quotesAndBrackets(_ word: UInt64) -> UInt64 {
  // Brackets and braces differ in one bit.
  let braces = word | everyByte(0x20)
  return zeroBytes(braces ^ everyByte(UInt8(ascii: "{")))
    | zeroBytes(braces ^ everyByte(UInt8(ascii: "}")))
    | zeroBytes(word ^ everyByte(UInt8(ascii: "\"")))
}
