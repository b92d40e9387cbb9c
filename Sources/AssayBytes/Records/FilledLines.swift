/// Looks for the end of a number of lines that hold something, whatever it is: where a text cannot
/// have a line end inside a record, as JSON Lines cannot.
///
/// Lines end in LF. A line of nothing but spaces, tabs and CRs holds nothing.
package struct FilledLines: Sendable, Equatable {
  /// Where the last line that counts ends, behind its LF.
  package private(set) var end: Int
  /// How many lines that hold something end there or before.
  package private(set) var count = 0
  /// How many lines there are up to ``end``, filled or not.
  package private(set) var lines = 0
  /// Whether something stands between ``end`` and the limit.
  package private(set) var hasRest = false

  /// Looks at `bytes` from `start` to `limit`, where a line starts, for `wanted` filled lines.
  ///
  /// Complexity: O(bytes looked at), 64 bytes at a time where each line starts with a brace.
  package init(_ bytes: RawSpan, from start: Int, to limit: Int, wanted: Int) {
    end = start
    var offset = start
    // Lines since the last filled one, this one not among them.
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

  /// Takes 64 bytes in which every line starts with a brace, and so is filled; false if one does not,
  /// or the last line that is wanted may end among them.
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

/// The offset of the LF that ends the line in which `start` is, or the end of `bytes`.
package func endOfLine(_ bytes: RawSpan, from start: Int) -> Int {
  ByteSearch(lineFeed, lineFeed, lineFeed).firstOffset(in: bytes, from: start)
}
