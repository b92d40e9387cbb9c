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

  /// The LFs of a block, nil where a line starts in it with something else than a brace.
  private static func count(_ bytes: RawSpan, from start: Int, isLineStart: Bool) -> Int? {
    let feeds = everyByte(lineFeed)
    let end = start &+ block
    if isLineStart, bytes.byte(at: start) != brace { return nil }
    var count = 0
    var offset = start
    while offset < end {
      let one = zeroBytes(bytes.word(at: offset) ^ feeds)
      let two = zeroBytes(bytes.word(at: offset &+ 8) ^ feeds)
      if one | two != 0 {
        guard let found = feedsBeforeBraces(bytes, at: offset, before: end),
          let more = feedsBeforeBraces(bytes, at: offset &+ 8, before: end)
        else { return nil }
        count &+= found &+ more
      }
      offset &+= 16
    }
    return count
  }

  /// The LFs among the 8 bytes at `offset`, nil where something else than a brace is behind one.
  private static func feedsBeforeBraces(
    _ bytes: RawSpan, at offset: Int, before end: Int
  ) -> Int? {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = bytes.word(at: offset) ^ everyByte(lineFeed)
    // The top bit of each byte that is an LF, exactly.
    var marks = ~(((difference & low) &+ low) | difference | low)
    let count = marks.nonzeroBitCount
    while marks != 0 {
      let next = offset &+ marks.trailingZeroBitCount / 8 &+ 1
      if next < end, bytes.byte(at: next) != brace { return nil }
      marks &= marks &- 1
    }
    return count
  }

  private static func lastLineEnd(_ bytes: RawSpan, before offset: Int) -> Int {
    var end = offset
    while end > 0, bytes.byte(at: end &- 1) != lineFeed { end &-= 1 }
    return end
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
