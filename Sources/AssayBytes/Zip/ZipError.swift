/// The reason why bytes are not a readable zip archive.
package struct ZipError: Error, Sendable, Equatable {
  /// The kind of fault.
  package enum Kind: Error, Sendable, Equatable {
    /// There is no end-of-directory record.
    case noZip
    /// An archive split into several files.
    case severalDisks
    /// A record that is cut off or has the wrong signature.
    case badRecord
    /// A size or an offset that points outside the archive.
    case outOfBounds
    /// The number of entries differs from the announced number.
    case entryCount
    /// An encrypted entry.
    case encrypted
    /// A compression method that is neither stored nor deflated.
    case unknownMethod(UInt16)
    /// The header in front of an entry contradicts the directory.
    case contradictingHeader
    /// The compressed bytes are invalid.
    case stream(InflateError.Kind)
    /// The size of the entry differs from the one in the directory.
    case size
    /// The checksum of the entry is wrong.
    case checksum
  }

  /// The kind of fault.
  package let kind: Kind
  /// The offset in the archive; for `ZipEntryDecoder`, the number of data bytes consumed.
  package let offset: Int

  /// Creates an error of a kind at an offset.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
