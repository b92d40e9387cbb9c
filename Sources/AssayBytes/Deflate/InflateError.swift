/// Why bytes are not a DEFLATE stream.
package struct InflateError: Error, Sendable, Equatable {
  /// What is wrong.
  package enum Kind: Error, Sendable, Equatable {
    /// A block of type 3, which means nothing.
    case reservedBlockType
    /// The length of a stored block and its complement do not belong together.
    case storedLengthMismatch
    /// More than 286 literal and length codes, or more than 30 distance codes.
    case tooManyCodes
    /// Code lengths that ask for more codes than there are.
    case oversubscribedCode
    /// Code lengths that leave codes without a meaning.
    case incompleteCode
    /// The first code length repeats the one before it.
    case repeatWithoutLength
    /// A repeated code length reaches past the last code.
    case repeatPastEnd
    /// A block that no code can end.
    case noEndOfBlock
    /// A code without a meaning.
    case invalidCode
    /// A match that starts before the first byte of the output.
    case distanceTooFar
  }

  /// What is wrong.
  package let kind: Kind
  /// The offset of the byte with the first bit that was not understood, from the stream's start.
  package let offset: Int

  /// Creates an error of a kind at an offset.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
