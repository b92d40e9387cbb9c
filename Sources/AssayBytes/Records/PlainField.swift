/// An unquoted field: where it ends, and whether it is known to be text.
struct PlainField {
  /// The offset of a delimiter, a line end, a quote or the end of the bytes.
  let end: Int
  /// Whether all its bytes are ASCII and not NUL.
  ///
  /// Always false for a field in the last bytes, which are not checked.
  let isKnownText: Bool

  /// Looks at the field that starts at `start`, sixteen bytes at a time.
  @inline(__always)
  init(_ bytes: RawSpan, from start: Int, delimiter: UInt8) {
    var offset = start
    var isKnownText = true
    while bytes.byteCount &- offset >= 16 {
      let block = bytes.bytes16(at: offset)
      let ends = block.places(of: delimiter, lineFeed, carriageReturn, quote)
      // The bytes before the first end.
      if block.placesOfOthers & ~ends & (ends &- 1) != 0 { isKnownText = false }
      if ends != 0 {
        (end, self.isKnownText) = (offset &+ ends.trailingZeroBitCount, isKnownText)
        return
      }
      offset &+= 16
    }
    while offset < bytes.byteCount {
      let byte = bytes.byte(at: offset)
      if byte == delimiter || byte == lineFeed || byte == carriageReturn || byte == quote { break }
      offset &+= 1
    }
    (end, self.isKnownText) = (offset, false)
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
