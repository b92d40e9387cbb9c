/// Looks for the end of a number of lines in text that is as plain as most is: lines end in LF, none
/// is empty, and there are no quotes.
package struct LineScan: Sendable, Equatable {
  /// Where the last line found ends, behind its LF.
  package let end: Int
  /// How many lines were found: as many as were wanted, or all that end inside the bytes.
  package let count: Int

  /// Looks at `bytes` from `start` to `limit`, where a line starts.
  ///
  /// - Returns: nil where the text is not plain up to the end of what is found; `RecordReader` then
  ///   tells where records end. Complexity: O(bytes looked at), 8 bytes at a time.
  package init?(_ bytes: RawSpan, from start: Int, to limit: Int, wanted: Int) {
    var offset = start
    var count = 0
    var end = start
    let block = 4096
    // Whole blocks as long as they cannot hold the last line that is wanted.
    while limit &- offset > block {
      // A line starts at `start`, so what stands before it is as good as an LF.
      let isAfterFeed = offset == start || bytes.byte(at: offset &- 1) == lineFeed
      let found = LineScan.count(bytes, from: offset, length: block, isAfterFeed: isAfterFeed)
      guard let found, count &+ found < wanted else { break }
      count &+= found
      offset &+= block
    }
    var previous = offset > start ? bytes.byte(at: offset &- 1) : lineFeed
    if count > 0 { end = LineScan.lastLineEnd(bytes, before: offset) }
    while offset < limit, count < wanted {
      let byte = bytes.byte(at: offset)
      offset &+= 1
      if byte == lineFeed {
        if previous == lineFeed { return nil }
        count &+= 1
        end = offset
      } else if byte == quote || byte == carriageReturn {
        return nil
      }
      previous = byte
    }
    self.end = end
    self.count = count
  }

  /// The LFs of a block, nil where it has a quote, a CR or two LFs in a row.
  private static func count(
    _ bytes: RawSpan, from start: Int, length: Int, isAfterFeed: Bool
  ) -> Int? {
    let feeds = everyByte(lineFeed)
    let quotes = everyByte(quote)
    let returns = everyByte(carriageReturn)
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var count = 0
    var others: UInt64 = 0
    // Whether the byte before was an LF, in the bit that a shifted mark would have.
    var carried: UInt64 = isAfterFeed ? 0x80 : 0
    var offset = start
    while offset < start &+ length {
      let word = bytes.word(at: offset)
      let difference = word ^ feeds
      // The top bit of each byte that is an LF, exactly.
      let marks = ~(((difference & low) &+ low) | difference | low)
      count &+= marks.nonzeroBitCount
      others |= zeroBytes(word ^ quotes) | zeroBytes(word ^ returns)
      others |= marks & (marks << 8 | carried)
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

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
