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

  private static let block = 4096

  /// Looks at `bytes` from `start` to `limit`, where a line starts, for `wanted` filled lines.
  ///
  /// Complexity: O(bytes looked at), 8 bytes at a time where each line starts with a brace.
  package init(_ bytes: RawSpan, from start: Int, to limit: Int, wanted: Int) {
    end = start
    var offset = start
    // Lines since the last filled one, this one not among them.
    var passed = 0
    while offset < limit, count < wanted {
      let length = min(FilledLines.block, limit - offset)
      let isLineStart = !hasRest && (offset == start || bytes.byte(at: offset - 1) == lineFeed)
      if length == FilledLines.block, hasRest || isLineStart, passed == 0,
        let found = FilledLines.count(bytes, from: offset, isLineStart: isLineStart),
        found < wanted - count
      {
        count &+= found
        lines &+= found
        offset &+= length
        if found > 0 { end = FilledLines.lastLineEnd(bytes, before: offset) }
        hasRest = end < offset
        continue
      }
      let blockEnd = offset + length
      while offset < blockEnd, count < wanted {
        let byte = bytes.byte(at: offset)
        offset &+= 1
        if byte != lineFeed {
          if !isBlank(byte) { hasRest = true }
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

  /// The LFs of a block, nil where what follows one of them in the block is no opening brace.
  private static func count(_ bytes: RawSpan, from start: Int, isLineStart: Bool) -> Int? {
    let feeds = everyByte(lineFeed)
    let braces = everyByte(UInt8(ascii: "{"))
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var count = 0
    var others: UInt64 = 0
    // Whether a line starts here, in the bit that a shifted mark would have.
    var carried: UInt64 = isLineStart ? 0x80 : 0
    var offset = start
    while offset < start &+ block {
      let word = bytes.word(at: offset)
      let difference = word ^ feeds
      // The top bit of each byte that is an LF, exactly.
      let marks = ~(((difference & low) &+ low) | difference | low)
      count &+= marks.nonzeroBitCount
      let starts = marks << 8 | carried
      if starts != 0 {
        let other = word ^ braces
        others |= starts & (((other & low) &+ low) | other)
      }
      carried = marks >> 56
      offset &+= 8
    }
    return others == 0 ? count : nil
  }

  private static func lastLineEnd(_ bytes: RawSpan, before offset: Int) -> Int {
    var end = offset
    while end > 0, bytes.byte(at: end &- 1) != lineFeed { end &-= 1 }
    return end
  }
}

private let lineFeed = UInt8(ascii: "\n")

/// Whether a byte is a space, a tab or a CR.
private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
}

/// The offset of the LF that ends the line in which `start` is, or the end of `bytes`.
package func endOfLine(_ bytes: RawSpan, from start: Int) -> Int {
  ByteSearch(lineFeed, lineFeed, lineFeed).firstOffset(in: bytes, from: start)
}
