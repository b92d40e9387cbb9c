/// Decompresses a DEFLATE stream (RFC 1951) piece by piece.
///
/// The input may be cut anywhere, and the caller need not keep any of it. Memory stays below about
/// 300 KB for any input. Accepts and rejects the same streams as zlib.
package struct Inflater: Sendable {
  /// The reason a call returned.
  package enum Status: Sendable, Equatable {
    /// All input was consumed, and the stream continues.
    case needsInput
    /// The output limit was reached, and there is more output.
    case outputFull
    /// The stream has ended; `offset` is where the bytes after it start.
    case done
  }

  /// The part of the stream that comes next.
  enum Step: Sendable {
    case blockHeader
    case storedLength
    /// The remaining bytes of a stored block.
    case stored(Int)
    case codeCounts
    case codeLengthLengths
    case codeLengths
    case symbols
    case done
    case failed(InflateError)
  }

  var step = Step.blockHeader
  var isLastBlock = false
  var bits = BitBuffer()
  var header = BlockHeader()
  var codes = BlockCodes()
  var window = InflateWindow()
  /// The number of bytes consumed by earlier calls.
  private var earlierInput = 0

  /// Creates a decompressor at the start of a stream.
  package init() {}

  /// Starts over with another stream, in the same memory.
  package mutating func reset() {
    step = .blockHeader
    isLastBlock = false
    bits = BitBuffer()
    window.reset()
    earlierInput = 0
  }

  /// Decompresses `input` from `offset` on, and moves `offset` past the consumed bytes.
  ///
  /// Appends up to `limit` bytes to `output`. Everything before an error is written before it is
  /// thrown, and every later call throws it again. `offset` lies inside `input` or at its end.
  /// Complexity: O(bytes taken + written).
  package mutating func inflate(
    _ input: RawSpan, from offset: inout Int, appendingTo output: inout [UInt8],
    atMost limit: Int = .max
  ) throws(InflateError) -> Status {
    let start = offset
    defer { earlierInput += offset - start }
    var room = max(limit, 0)
    while true {
      room -= window.deliver(to: &output, atMost: room)
      guard window.isDelivered else { return .outputFull }
      if case .failed(let error) = step { throw error }
      if case .done = step { return .done }
      window.makeRoom()
      do throws(InflateError.Kind) {
        try decode(input, &offset)
      } catch {
        let taken = earlierInput + offset - start - (bits.count + 7) / 8
        step = .failed(InflateError(kind: error, offset: taken))
        continue
      }
      guard window.isDelivered else { continue }
      if case .done = step { return .done }
      return .needsInput
    }
  }

  /// Decodes until the input is used up, the buffer is full or the stream ends.
  private mutating func decode(_ input: RawSpan, _ offset: inout Int) throws(InflateError.Kind) {
    var isGoingOn = true
    while isGoingOn, window.hasRoom {
      switch step {
      case .blockHeader: isGoingOn = try readBlockHeader(input, &offset)
      case .storedLength: isGoingOn = try readStoredLength(input, &offset)
      case .stored(let count): isGoingOn = copyStored(count, input, &offset)
      case .codeCounts: isGoingOn = try readCodeCounts(input, &offset)
      case .codeLengthLengths: isGoingOn = try readCodeLengthLengths(input, &offset)
      case .codeLengths: isGoingOn = try readCodeLengths(input, &offset)
      case .symbols:
        decodeFast(codes, input, &offset, &bits, &window)
        if window.hasRoom { isGoingOn = try decodeSymbol(input, &offset) }
      case .done, .failed: isGoingOn = false
      }
    }
  }
}
