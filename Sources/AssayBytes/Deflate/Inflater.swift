/// Decompresses a DEFLATE stream (RFC 1951) piece by piece.
///
/// The input may be cut anywhere; nothing of it has to be kept. No input makes it need more than
/// about 300 KB. It accepts and refuses what zlib does.
package struct Inflater: Sendable {
  /// Why a call came to its end.
  package enum Status: Sendable, Equatable {
    /// All input was taken, and the stream goes on.
    case needsInput
    /// As much output was written as allowed, and there is more.
    case outputFull
    /// The stream has ended, and `offset` is where what follows it starts.
    case done
  }

  /// What comes next in the stream.
  enum Step: Sendable {
    case blockHeader
    case storedLength
    /// The rest of a stored block, so many bytes.
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
  /// The number of bytes taken in earlier calls.
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

  /// Decompresses from `offset` of `input` on, and moves `offset` behind what was taken.
  ///
  /// Appends up to `limit` bytes to `output`. Everything in front of an error is written before it
  /// is thrown, and it is thrown again by every later call. `offset` lies inside `input` or at its
  /// end. Complexity: O(bytes taken + written).
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

  /// Decodes until the input is used, the buffer full or the stream at its end.
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
