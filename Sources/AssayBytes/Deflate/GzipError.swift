/// The reason why bytes are not a valid gzip file.
package struct GzipError: Error, Sendable, Equatable {
  /// The kind of fault.
  package enum Kind: Error, Sendable, Equatable {
    /// The file does not start with the two magic bytes.
    case noGzip
    /// A compression method other than DEFLATE.
    case unknownMethod(UInt8)
    /// A header with reserved flags set.
    case reservedFlags
    /// A header with a name or comment beyond `GzipHeader.maximumTextLength` bytes.
    case headerTooLong
    /// The checksum of a header is wrong.
    case headerChecksum
    /// The compressed bytes are invalid.
    case stream(InflateError.Kind)
    /// The checksum of the uncompressed data is wrong.
    case checksum
    /// The size of the uncompressed data is wrong.
    case size
    /// Bytes after a member that are neither another member nor zeros.
    case trailingBytes
    /// The input ends within a member, or before the first one.
    case truncated
  }

  /// The kind of fault.
  package let kind: Kind
  /// The number of bytes of the file consumed when the error was found.
  package let offset: Int

  /// Creates an error of a kind at an offset.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
