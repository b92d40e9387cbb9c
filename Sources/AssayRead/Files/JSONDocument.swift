package import AssayBytes

/// A JSON file held whole, with errors that say where: configurations and saved results.
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

  func object(_ key: String, in node: JSONNode) throws(ReadError) -> [JSONMember] {
    try members(of: required(key, in: node), named: key)
  }

  func string(_ key: String, in node: JSONNode) throws(ReadError) -> String {
    let found = try required(key, in: node)
    guard case .string(let text) = found.value else {
      throw failure(.json(.unexpected(key, found: "not a string")), at: found)
    }
    return text
  }

  func optionalString(_ key: String, in node: JSONNode) -> String? {
    if case .string(let text) = member(key, of: node)?.value { text } else { nil }
  }

  /// A whole number that fits.
  func number(_ key: String, in node: JSONNode) throws(ReadError) -> Int {
    let found = try required(key, in: node)
    guard case .number(let number) = found.value, let count = Int(exactly: number) else {
      throw failure(.json(.unexpected(key, found: "not a whole number")), at: found)
    }
    return count
  }

  func strings(_ key: String, in node: JSONNode) throws(ReadError) -> [String] {
    try strings(required(key, in: node), named: key)
  }

  /// The strings of a member that is an array of them.
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

  private func required(_ key: String, in node: JSONNode) throws(ReadError) -> JSONNode {
    guard let found = member(key, of: node) else { throw failure(.json(.noMember(key)), at: node) }
    return found
  }
}
