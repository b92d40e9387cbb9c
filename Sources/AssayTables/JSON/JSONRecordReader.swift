import AssayBytes
import AssayData

/// Finds the values of some fields in parsed records.
///
/// This is the readable way to read a record, and the only one that reports problems.
struct JSONRecordReader {
  /// A field's value in a record.
  enum Value {
    /// The record lacks the key, or the field is not read.
    case missing
    /// The value is invalid, which was reported.
    case refused
    case scalar(JSONItem)
    /// As many entries as the field has columns, in their order; nil for a zero.
    case vector([JSONItem?], ignored: [JSONItem])
    /// The class with the highest score, or several classes joined by bars.
    case names(String, item: JSONItem)
  }

  let schema: JSONSchema
  /// Whether each field is read.
  private let isRead: [Bool]
  /// Whether a field at or below each place of the schema is read.
  let isReadBelow: [Bool]

  /// Finds values that may be scores if the scores have one key per class.
  private let scoreKeys: JSONScoreKeys

  init(schema: JSONSchema, columns: some Sequence<Int>, scores: [Int] = []) {
    self.schema = schema
    scoreKeys = JSONScoreKeys(schema, scores)
    var isRead = [Bool](repeating: false, count: schema.fields.count)
    for column in columns { isRead[schema.fieldOfColumn[column]] = true }
    self.isRead = isRead
    fields = isRead.indices.filter { isRead[$0] }
    // Children come after their parents.
    var below = schema.nodes.map { $0.field.map { isRead[$0] } ?? false }
    for node in below.indices.reversed()
    where schema.nodes[node].children.contains(where: { below[$0] }) {
      below[node] = true
    }
    isReadBelow = below
  }

  /// The fields that are read, by their indices in the schema.
  let fields: [Int]

  /// The values of the fields that are read, by field; other fields are missing.
  ///
  /// Problems with values are passed to `complain`, with their offsets.
  func values(
    of record: JSONItem, in bytes: RawSpan, complain: (Problem.Kind, Int) -> Void
  ) -> [Value] {
    var values = [Value](repeating: .missing, count: schema.fields.count)
    switch (record.value, schema.root) {
    case (.object(let members), .object):
      find(members, at: 0, in: bytes, into: &values, complain)
    case (.array(let elements), .array(let count)):
      guard elements.count == count else {
        complain(.row(.fieldCount(expected: count, found: elements.count)), record.range.lowerBound)
        return values.map { _ in .refused }
      }
      for (child, element) in zip(schema.nodes[0].children, elements) {
        take(element, at: child, beside: nil, in: bytes, into: &values, complain)
      }
    case (_, .scalar):
      for child in schema.nodes[0].children {
        take(record, at: child, beside: nil, in: bytes, into: &values, complain)
      }
    default:
      complain(.record(.recordKind(expected: schema.root.words)), record.range.lowerBound)
      return values.map { _ in .refused }
    }
    return values
  }

  private func find(
    _ members: [JSONItem.Member], at node: Int, in bytes: RawSpan, into values: inout [Value],
    _ complain: (Problem.Kind, Int) -> Void
  ) {
    var found: [Int] = []
    for (place, member) in members.enumerated() {
      let child = schema.child(of: node, member.key, in: bytes, hint: place)
      if scoreKeys.finding(member.item, at: child, of: node, in: bytes) == .number {
        let name = scoreKeys.name(jsonString(bytes, member.key), of: node)
        complain(.record(.otherNumber(column: name)), member.item.range.lowerBound)
      }
      guard let child, isReadBelow[child] else { continue }
      guard !found.contains(child) else {
        complain(
          .json(.syntax(.duplicateKey(jsonString(bytes, member.key)))), member.key.lowerBound - 1)
        continue
      }
      found.append(child)
      take(member.item, at: child, beside: members, in: bytes, into: &values, complain)
    }
  }

