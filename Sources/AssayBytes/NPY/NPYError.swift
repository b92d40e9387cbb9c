/// The reason why bytes are not an NPY file that Assay reads.
package struct NPYError: Error, Sendable, Equatable {
  /// The kind of fault; a `String` is the element type as in the header, unless noted otherwise.
  package enum Kind: Sendable, Equatable {
    /// The file does not start with `\x93NUMPY`.
    case notNPY
    /// A format version other than 1.0, 2.0 and 3.0.
    case version(major: UInt8, minor: UInt8)
    /// The bytes end before the header does.
    case truncatedHeader
    /// A header that claims more than `NPYHeader.maximumLength` bytes; the number is the claimed
    /// length.
    case headerTooLong(Int)
    /// A header that is not the dictionary NumPy writes; the text is the header, or its start.
    case badHeader(String)
    /// An array of Python objects, which are pickled.
    case objectArray(String)
    /// A record or sub-array, such as `[('a', '<f8'), ('b', '<i4')]`.
    case structuredType(String)
    /// Complex numbers, such as `<c16`.
    case complexType(String)
    /// Dates or time differences, such as `<M8[ns]`.
    case dateType(String)
    /// Raw bytes, such as `|V8`.
    case voidType(String)
    /// Any other element type, including text of length 0.
    case unsupportedType(String)
    /// An array of more than two dimensions; the number is its dimension count.
    case tooManyDimensions(Int)
    /// A shape that needs more bytes than any file can hold.
    case sizeOverflow
    /// Fewer bytes than the shape needs, or a run of elements that reaches past the bytes.
    case truncatedData(expected: Int, found: Int)
    /// More bytes than the shape needs: another array follows, or the shape is wrong.
    case trailingData(expected: Int, found: Int)
    /// Text where numbers are required.
    case notNumbers(String)
    /// An integer beyond 2^53, which binary64 would round; the index counts from the first element
    /// that was requested.
    case inexactInteger(index: Int)
    /// Text that is not Unicode; the index counts from the first element that was requested.
    case invalidText(index: Int)
  }

  /// The kind of fault.
  package let kind: Kind
  /// The offset in the given bytes.
  package let offset: Int

  /// Creates an error of a kind at an offset.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
