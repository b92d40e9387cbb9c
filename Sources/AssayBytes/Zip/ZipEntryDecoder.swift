/// Decompresses the data of a zip entry piece by piece, and checks its size and checksum.
///
/// Never writes more bytes than the directory announces; fewer are an error.
package struct ZipEntryDecoder: Sendable {
  private let entry: ZipEntry
  /// The decompressor; nil if the data are stored.
  private var inflater: Inflater?
  private var checksum = CRC32()
  private var taken = 0
  private var written = 0
  private var failure: ZipError?

  /// Creates a decompressor at the start of the data of `entry`.
  package init(_ entry: ZipEntry) {
    self.entry = entry
    inflater = entry.method == .deflated ? Inflater() : nil
  }

  /// Decompresses `input` from `offset` on, and moves `offset` past the consumed bytes.
  ///
  /// Appends up to `limit` bytes to `output`, which is unverified until the status is `done`. The
  /// input is that of `ZipEntry.dataRange`, cut anywhere; bytes after it are not consumed. After an
  /// error, every later call throws it again. Complexity: O(bytes taken + written).
  package mutating func decode(
    _ input: RawSpan, from offset: inout Int, appendingTo output: inout [UInt8],
    atMost limit: Int = .max
  ) throws(ZipError) -> Inflater.Status {
    if let failure { throw failure }
    do throws(ZipError.Kind) {
      return try step(input, &offset, &output, max(limit, 0))
    } catch {
      let failure = ZipError(kind: error, offset: taken)
      self.failure = failure
      throw failure
    }
  }

  private mutating func step(
    _ input: RawSpan, _ offset: inout Int, _ output: inout [UInt8], _ limit: Int
  ) throws(ZipError.Kind) -> Inflater.Status {
    let (start, before) = (offset, output.count)
    let end = offset + min(input.byteCount - offset, entry.compressedSize - taken)
    let room = min(limit, entry.size - written)
    let status = try decompress(input.extracting(0..<end), &offset, &output, room)
    taken += offset - start
    written += output.count - before
    checksum.update(output.span.bytes.extracting(before..<output.count))
    switch status {
    case .needsInput where taken == entry.compressedSize,
      .outputFull where written == entry.size:
      // The data are shorter or longer than announced.
      throw .size
    case .needsInput, .outputFull:
      return status
    case .done:
      guard taken == entry.compressedSize, written == entry.size else { throw .size }
      guard checksum.value == entry.checksum else { throw .checksum }
      return .done
    }
  }

  /// Decompresses or copies as much as there is room for.
  private mutating func decompress(
    _ input: RawSpan, _ offset: inout Int, _ output: inout [UInt8], _ room: Int
  ) throws(ZipError.Kind) -> Inflater.Status {
    do throws(InflateError) {
      let status = try inflater?.inflate(
        input, from: &offset, appendingTo: &output, atMost: room)
      if let status { return status }
    } catch {
      throw .stream(error.kind)
    }
    let count = min(input.byteCount - offset, room)
    output.append(input.extracting(offset..<offset + count))
    offset += count
    if written + count == entry.size { return .done }
    return offset < input.byteCount ? .outputFull : .needsInput
  }
}
