/// A line and column in a text.
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
/// CR; a byte order mark at the start is not counted as a column. An offset outside `bytes` is
/// clamped; an offset within a scalar counts as that scalar. Complexity: O(offset).
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

/// The column of `offset` on the line that starts at `lineStart`; inside a scalar, that of its
/// first byte.
private func column(of offset: Int, in bytes: RawSpan, lineStart: Int) -> Int {
  var column = 1
  var current = lineStart
  while current < offset {
    let end = min(current + scalarLength(bytes.byte(at: current)), bytes.byteCount)
    var next = current + 1
    while next < end, bytes.byte(at: next) & 0xC0 == 0x80 { next += 1 }
    guard next <= offset else { break }
    column += 1
    current = next
  }
  return column
}

/// The number of bytes of the UTF-8 scalar that starts with this byte; 1 if the byte starts none.
private func scalarLength(_ first: UInt8) -> Int {
  switch first {
  case 0xC2...0xDF: 2
  case 0xE0...0xEF: 3
  case 0xF0...0xF4: 4
  default: 1
  }
}

/// The length of the UTF-8 byte order mark at the start: 3, or 0 if absent.
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
