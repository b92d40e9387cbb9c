import AssayBytes

/// Where scores have one key a class, tells the numbers that no column is for.
///
/// A key that most of the first records lack is no column, and one that comes up later neither. Beside
/// such scores it may be one more class, and what is left without it is no answer.
struct JSONScoreKeys {
  /// What a value is to the scores beside it.
  enum Finding {
    case number
    /// None, but another record may have a number there.
    case noNumberHere
  }

  /// The objects with such keys: their names, up to the key, and whether numbers are strings there.
  private var objects: [Int: (prefix: String, hasStrings: Bool)] = [:]
  private let schema: JSONSchema

  /// - Parameters:
  ///   - schema: What the records hold.
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

  /// The column that a key of an object would be.
  func name(_ key: String, of node: Int) -> String { (objects[node]?.prefix ?? "") + key }

  /// What a value is, at a place of the schema if it has one; nil if it is no score, or a column.
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
