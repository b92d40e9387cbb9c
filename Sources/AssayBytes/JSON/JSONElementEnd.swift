/// The offset of the comma or closing bracket after the array element that starts at `start`; nil
/// if the bytes end first.
///
/// It does not check the element: it only finds where it must end if it is valid, which takes a
/// quarter of the time. Used to cut an array into parts that other code reads, and to go on after
/// an invalid element. Complexity: O(element), 8 bytes at a time.
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

/// The offset after the quote that closes a string, valid or not; nil if absent.
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

/// The offset after the JSON value that starts at `start`.
///
/// The value is checked as strictly as by `JSONCursor`; the caller checks what follows it.
/// Allocates nothing. Complexity: O(value).
package func endOfJSONValue(_ bytes: RawSpan, from start: Int) throws(JSONError) -> Int {
  guard start < bytes.byteCount else { throw JSONError(kind: .unexpectedEnd, offset: start) }
  switch bytes.byte(at: start) {
  case UInt8(ascii: "\""):
    return try endOfJSONString(bytes, from: start + 1) + 1
  case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
    return try endOfJSONNumber(bytes, from: start)
  default:
    var cursor = JSONCursor(bytes, from: start)
    repeat { _ = try cursor.next() } while cursor.depth > 0
    return cursor.offset
  }
}