  private func take(
    _ item: JSONItem, at node: Int, beside members: [JSONItem.Member]?, in bytes: RawSpan,
    into values: inout [Value], _ complain: (Problem.Kind, Int) -> Void
  ) {
    if let field = schema.nodes[node].field, isRead[field] {
      do throws(CellError) {
        values[field] = try value(
          item, of: schema.fields[field], names: names(at: node, members, in: bytes), in: bytes)
      } catch {
        values[field] = .refused
        complain(error.kind, item.range.lowerBound)
      }
    } else if case .object(let inner) = item.value {
      find(inner, at: node, in: bytes, into: &values, complain)
    }
  }

  /// Whether a value that is not read may be a score in another record of the same form.
  func mayBecomeScore(
    _ item: JSONItem, at child: Int?, of node: Int, in bytes: RawSpan
  ) -> Bool {
    scoreKeys.finding(item, at: child, of: node, in: bytes) != nil
  }

  private func names(
    at node: Int, _ members: [JSONItem.Member]?, in bytes: RawSpan
  ) -> JSONItem? {
    guard let key = schema.nodes[node].namesKey, let members else { return nil }
    return JSONMembers(members, in: bytes)[key]
  }

  private func value(
    _ item: JSONItem, of field: JSONSchema.Field, names: JSONItem?,
    in bytes: RawSpan
  ) throws(CellError) -> Value {
    if case .scalar = field.kind {
      guard JSONScalar(item) != nil else {
        throw CellError(kind: .record(.notOneValue(column: field.name)))
      }
      return .scalar(item)
    }
    if case .null = item.value { throw CellError(kind: .record(.missingValue(column: field.name))) }
    if case .names = field.kind {
      return .names(try joined(item, of: field, in: bytes), item: item)
    }
    guard var vector = JSONVector(item, in: bytes) else {
      throw CellError(kind: .record(.notAnArray(column: field.name)))
    }
    if let names { vector.takeNames(from: names, in: bytes) }
    if case .topClass = field.kind { return try topClass(vector, of: field, item, in: bytes) }
    return .vector(try ordered(vector, of: field), ignored: vector.ignored)
  }

  /// A vector's entries in the order of the field's columns.
  private func ordered(
    _ vector: JSONVector, of field: JSONSchema.Field
  ) throws(CellError) -> [JSONItem?] {
    guard case .vector(let expected?) = field.kind else {
      guard vector.values.count == field.columns.count else {
        throw CellError(
          kind: .record(
            .arrayLength(
              column: field.name, expected: field.columns.count, found: vector.values.count)))
      }
      return vector.values
    }
    let names = vector.names ?? []
    if names.areExactly(expected) { return vector.values }
    var ordered = [JSONItem??](repeating: nil, count: expected.count)
    for (name, value) in zip(names, vector.values) {
      if let place = field.places[name] { ordered[place] = .some(value) }
    }
    let found = ordered.compactMap(\.self)
    guard !names.isEmpty else {
      throw CellError(
        kind: .record(.arrayNames(column: field.name, count: vector.values.count)))
    }
    guard names.count == expected.count, found.count == expected.count else {
      throw CellError(
        kind: .record(.arrayClasses(column: field.name, expected: expected, found: names)))
    }
    return found
  }

  /// An array of names, or one name, as one text joined by bars.
  private func joined(
    _ item: JSONItem, of field: JSONSchema.Field, in bytes: RawSpan
  ) throws(CellError) -> String {
    let elements = if case .array(let elements) = item.value { elements } else { [item] }
    var names: [String] = []
    for element in elements {
      guard case .string(let range) = element.value else {
        throw CellError(kind: .record(.notNames(column: field.name)))
      }
      names.append(jsonString(bytes, range))
    }
    return names.joined(separator: "|")
  }

  private func topClass(
    _ vector: JSONVector, of field: JSONSchema.Field, _ item: JSONItem, in bytes: RawSpan
  ) throws(CellError) -> Value {
    var best: (name: String, score: Double)?
    for (name, value) in zip(vector.names ?? [], vector.values) {
      let score = try value?.number(of: field.name, in: bytes) ?? 0
      if best.map({ score > $0.score }) ?? true { best = (name, score) }
    }
    guard let best else { throw CellError(kind: .record(.notAnArray(column: field.name))) }
    return .names(best.name, item: item)
  }
}

extension JSONSchema.Root {
  /// The name of such records in messages.
  var words: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .scalar: "a single value"
    }
  }
}
