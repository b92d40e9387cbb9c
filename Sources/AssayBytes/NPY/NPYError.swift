/// Why bytes are not an NPY file that Assay reads.
package struct NPYError: Error, Sendable, Equatable {
  /// What is wrong; a `String` is the element type as the header spells it, unless said otherwise.
  package enum Kind: Sendable, Equatable {
    /// The file does not start with `\x93NUMPY`.
    case notNPY
    /// A version of the format other than 1.0, 2.0 and 3.0.
    case version(major: UInt8, minor: UInt8)
    /// The bytes end before the header does.
    case truncatedHeader
    /// A header that claims more than `NPYHeader.maximumLength` bytes; the number is its claim.
    case headerTooLong(Int)
    /// A header that is not the dictionary NumPy writes; the text is the header, or its start.
    case badHeader(String)
    /// An array of Python objects, which is a pickle.
    case objectArray(String)
    /// A record or sub-array, such as `[('a', '<f8'), ('b', '<i4')]`.
    case structuredType(String)
    /// Complex numbers, such as `<c16`.
    case complexType(String)
    /// Dates or differences of dates, such as `<M8[ns]`.
    case dateType(String)
    /// Bytes without a meaning, such as `|V8`.
    case voidType(String)
    /// Any other element type, among them text of no length.
    case unsupportedType(String)
    /// An array of more than two dimensions; the number is how many there are.
    case tooManyDimensions(Int)
    /// A shape whose bytes no file can hold.
    case sizeOverflow
    /// Fewer bytes than the shape asks for, or fewer than a run of elements needs to be inside.
    case truncatedData(expected: Int, found: Int)
    /// More bytes than the shape asks for: another array behind the first, or another shape.
    case trailingData(expected: Int, found: Int)
    /// Text where numbers are asked for.
    case notNumbers(String)
    /// An integer beyond 2^53, which binary64 would round; the index counts from the first element
    /// that was asked for.
    case inexactInteger(index: Int)
    /// Text that is not Unicode; the index counts from the first element that was asked for.
    case invalidText(index: Int)
  }

  /// What is wrong.
  package let kind: Kind
  /// Where in the bytes that were given.
  package let offset: Int

  /// Creates an error of a kind at an offset.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
