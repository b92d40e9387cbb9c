/// Finds the end of a number of lines in plain text: lines end in LF or CRLF, none is empty, and
/// there are no quotes.
package struct LineScan: Sendable, Equatable {
  /// The end of the last line found, after its LF.
  package let end: Int
  /// The number of lines found: as many as wanted, or all that end inside the bytes.
  package let count: Int

  /// Scans `bytes` from `start`, where a line starts, to `limit`.
  ///
  /// - Returns: nil if the text is not plain up to the end of the lines found; `RecordReader` must
  ///   then find the records' ends. Complexity: O(bytes scanned), 64 bytes at a time.
  package init?(_ bytes: RawSpan, from start: Int, to limit: Int, wanted: Int) {
    var lines = Lines(end: start)
    var offset = start
    while limit &- offset >= ByteBlock.length, lines.count < wanted {
      let block = ByteBlock(bytes, at: offset)
      guard lines.take(block, at: offset, wanted: wanted) else { return nil }
      offset &+= ByteBlock.length
    }
    while offset < limit, lines.count < wanted {
      guard lines.take(bytes.byte(at: offset), at: offset) else { return nil }
      offset &+= 1
    }
    (end, count) = (lines.end, lines.count)
  }
}

/// The lines found so far, and the state after the last byte.
private struct Lines {
  var end: Int
  var count = 0
  /// Whether the next byte starts a line.
  private var isAtStart = true
  /// Whether an LF must follow.
  private var isBehindReturn = false

  init(end: Int) { self.end = end }

  /// Takes the next byte; returns false if the text is no longer plain.
  mutating func take(_ byte: UInt8, at offset: Int) -> Bool {
    let isFeed = byte == lineFeed
    let isReturn = byte == carriageReturn
    if byte == quote || isBehindReturn && !isFeed || isAtStart && (isFeed || isReturn) {
      return false
    }
    (isAtStart, isBehindReturn) = (isFeed, isReturn)
    if isFeed { (end, count) = (offset &+ 1, count &+ 1) }
    return true
  }

  /// Takes 64 bytes at once, up to the end of the last wanted line; returns false as for one byte.
  @inline(__always)
  mutating func take(_ block: ByteBlock, at offset: Int, wanted: Int) -> Bool {
    let feeds = block.places(of: lineFeed)
    let hasOthers = block.has(quote, or: carriageReturn)
    let returns = hasOthers ? block.places(of: carriageReturn) : 0
    let starts = feeds &<< 1 | (isAtStart ? 1 : 0)
    let behindReturns = returns &<< 1 | (isBehindReturn ? 1 : 0)
    let others =
      (hasOthers ? block.places(of: quote) : 0) | behindReturns & ~feeds | starts
      & (feeds | returns)
    var looked = UInt64.max
    var found = feeds.nonzeroBitCount
    if count &+ found >= wanted {
      found = wanted &- count
      var rest = feeds
      for _ in 1..<found { rest &= rest &- 1 }
      looked = rest ^ (rest &- 1)
    }
    guard others & looked == 0 else { return false }
    (isAtStart, isBehindReturn) = (feeds >> 63 == 1, returns >> 63 == 1)
    count &+= found
    if found > 0 { end = offset &+ 64 &- (feeds & looked).leadingZeroBitCount }
    return true
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
