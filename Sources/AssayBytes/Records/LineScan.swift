/// Looks for the end of a number of lines in text that is as plain as most is: lines end in LF or
/// CRLF, none is empty, and there are no quotes.
package struct LineScan: Sendable, Equatable {
  /// Where the last line found ends, behind its LF.
  package let end: Int
  /// How many lines were found: as many as were wanted, or all that end inside the bytes.
  package let count: Int

  /// Looks at `bytes` from `start` to `limit`, where a line starts.
  ///
  /// - Returns: nil if the text is not plain up to the end of what is found; `RecordReader` then
  ///   tells where records end. Complexity: O(bytes looked at), 16 bytes at a time.
  package init?(_ bytes: RawSpan, from start: Int, to limit: Int, wanted: Int) {
    var offset = start
    var count = 0
    var end = start
    let block = 1024
    if start < limit, isLineEnd(bytes.byte(at: start)) { return nil }
    // Whole blocks as long as they cannot hold the last line that is wanted.
    while limit &- offset > block {
      let found = LineScan.count(bytes, from: offset, length: block)
      guard let found, count &+ found < wanted else { break }
      count &+= found
      offset &+= block
    }
    var previous = offset > start ? bytes.byte(at: offset &- 1) : 0
    if count > 0 { end = LineScan.lastLineEnd(bytes, before: offset) }
    while offset < limit, count < wanted {
      let byte = bytes.byte(at: offset)
      offset &+= 1
      // A line that is empty starts with its end; a CR stands before an LF.
      if previous == lineFeed ? isLineEnd(byte) : previous == carriageReturn && byte != lineFeed {
        return nil
      }
      if byte == lineFeed {
        count &+= 1
        end = offset
      } else if byte == quote {
        return nil
      }
      previous = byte
    }
    self.end = end
    self.count = count
  }

  /// The LFs of a block, nil if it has a quote, an empty line or a CR without its LF; the byte
  /// behind it is looked at too.
  ///
  /// Sixteen bytes are compared at once.
  private static func count(_ bytes: RawSpan, from start: Int, length: Int) -> Int? {
    let feed = SIMD16(repeating: lineFeed)
    let quotes = SIMD16(repeating: quote)
    let returns = SIMD16(repeating: carriageReturn)
    var hasOthers = SIMDMask<SIMD16<Int8>>(repeating: false)
    var feeds = SIMD16<UInt8>.zero
    for offset in stride(from: start, to: start &+ length, by: 16) {
      let block = bytes.bytes16(at: offset)
      let isFeed = block .== feed
      let next = bytes.bytes16(at: offset &+ 1)
      let isBeforeFeed = next .== feed
      let isReturn = block .== returns
      let isEmptyLine = isFeed .& (isBeforeFeed .| (next .== returns))
      let isOther = (block .== quotes) .| (isReturn .& .!isBeforeFeed)
      hasOthers = (hasOthers .| isEmptyLine .| isOther)
      feeds = feeds &+ isFeed.ones
    }
    guard hasOthers == SIMDMask(repeating: false) else { return nil }
    return (0..<16).reduce(0) { $0 &+ Int(feeds[$1]) }
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

private func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
