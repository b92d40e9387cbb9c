/// A member of an object, whose value is not taken apart.
package struct JSONPart: Sendable, Equatable {
  /// The range between the quotes of its name.
  package let key: Range<Int>
  /// The range of its value.
  package let range: Range<Int>
}

/// The members of the object that starts at `start`; each value is checked and none taken apart.
///
/// For a document of long columns, where a tree of all values would take many times its memory.
package func jsonMembers(
  _ bytes: RawSpan, from start: Int
) throws(JSONError) -> (members: [JSONPart], end: Int) {
  var members: [JSONPart] = []
  let end = try eachPart(bytes, from: start, closing: UInt8(ascii: "}")) {
    offset throws(JSONError) in
    guard offset < bytes.byteCount else {
      throw JSONError(kind: .unexpectedEnd, offset: offset)
    }
    guard bytes.byte(at: offset) == UInt8(ascii: "\"") else {
      throw JSONError(kind: .unexpectedByte, offset: offset)
    }
    let keyEnd = try endOfJSONString(bytes, from: offset + 1)
    let colon = firstNonBlank(bytes, from: keyEnd + 1)
    guard colon < bytes.byteCount, bytes.byte(at: colon) == UInt8(ascii: ":") else {
      throw JSONError(
        kind: colon < bytes.byteCount ? .unexpectedByte : .unexpectedEnd, offset: colon)
    }
    let valueStart = firstNonBlank(bytes, from: colon + 1)
    let valueEnd = try endOfJSONValue(bytes, from: valueStart)
    members.append(JSONPart(key: offset + 1..<keyEnd, range: valueStart..<valueEnd))
    return valueEnd
  }
  return (members, end)
}

/// The elements of the array that starts at `start`; each is checked and none taken apart.
package func jsonElements(
  _ bytes: RawSpan, from start: Int
) throws(JSONError) -> [Range<Int>] {
  var elements: [Range<Int>] = []
  _ = try eachPart(bytes, from: start, closing: UInt8(ascii: "]")) { offset throws(JSONError) in
    let end = try endOfJSONValue(bytes, from: offset)
    elements.append(offset..<end)
    return end
  }
  return elements
}

/// Reads the parts of an array or object, and returns the offset after its end.
private func eachPart(
  _ bytes: RawSpan, from start: Int, closing: UInt8,
  _ part: (Int) throws(JSONError) -> Int
) throws(JSONError) -> Int {
  var offset = firstNonBlank(bytes, from: start + 1)
  if offset < bytes.byteCount, bytes.byte(at: offset) == closing { return offset + 1 }
  while true {
    offset = firstNonBlank(bytes, from: try part(offset))
    guard offset < bytes.byteCount else {
      throw JSONError(kind: .unexpectedEnd, offset: offset)
    }
    if bytes.byte(at: offset) == closing { return offset + 1 }
    guard bytes.byte(at: offset) == UInt8(ascii: ",") else {
      throw JSONError(kind: .unexpectedByte, offset: offset)
    }
    offset = firstNonBlank(bytes, from: offset + 1)
  }
}

/// The offset of the first byte from `start` on that is not JSON whitespace, or the end.
///
/// Complexity: O(whitespace), 8 bytes at a time in long runs.
package func firstNonBlank(_ bytes: RawSpan, from start: Int) -> Int {
  var offset = start
  while offset < bytes.byteCount {
    switch bytes.byte(at: offset) {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      offset &+= 1
    default:
      return offset
    }
    if offset &- start == 8 { offset = endOfBlankWords(bytes, from: offset) }
  }
  return offset
}

/// Skips whole words of whitespace.
private func endOfBlankWords(_ bytes: RawSpan, from start: Int) -> Int {
  var offset = start
  while bytes.byteCount &- offset >= 8 {
    let word = bytes.word(at: offset)
    let blanks =
      exactZeroBytes(word ^ everyByte(UInt8(ascii: " ")))
      | exactZeroBytes(word ^ everyByte(UInt8(ascii: "\t")))
      | exactZeroBytes(word ^ everyByte(UInt8(ascii: "\n")))
      | exactZeroBytes(word ^ everyByte(UInt8(ascii: "\r")))
    guard blanks == everyByte(0x80) else { break }
    offset &+= 8
  }
  return offset
}

/// The top bit of each zero byte of `word`, and no other bits.
private func exactZeroBytes(_ word: UInt64) -> UInt64 {
  let low = everyByte(0x7F)
  return ~(((word & low) &+ low) | word | low)
}
