/// A place in a text as people count it.
package struct TextPosition: Sendable, Equatable {
  /// The line, from 1.
  package let line: Int
  /// The column in Unicode scalars, from 1.
  package let column: Int

  /// Creates a position from a line and a column, both from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The line and column of `offset` in `bytes`.
///
/// Reads everything before `offset`, so it is for errors, not for loops. Lines end in LF, CRLF or
/// CR; a byte order mark at the start is not a column. An offset outside `bytes` counts as the
/// nearest one inside, an offset within a scalar as that scalar. Complexity: O(offset).
package func textPosition(of offset: Int, in bytes: RawSpan) -> TextPosition {
  let offset = min(max(offset, 0), bytes.byteCount)
  var line = 1
  var lineStart = lengthOfByteOrderMark(in: bytes)
  var current = lineStart
  while current < offset {
    let next = current + 1
    switch bytes.byte(at: current) {
    case UInt8(ascii: "\r")
    where next < bytes.byteCount && bytes.byte(at: next) == UInt8(ascii: "\n"):
      break
    case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      line += 1
      lineStart = next
    default:
      break
    }
    current = next
  }
  return TextPosition(line: line, column: column(of: offset, in: bytes, lineStart: lineStart))
}

/// The column of `offset` on the line that starts at `lineStart`.
private func column(of offset: Int, in bytes: RawSpan, lineStart: Int) -> Int {
  var column = 1
  var current = lineStart
  while current < offset {
    current += 1
    // A scalar is complete where the next byte is not a continuation byte of it; the byte that is asked for starts
    // one, or continues none.
    let isInside = current < offset && bytes.byte(at: current) & 0xC0 == 0x80
    if !isInside { column += 1 }
  }
  return column
}

/// 3 when `bytes` start with the UTF-8 byte order mark, otherwise 0.
package func lengthOfByteOrderMark(in bytes: RawSpan) -> Int {
  bytes.hasByteOrderMark(at: 0) ? 3 : 0
}

extension RawSpan {
  /// Whether the UTF-8 byte order mark is at `offset`, which is not negative.
  package func hasByteOrderMark(at offset: Int) -> Bool {
    byteCount &- offset >= 3 && byte(at: offset) == 0xEF && byte(at: offset &+ 1) == 0xBB
      && byte(at: offset &+ 2) == 0xBF
  }
}
