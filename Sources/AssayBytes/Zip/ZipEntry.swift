/// A file in a zip archive, as the central directory describes it.
package struct ZipEntry: Sendable, Equatable {
  /// The storage method of the data.
  package enum Method: Sendable, Equatable {
    /// Uncompressed.
    case stored
    /// As a DEFLATE stream.
    case deflated
  }

  /// The name as written, with `/` between folders; not always UTF-8.
  package let name: [UInt8]
  /// The storage method of the data.
  package let method: Method
  /// The size of the data in the archive, all of which lie inside it.
  package let compressedSize: Int
  /// The claimed size of the data after decompression.
  package let size: Int
  /// The claimed CRC-32 of the data.
  package let checksum: UInt32
  /// The offset in the archive of the local header before the data.
  package let headerOffset: Int
  /// The offset in the archive by which the data must end.
  let limit: Int

  /// The size of a local header without its name and extra fields.
  package static let headerSize = 30

  /// The range of the data in the archive.
  ///
  /// `localHeader` is at least `headerSize` bytes of the archive from `headerOffset` on. Its sizes
  /// are ignored: it may have been written before they were known, or have them in an extra field.
  package func dataRange(localHeader: RawSpan) throws(ZipError) -> Range<Int> {
    do throws(ZipError.Kind) {
      let record = ZipRecord(localHeader)
      try record.check(ZipSignature.localHeader, at: 0)
      guard try record.read(6, width: 2) & 1 == 0 else { throw .encrypted }
      guard try record.read(8, width: 2) == (method == .stored ? 0 : 8),
        try record.read(26, width: 2) == name.count
      else { throw .contradictingHeader }
      let start =
        try headerOffset + Self.headerSize + name.count + record.read(28, width: 2)
      guard start <= limit, compressedSize <= limit - start else { throw .outOfBounds }
      return start..<start + compressedSize
    } catch {
      throw ZipError(kind: error, offset: headerOffset)
    }
  }
}
