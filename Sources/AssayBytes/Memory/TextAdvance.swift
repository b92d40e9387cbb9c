extension TextPosition {
  /// The position after `bytes`, which start at this position.
  ///
  /// Counts as `textPosition` does, but 8 bytes at a time if there is no CR: for a reader that
  /// hands out parts of a file and must know where each starts. The bytes start and end between
  /// scalars and do not split a CRLF.
  package func advanced(over bytes: RawSpan) -> TextPosition {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let returnByte = UInt8(ascii: "\r")
    let hasReturn =
      ByteSearch(returnByte, returnByte, returnByte).firstOffset(in: bytes, from: 0)
      < bytes.byteCount
    guard !hasReturn else {
      let moved = textPosition(of: bytes.byteCount, in: bytes)
      return TextPosition(
        line: line + moved.line - 1,
        column: moved.line == 1 ? column + moved.column - 1 : moved.column)
    }
    var lines = 0
    var scalars = 0
    var offset = 0
    while bytes.byteCount &- offset >= 8 {
      let difference = bytes.word(at: offset) ^ everyByte(UInt8(ascii: "\n"))
      lines &+= (~(((difference & low) &+ low) | difference | low)).nonzeroBitCount
      offset &+= 8
    }
    while offset < bytes.byteCount {
      if bytes.byte(at: offset) == UInt8(ascii: "\n") { lines &+= 1 }
      offset &+= 1
    }
    var lineStart = 0
    if lines > 0 {
      lineStart = bytes.byteCount
      while bytes.byte(at: lineStart &- 1) != UInt8(ascii: "\n") { lineStart &-= 1 }
    }
    offset = lineStart
    // The bytes of a scalar after its first have the top bits 10.
    while bytes.byteCount &- offset >= 8 {
      let word = bytes.word(at: offset)
      scalars &+= 8 &- (word & ~(word << 1) & everyByte(0x80)).nonzeroBitCount
      offset &+= 8
    }
    while offset < bytes.byteCount {
      if bytes.byte(at: offset) & 0xC0 != 0x80 { scalars &+= 1 }
      offset &+= 1
    }
    return TextPosition(line: line + lines, column: lines > 0 ? 1 + scalars : column + scalars)
  }
}
