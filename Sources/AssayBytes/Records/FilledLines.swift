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
  /// Complexity: O(bytes looked at), 16 bytes at a time where each line starts with a brace.
  package init(_ bytes: RawSpan, from start: Int, to limit: Int, wanted: Int) {
    end = start
    var offset = start
    // Lines since the last filled one, this one not among them.
    var passed = 0
    while offset < limit, count < wanted {
      let length = min(FilledLines.block, limit - offset)
      let isLineStart = !hasRest && (offset == start || bytes.byte(at: offset - 1) == lineFeed)
      if limit - offset > FilledLines.block, hasRest || isLineStart, passed == 0,
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

  /// The LFs of a block, nil if a line that starts in it, or right behind it, starts with
  /// something else than a brace.
  ///
  /// Sixteen bytes are compared at once.
  private static func count(_ bytes: RawSpan, from start: Int, isLineStart: Bool) -> Int? {
    if isLineStart, bytes.byte(at: start) != brace { return nil }
    let feed = SIMD16(repeating: lineFeed)
    let braces = SIMD16(repeating: brace)
    var hasOthers = SIMDMask<SIMD16<Int8>>(repeating: false)
    var count = 0
    // A lane counts up to 255 lines.
    for part in stride(from: start, to: start &+ block, by: 2048) {
      var feeds = SIMD16<UInt8>.zero
      for offset in stride(from: part, to: part &+ 2048, by: 16) {
        let isFeed = bytes.bytes16(at: offset) .== feed
        let isBrace = bytes.bytes16(at: offset &+ 1) .== braces
        hasOthers = (hasOthers .| (isFeed .& .!isBrace))
        feeds = feeds &+ isFeed.ones
      }
      for lane in 0..<16 { count &+= Int(feeds[lane]) }
    }
    return hasOthers == SIMDMask(repeating: false) ? count : nil
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
