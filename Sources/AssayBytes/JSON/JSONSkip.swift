/// The offset after the JSON value that starts at `start`, which is checked as strictly as one that
/// is read.
///
/// What follows the value is for the caller to check. It allocates nothing. Complexity: O(value).
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
