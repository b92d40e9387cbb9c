/// The output of a decompressor: the window that matches refer to, and output not yet delivered.
struct InflateWindow: Sendable {
  /// The maximum distance of a match.
  static let size = 32_768
  /// The space that a step needs: several literals, the longest match, and whole words past the
  /// end.
  static let slack = 288

  /// The window, followed by the output decoded since.
  ///
  /// Either offset 0 is the start of the stream, or at least a whole window precedes `end`.
  var buffer = [UInt8](repeating: 0, count: 8 * size)
  /// The end of the decoded output.
  var end = 0
  /// The end of the delivered output.
  private var deliveredEnd = 0

  /// Whether all output was delivered.
  var isDelivered: Bool { deliveredEnd == end }

  /// Whether there is room for another step.
  var hasRoom: Bool { end <= buffer.count - Self.slack }

  /// Starts over.
  mutating func reset() { (end, deliveredEnd) = (0, 0) }

  /// Delivers up to `limit` bytes, and returns how many.
  mutating func deliver(to output: inout [UInt8], atMost limit: Int) -> Int {
    let count = min(end - deliveredEnd, limit)
    output.append(contentsOf: buffer[deliveredEnd..<deliveredEnd + count])
    deliveredEnd += count
    return count
  }

  /// Moves the window to the front if there is no room after it and all output was delivered.
  mutating func makeRoom() {
    guard !hasRoom, isDelivered else { return }
    let start = end - Self.size
    var span = buffer.mutableSpan
    var bytes = span.mutableBytes
    bytes.moveToFront(Self.size, from: start)
    end = Self.size
    deliveredEnd = end
  }

  /// Appends the literals of an entry; there must be room.
  mutating func append(_ entry: DecodingEntry) {
    buffer[end] = UInt8(truncatingIfNeeded: entry.literals)
    buffer[end + 1] = UInt8(truncatingIfNeeded: entry.literals >> 8)
    end += entry.literalCount
  }

  /// Appends the match of `length` bytes that starts `distance` bytes back; there must be room.
  mutating func appendMatch(distance: Int, length: Int) {
    let start = end
    var span = buffer.mutableSpan
    var bytes = span.mutableBytes
    bytes.repeatMatch(at: start, distance: distance, length: length)
    end += length
  }

  /// Appends up to `limit` bytes of `input` from `offset` on, and returns how many fit.
  mutating func append(_ input: RawSpan, from offset: Int, atMost limit: Int) -> Int {
    let count = min(limit, input.byteCount - offset, buffer.count - end)
    let start = end
    var span = buffer.mutableSpan
    var bytes = span.mutableBytes
    bytes.copy(input, from: offset, count: count, to: start)
    end += count
    return count
  }
}
