/// A file in a zip archive, as the central directory describes it.
package struct ZipEntry: Sendable, Equatable {
  /// How the data are written.
  package enum Method: Sendable, Equatable {
    /// As they are.
    case stored
    /// As a DEFLATE stream.
    case deflated
  }

  /// The name as written, with `/` between folders; not always UTF-8.
  package let name: [UInt8]
  /// How the data are written.
  package let method: Method
  /// The number of bytes in the archive, all inside it.
  package let compressedSize: Int
  /// The number of bytes after decompression, as claimed.
  package let size: Int
  /// The CRC-32 of the data, as claimed.
  package let checksum: UInt32
  /// Where in the archive the header in front of the data starts.
  package let headerOffset: Int
  /// Where in the archive the data must have ended.
  let limit: Int

  /// The size of a local header without name and extra fields.
  package static let headerSize = 30

  /// Where in the archive the data are.
  ///
  /// The local header is given by the bytes of the archive from `headerOffset` on, `headerSize` of
  /// them or more. What it says of sizes is not used: it may have been written before they were
  /// known, or have them in an extra field.
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
