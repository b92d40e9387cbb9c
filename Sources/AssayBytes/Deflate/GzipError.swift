/// Why bytes are not a gzip file.
package struct GzipError: Error, Sendable, Equatable {
  /// What is wrong.
  package enum Kind: Error, Sendable, Equatable {
    /// The file does not start with the two bytes of a member.
    case noGzip
    /// A compression method other than DEFLATE.
    case unknownMethod(UInt8)
    /// A header with flags that mean nothing yet.
    case reservedFlags
    /// A header with a name or a comment longer than any.
    case headerTooLong
    /// The checksum of a header is wrong.
    case headerChecksum
    /// The compressed bytes are wrong.
    case stream(InflateError.Kind)
    /// The checksum of what was compressed is wrong.
    case checksum
    /// The size of what was compressed is wrong.
    case size
    /// Something that is neither a member nor zeros follows a member.
    case trailingBytes
    /// The input ends within a member, or before the first.
    case truncated
  }

  /// What is wrong.
  package let kind: Kind
  /// How many bytes of the file had been taken when it was noticed.
  package let offset: Int

  /// Creates an error of a kind at an offset.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
