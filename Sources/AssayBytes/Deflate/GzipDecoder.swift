/// Decompresses a gzip file (RFC 1952) piece by piece.
///
/// Members may follow one another, and zeros may follow the last one; the output is that of all
/// members in order. The checksum and size of each member are checked. The input may be cut
/// anywhere; `finish` checks at its end that it was complete.
package struct GzipDecoder: Sendable {
  /// The reason a call returned.
  package enum Status: Sendable, Equatable {
    /// All input was consumed.
    case needsInput
    /// The output limit was reached, and there is more output.
    case outputFull
  }

  /// The part of the file that comes next.
  private enum Step: Sendable {
    case header(GzipHeader)
    case stream
    /// The bytes after the stream; those read so far are in the lowest bits.
    case trailer(UInt64, count: Int)
    case afterMember
    case padding
    case failed(GzipError)
  }

  private var step = Step.header(GzipHeader())
  private var inflater = Inflater()
  private var checksum = CRC32()
  /// The uncompressed size of the member so far, modulo 2^32 as in gzip.
  private var size: UInt32 = 0
  /// The number of bytes consumed by earlier calls.
  private var earlierInput = 0

  /// Creates a decompressor at the start of a file.
  package init() {}

  /// Decompresses `input` from `offset` on, and moves `offset` past the consumed bytes.
  ///
  /// Appends up to `limit` bytes to `output`. Output is unverified until its member has ended
  /// without an error. After an error, every later call throws it again.
  /// Complexity: O(bytes taken + written).
  package mutating func decode(
    _ input: RawSpan, from offset: inout Int, appendingTo output: inout [UInt8],
    atMost limit: Int = .max
  ) throws(GzipError) -> Status {
    if case .failed(let error) = step { throw error }
    let start = offset
    defer { earlierInput += offset - start }
    var room = max(limit, 0)
    do throws(GzipError.Kind) {
      while true {
        if case .stream = step {
          let status = try decodeStream(input, &offset, &output, &room)
          if status != .done { return status == .outputFull ? .outputFull : .needsInput }
        } else {
          guard offset < input.byteCount else { return .needsInput }
          try take(input.byte(at: offset))
          offset += 1
        }
      }
    } catch {
      let failure = GzipError(kind: error, offset: earlierInput + offset - start)
      step = .failed(failure)
      throw failure
    }
  }

  /// Checks that the file may end here.
  package func finish() throws(GzipError) {
    switch step {
    case .afterMember, .padding: break
    case .failed(let error): throw error
    case .header, .stream, .trailer:
      throw GzipError(kind: .truncated, offset: earlierInput)
    }
  }

  /// Decompresses, and adds the output to checksum and size.
  private mutating func decodeStream(
    _ input: RawSpan, _ offset: inout Int, _ output: inout [UInt8], _ room: inout Int
  ) throws(GzipError.Kind) -> Inflater.Status {
    let before = output.count
    let status: Inflater.Status
    do {
      status = try inflater.inflate(input, from: &offset, appendingTo: &output, atMost: room)
    } catch {
      throw .stream(error.kind)
    }
    let written = output.count - before
    checksum.update(output.span.bytes.extracting(before..<output.count))
    size &+= UInt32(truncatingIfNeeded: written)
    room -= written
    if status == .done { step = .trailer(0, count: 0) }
    return status
  }

  /// Takes a byte outside a compressed stream.
  private mutating func take(_ byte: UInt8) throws(GzipError.Kind) {
    switch step {
    case .header(var header):
      try header.take(byte)
      step = .header(header)
      if header.isComplete { startStream() }
    case .trailer(let earlier, let count):
      let trailer = earlier | UInt64(byte) << UInt64(8 * count)
      step = .trailer(trailer, count: count + 1)
      if count == 7 { try checkTrailer(trailer) }
    case .afterMember where byte != 0:
      guard byte == 0x1F else { throw .trailingBytes }
      var header = GzipHeader()
      try header.take(byte)
      step = .header(header)
    case .afterMember:
      step = .padding
    case .padding:
      guard byte == 0 else { throw .trailingBytes }
    case .stream, .failed:
      break
    }
  }

  private mutating func startStream() {
    inflater.reset()
    checksum = CRC32()
    size = 0
    step = .stream
  }

  private mutating func checkTrailer(_ trailer: UInt64) throws(GzipError.Kind) {
    guard UInt32(truncatingIfNeeded: trailer) == checksum.value else { throw .checksum }
    guard UInt32(truncatingIfNeeded: trailer >> 32) == size else { throw .size }
    step = .afterMember
  }
}
