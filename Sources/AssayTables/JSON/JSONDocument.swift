package import AssayBytes

/// A JSON document in memory, with errors that state positions: a configuration or saved results.
package struct JSONDocument: Sendable {
  package let path: String
  package let root: JSONNode
  private let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) throws(ReadError) {
    self.path = path
    self.bytes = bytes
    do {
      root = try parseJSON(bytes.span.bytes)
    } catch {
      throw JSONDocument.failure(
        .json(.syntax(error.kind)), path: path, offset: error.offset, bytes: bytes)
    }
  }

  package func failure(_ kind: Problem.Kind, at node: JSONNode) -> ReadError {
    JSONDocument.failure(kind, path: path, offset: node.offset, bytes: bytes)
  }

  package func failure(_ kind: Problem.Kind, atKeyOf member: JSONMember) -> ReadError {
    JSONDocument.failure(kind, path: path, offset: member.keyOffset, bytes: bytes)
  }

  /// A message about something in the file, preceded by the file, line and column.
  package func message(_ words: String, at offset: Int) -> String {
    let position = textPosition(of: offset, in: bytes.span.bytes)
    return "\(shown(path)):\(position.line):\(position.column): \(words)"
  }

  private static func failure(
    _ kind: Problem.Kind, path: String, offset: Int, bytes: [UInt8]
  ) -> ReadError {
    let position = textPosition(of: offset, in: bytes.span.bytes)
    var list = ProblemList(path: path)
    list.add(
      Problem(kind, at: Problem.Place(line: position.line, column: position.column)))
    return .problems(list)
  }
}

// MARK: - Members

extension JSONDocument {
  package func member(_ key: String, of node: JSONNode) -> JSONNode? {
    guard case .object(let members) = node.value else { return nil }
    return members.first { $0.key == key }?.node
  }

  package func members(of node: JSONNode, named name: String) throws(ReadError) -> [JSONMember] {
    guard case .object(let members) = node.value else {
      throw failure(.json(.unexpected(name, found: "not an object")), at: node)
    }
    return members
  }

  /// The strings of a member that is an array of strings.
  package func strings(_ member: JSONMember) throws(ReadError) -> [String] {
    try strings(member.node, named: member.key)
  }

  private func strings(_ array: JSONNode, named key: String) throws(ReadError) -> [String] {
    guard case .array(let nodes) = array.value else {
      throw failure(.json(.unexpected(key, found: "not an array")), at: array)
    }
    var texts: [String] = []
    for node in nodes {
      guard case .string(let text) = node.value else {
        throw failure(.json(.unexpected(key, found: "not a string")), at: node)
      }
      texts.append(text)
    }
    return texts
  }
}
