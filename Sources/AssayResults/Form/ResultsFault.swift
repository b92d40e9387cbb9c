package import AssayBytes

/// Why a JSON document is not a valid `results.json`: the fault, its path in the JSON, and its byte
/// offset.
package struct ResultsFault: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case notResults
    /// The document is a summary, as written by `assay summarize`.
    case summary
    /// A format version that this program cannot read.
    case version(String)
    case missing(String)
    case wrongType(Expected, found: JSONValue)
    case unknownKey(String, among: [String])
    case unknownWord(String, among: [String])
    case outOfRange(ClosedRange<Double>, found: Double)
    case length(expected: Int, found: Int)
    /// Two entries that must differ are the same.
    case twice(String)
    /// The member contradicts the other members.
    case contradiction(with: String)
    /// Counts do not add up to the expected number.
    case sum(expected: Int, found: Int)
    /// A value lies outside its bounds.
    case outsideBounds
  }

  package enum Expected: Sendable, Equatable {
    case object, list, text, truthValue, number, wholeNumber, loss, fingerprint
    indirect case orNull(Expected)
  }

  package let kind: Kind
  package let path: [String]
  package let offset: Int

  package init(kind: Kind, path: [String], offset: Int) {
    (self.kind, self.path, self.offset) = (kind, path, offset)
  }

  /// The same fault, where null would be accepted, too.
  var orNull: ResultsFault {
    guard case .wrongType(let expected, let found) = kind else { return self }
    return ResultsFault(
      kind: .wrongType(.orNull(expected), found: found), path: path, offset: offset)
  }
}
