package import AssayBytes

/// A JSON value whose objects keep their order, written as strict JSON: without NaN and infinities.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Written in full precision; null if not finite.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])
}

extension JSON {
  /// The number of names, values and ends of values, as counted by `parseJSON`.
  package var tokenCount: Int {
    switch self {
    case .null, .bool, .integer, .number, .string: 1
    case .array(let entries): entries.reduce(2) { $0 + $1.tokenCount }
    case .object(let members): members.reduce(2) { $0 + 1 + $1.1.tokenCount }
    }
  }

  /// Compares with a parsed value.
  ///
  /// The members of objects may be in any order.
  ///
  /// - Parameters:
  ///   - node: The parsed value.
  ///   - ignoringMore: Whether the parsed value may have further members or entries.
  /// - Returns: The path and offset of the first value that differs; nil if all are equal.
  package func difference(
    from node: JSONNode, ignoringMore: Bool
  ) -> (path: [String], offset: Int)? {
    switch (self, node.value) {
    case (.null, .null): return nil
    case (.bool(let one), .bool(let other)) where one == other: return nil
    case (.integer(let one), .number(let other)) where Double(one) == other: return nil
    case (.number(let one), .number(let other)) where one == other: return nil
    case (.number(let one), .null) where !one.isFinite: return nil
    case (.string(let one), .string(let other)) where one.isExactly(other): return nil
    case (.array(let one), .array(let other)) where ignoringMore && one.count < other.count:
      // It is unknown which entries are new.
      return nil
    case (.array(let one), .array(let other)) where one.count == other.count:
      for (index, pair) in zip(one, other).enumerated() {
        if let found = pair.0.difference(from: pair.1, ignoringMore: ignoringMore) {
          return (["\(index + 1)"] + found.path, found.offset)
        }
      }
      return nil
    case (.object(let one), .object(let other)) where one.count == other.count || ignoringMore:
      for (place, (key, value)) in one.enumerated() {
        // Objects are mostly in the order in which they were written.
        let member =
          place < other.count && other[place].key.isExactly(key)
          ? other[place] : other.first { $0.key.isExactly(key) }
        guard let member else { return ([key], node.offset) }
        if let found = value.difference(from: member.node, ignoringMore: ignoringMore) {
          return ([key] + found.path, found.offset)
        }
      }
      return nil
    case (.object(let one), .object(let other)):
      let (keys, others) = (one.map(\.0), other.map(\.key))
      if let more = other.first(where: { !keys.contains(exactly: $0.key) }) {
        return ([more.key], more.keyOffset)
      }
      return (keys.first { !others.contains(exactly: $0) }.map { [$0] } ?? [], node.offset)
    default: return ([], node.offset)
    }
  }
}
