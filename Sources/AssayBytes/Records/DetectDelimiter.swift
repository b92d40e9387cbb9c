/// The delimiter of `bytes`: the most frequent of comma, tab and semicolon in the first record.
///
/// Those between quotes are not counted. Ties are resolved in the order comma, tab, semicolon, so
/// the result is the comma if absent. The first record is the first at or after `start`.
package func detectDelimiter(_ bytes: RawSpan, from start: Int = 0) -> UInt8 {
  let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
  var counts = [0, 0, 0]
  var isQuoted = false
  var isFieldStart = true
  var isEmpty = true
  for offset in max(start, lengthOfByteOrderMark(in: bytes))..<bytes.byteCount {
    let byte = bytes.byte(at: offset)
    if isQuoted {
      // A doubled quote closes and reopens the field.
      isQuoted = byte != UInt8(ascii: "\"")
      isFieldStart = !isQuoted
      continue
    }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      if isEmpty { continue }
      break
    }
    isEmpty = false
    isQuoted = isFieldStart && byte == UInt8(ascii: "\"")
    let candidate = candidates.firstIndex(of: byte)
    isFieldStart = candidate != nil
    if let candidate { counts[candidate] += 1 }
  }
  var best = 0
  for index in counts.indices where counts[index] > counts[best] { best = index }
  return candidates[best]
}
