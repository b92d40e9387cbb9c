/// Finds the end of a number of lines that are not blank.
///
/// For texts whose records cannot contain line ends, as in JSON Lines. Lines end in LF. A line of
/// only spaces, tabs and CRs is blank.
package struct FilledLines: Sendable, Equatable {
  /// The end of the last counted line, after its LF.
  package private(set) var end: Int
  /// The number of filled lines up to ``end``.
  package private(set) var count = 0
  /// The number of lines up to ``end``, filled or not.
  package private(set) var lines = 0
  /// Whether there is a nonblank byte between ``end`` and the limit.
  package private(set) var hasRest = false

  /// Scans `bytes` from `start`, where a line starts, to `limit` for `wanted` filled lines.
  ///
  /// Complexity: O(bytes looked at), 64 bytes at a time where each line starts with a brace.
  package init(_ bytes: RawSpan, from start: Int, to limit: Int, wanted: Int) {
    end = start
    var offset = start
    // Lines since the last filled one, not counting the current line.
    var passed = 0
    while offset < limit, count < wanted {
      let isLineStart = offset == start || bytes.byte(at: offset &- 1) == lineFeed
      if limit &- offset >= ByteBlock.length, passed == 0, hasRest || isLineStart,
        take(ByteBlock(bytes, at: offset), at: offset, isLineStart: isLineStart, wanted: wanted)
      {
        offset &+= ByteBlock.length
        continue
      }
      let blockEnd = min(offset &+ ByteBlock.length, limit)
      while offset < blockEnd, count < wanted {
        let byte = bytes.byte(at: offset)
        offset &+= 1
        if byte != lineFeed {
          if !isBlankOrReturn(byte) { hasRest = true }
          continue
        }
        passed &+= 1
        guard hasRest else { continue }
        hasRest = false
        count &+= 1
        lines &+= passed
        passed = 0
        end = offset
      }
    }
  }

  /// Takes 64 bytes in which every line starts with a brace and is therefore filled; returns false
  /// if one does not, or if the last wanted line may end among them.
  @inline(__always)
  private mutating func take(
    _ block: ByteBlock, at offset: Int, isLineStart: Bool, wanted: Int
  ) -> Bool {
    let feeds = block.places(of: lineFeed)
    let starts = feeds &<< 1 | (isLineStart ? 1 : 0)
    let found = feeds.nonzeroBitCount
    guard starts & ~block.places(of: brace) == 0, found < wanted &- count else { return false }
    count &+= found
    lines &+= found
    if found > 0 { end = offset &+ ByteBlock.length &- feeds.leadingZeroBitCount }
    hasRest = end < offset &+ ByteBlock.length
    return true
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let brace = UInt8(ascii: "{")

/// Whether a byte is a space, a tab or a CR.
private func isBlankOrReturn(_ byte: UInt8) -> Bool {
  isBlank(byte) || byte == UInt8(ascii: "\r")
}

/// The offset of the LF that ends the line containing `start`; the end of `bytes` if absent.
package func endOfLine(_ bytes: RawSpan, from start: Int) -> Int {
  ByteSearch(lineFeed, lineFeed, lineFeed).firstOffset(in: bytes, from: start)
}
