/// The number written in `range`, correctly rounded; a number too small for binary64 is 0.
///
/// For ranges returned by a `JSONCursor`. A number too large for binary64 is the error `badNumber`.
package func jsonNumber(_ bytes: RawSpan, _ range: Range<Int>) throws(JSONError) -> Double {
  guard case .finite(let number) = parseNumber(bytes, range) else {
    throw JSONError(kind: .badNumber, offset: range.lowerBound)
  }
  return number
}

/// The offset after the number that starts at `start`.
func endOfJSONNumber(_ bytes: RawSpan, from start: Int) throws(JSONError) -> Int {
  var offset = start
  if bytes.byte(at: offset) == UInt8(ascii: "-") { offset += 1 }
  let hasLeadingZero = offset < bytes.byteCount && bytes.byte(at: offset) == UInt8(ascii: "0")
  let wholeStart = offset
  offset = try endOfDigits(bytes, from: offset)
  if hasLeadingZero, offset > wholeStart + 1 {
    throw JSONError(kind: .badNumber, offset: wholeStart)
  }
  if offset < bytes.byteCount, bytes.byte(at: offset) == UInt8(ascii: ".") {
    offset = try endOfDigits(bytes, from: offset + 1)
  }
  guard offset < bytes.byteCount, bytes.byte(at: offset) | 0x20 == UInt8(ascii: "e") else {
    return offset
  }
  offset += 1
  if offset < bytes.byteCount, case let sign = bytes.byte(at: offset),
    sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
  {
    offset += 1
  }
  return try endOfDigits(bytes, from: offset)
}

/// The offset after the digits at `start`, of which there must be at least one.
private func endOfDigits(_ bytes: RawSpan, from start: Int) throws(JSONError) -> Int {
  guard start < bytes.byteCount else { throw JSONError(kind: .unexpectedEnd, offset: start) }
  var ignored: UInt64 = 0
  let end = scanDigits(bytes, from: start, to: bytes.byteCount, into: &ignored)
  guard end > start else { throw JSONError(kind: .badNumber, offset: start) }
  return end
}
