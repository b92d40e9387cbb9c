package import AssayBytes

/// Why a JSON document is no `results.json`: what is wrong, where in the JSON, and where in the bytes.
package struct ResultsFault: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case notResults
    /// What `assay summarize` writes.
    case summary
    /// A format version that this program does not read.
    case version(String)
    case missing(String)
    case wrongType(Expected, found: JSONValue)
    case unknownKey(String, among: [String])
    case unknownWord(String, among: [String])
    case outOfRange(ClosedRange<Double>, found: Double)
    case length(expected: Int, found: Int)
    /// Two entries are the same where each must be another.
    case twice(String)
    /// It is not what follows from the other members.
    case contradiction(with: String)
    /// Counts add up to another number than the one expected.
    case sum(expected: Int, found: Int)
    /// A value does not lie within its bounds.
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

  /// The same where null would do, too.
  var orNull: ResultsFault {
    guard case .wrongType(let expected, let found) = kind else { return self }
    return ResultsFault(
      kind: .wrongType(.orNull(expected), found: found), path: path, offset: offset)
  }
}
