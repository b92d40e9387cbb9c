/// The reason why a text is not JSON that Assay reads.
package struct JSONError: Error, Sendable, Equatable {
  /// The kind of fault.
  package enum Kind: Sendable, Equatable {
    /// A byte that is not allowed at this place.
    case unexpectedByte
    /// The text ends too early.
    case unexpectedEnd
    /// Arrays and objects nested deeper than `JSONCursor.maximumDepth`.
    case tooDeep
    /// A number that JSON does not allow, or one too large for binary64.
    case badNumber
    /// An escape that JSON does not define.
    case badEscape
    /// An escaped surrogate without its other half.
    case loneSurrogate
    /// Bytes in a string that are not UTF-8.
    case invalidUTF8
    /// A tab, line end or other control character in a string, which must be escaped.
    case controlCharacterInString
    /// A second member of the same name in an object.
    case duplicateKey(String)
    /// Something after the end of the value.
    case trailingText
    /// More names and values than may be held at once; the number is the limit.
    case tooManyValues(Int)
  }

  /// The kind of fault.
  package let kind: Kind
  /// The offset in the bytes.
  package let offset: Int

  /// Creates an error of a kind at an offset.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
