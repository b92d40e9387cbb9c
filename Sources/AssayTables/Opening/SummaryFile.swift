import AssayBytes
package import AssayData

/// A file written by `assay summarize`: complete, undamaged, and of the supported version.
///
/// Its contents are not checked here; a reader reports invalid values with ``error(_:)``.
package struct SummaryFile: Sendable {
  package let path: String
  package let root: Saved
  /// The version of Assay that wrote it.
  package let assayVersion: String
  /// The checksum of all its bytes.
  package var check: String { root.text(of: SummaryFormat.checkKey) ?? "" }
  private let bytes: [UInt8]

  package init(_ path: String) throws(ReadError) {
    self.path = path
    let bytes = try readWhole(path)
    self.bytes = bytes
    let span = bytes.span.bytes
    let node: JSONNode
    do {
      node = try parseJSON(span)
    } catch {
      let isObject = bytes.first == UInt8(ascii: "{")
      throw ReadError.problem(
        .summary(isObject ? .json(error.kind) : .notSummary), path: path, at: error.offset,
        in: span)
    }
    let root = Saved(node, name: "")
    self.root = root
    assayVersion = root.text(of: "assay_version") ?? ""
    if let problem = SummaryFile.problem(of: node, root, in: span) {
      throw ReadError.problem(.summary(problem), path: path, at: node.offset, in: span)
    }
  }

  /// The problem with the format, version or checksum; nil if absent.
  private static func problem(
    of node: JSONNode, _ root: Saved, in bytes: RawSpan
  ) -> SummaryProblem? {
    guard root.text(of: "format") == SummaryFormat.name,
      let version = root.text(of: "format_version"),
      let writer = root.text(of: "assay_version")
    else { return .notSummary }
    guard version == SummaryFormat.version else { return .version(version, writtenBy: writer) }
    guard case .object(let members) = node.value, let last = members.last,
      last.key == SummaryFormat.checkKey,
      root.text(of: last.key) == SummaryFormat.check(of: bytes.extracting(0..<last.keyOffset))
    else { return .check }
    return nil
  }

  /// The error for an invalid value of this file.
  package func error(_ fault: SavedFault) -> ReadError {
    ReadError.problem(
      .summary(.fault(fault.kind)), path: path, at: fault.offset, in: bytes.span.bytes)
  }

  /// The error for a problem with the file as a whole.
  package static func error(_ problem: SummaryProblem, path: String) -> ReadError {
    ReadError.problem(.summary(problem), path: path)
  }
}

extension Saved {
  /// The text under a key, if there is one.
  fileprivate func text(of key: String) -> String? {
    guard case .text(let text)? = try? member(key).value else { return nil }
    return text
  }

  /// Converts parsed JSON; entries of a list have the list's name.
  fileprivate init(_ node: JSONNode, name: String) {
    let value: Value =
      switch node.value {
      case .null: .null
      case .bool(let flag): .flag(flag)
      case .number(let number): .number(number)
      case .string(let text): .text(text)
      case .array(let nodes): .list(nodes.map { Saved($0, name: name) })
      case .object(let members):
        .members(members.map { ($0.key, Saved($0.node, name: $0.key)) })
      }
    self.init(value, name: name, offset: node.offset)
  }
}
