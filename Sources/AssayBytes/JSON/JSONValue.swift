/// A JSON value.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONNode])
  case object([JSONMember])
}

/// A JSON value and its offset.
package struct JSONNode: Sendable, Equatable {
  /// The value.
  package let value: JSONValue
  /// The offset of its first byte.
  package let offset: Int

  /// Creates a node from a value and its offset.
  package init(value: JSONValue, offset: Int) {
    self.value = value
    self.offset = offset
  }
}

/// A member of a JSON object.
package struct JSONMember: Sendable, Equatable {
  /// The name, escapes decoded.
  package let key: String
  /// The offset of the quote before the name.
  package let keyOffset: Int
  /// The value.
  package let node: JSONNode

  /// Creates a member from its name, the offset of its name, and its value.
  package init(key: String, keyOffset: Int, node: JSONNode) {
    self.key = key
    self.keyOffset = keyOffset
    self.node = node
  }
}
