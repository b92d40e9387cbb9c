import AssayBytes

/// Finds numbers without a column among scores that have one key per class.
///
/// A key that most of the first records lack is not a column, nor is one that first appears later.
/// Among such scores it may be another class, and the scores would be incomplete without it.
struct JSONScoreKeys {
  /// The kinds of values without a column that matter to the scores.
  enum Finding {
    case number
    /// Not a number, but another record may have one there.
    case noNumberHere
  }

  /// The objects with such keys: the prefix of their column names, and whether numbers are strings.
  private var objects: [Int: (prefix: String, hasStrings: Bool)] = [:]
  private let schema: JSONSchema

  /// - Parameters:
  ///   - schema: The columns of the records.
  ///   - scores: The columns that are read as numbers.
  init(_ schema: JSONSchema, _ scores: [Int]) {
    self.schema = schema
    guard scores.count > 1 else { return }
    let fields = Set(scores.map { schema.fieldOfColumn[$0] })
    for (place, node) in schema.nodes.enumerated() {
      var found: [JSONScalar.Kind?] = []
      var prefix = ""
      for child in node.children {
        guard let field = schema.nodes[child].field, fields.contains(field),
          case .scalar(let kind) = schema.fields[field].kind
        else { continue }
        found.append(kind)
        let name = schema.fields[field].name.utf8
        prefix = String(decoding: name.dropLast(schema.nodes[child].key.count), as: UTF8.self)
      }
      if found.count > 1 { objects[place] = (prefix, found.contains(.string)) }
    }
  }

  /// The name that the column of an object's key would have.
  func name(_ key: String, of node: Int) -> String { (objects[node]?.prefix ?? "") + key }

  /// Examines a value, with its place in the schema if it has one; nil if it cannot be a score or
  /// has a column.
  func finding(
    _ item: JSONItem, at child: Int?, of node: Int, in bytes: RawSpan
  ) -> Finding? {
    guard let object = objects[node], child.flatMap({ schema.nodes[$0].field }) == nil else {
      return nil
    }
    switch item.value {
    case .number: return .number
    case .null: return .noNumberHere
    case .string(let range) where object.hasStrings:
      return NumberLook.isNumeric(bytes, range) ? .number : .noNumberHere
    default: return nil
    }
  }
}
