/// Why bytes are not a zip archive that can be read.
package struct ZipError: Error, Sendable, Equatable {
  /// What is wrong.
  package enum Kind: Error, Sendable, Equatable {
    /// No record of the end of the directory.
    case noZip
    /// An archive in several files.
    case severalDisks
    /// A record that is cut off, or that does not start as it must.
    case badRecord
    /// A size or an offset that leads out of the archive.
    case outOfBounds
    /// Another number of entries than announced.
    case entryCount
    /// An entry that only a password opens.
    case encrypted
    /// A compression method that is neither stored nor deflated.
    case unknownMethod(UInt16)
    /// The header in front of an entry contradicts the directory.
    case contradictingHeader
    /// The compressed bytes are wrong.
    case stream(InflateError.Kind)
    /// The entry does not have the size the directory says.
    case size
    /// The checksum of the entry is wrong.
    case checksum
  }

  /// What is wrong.
  package let kind: Kind
  /// Where in the archive; from `ZipEntryDecoder`, how many bytes of the data had been taken.
  package let offset: Int

  /// Creates an error of a kind at an offset.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
