/// The reason why bytes are not a valid DEFLATE stream.
package struct InflateError: Error, Sendable, Equatable {
  /// The kind of fault.
  package enum Kind: Error, Sendable, Equatable {
    /// A block of the reserved type 3.
    case reservedBlockType
    /// The length of a stored block does not match its complement.
    case storedLengthMismatch
    /// More than 286 literal and length codes, or more than 30 distance codes.
    case tooManyCodes
    /// Code lengths that need more codes than exist.
    case oversubscribedCode
    /// Code lengths that leave codes unused.
    case incompleteCode
    /// The first code length says to repeat the previous one.
    case repeatWithoutLength
    /// A repeated code length reaches past the last code.
    case repeatPastEnd
    /// A block without an end-of-block code.
    case noEndOfBlock
    /// A code that has no meaning.
    case invalidCode
    /// A match that starts before the first byte of the output.
    case distanceTooFar
  }

  /// The kind of fault.
  package let kind: Kind
  /// The offset from the stream's start of the byte with the first bit that could not be decoded.
  package let offset: Int

  /// Creates an error of a kind at an offset.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
