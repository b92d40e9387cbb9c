import AssayBytes
import AssayData

/// What a document is that is one object.
enum JSONDocumentShape {
  /// An array of records among its members, as endpoints answer; the first starts at an offset. A key
  /// may be the one of their numbers.
  case records(Int, rowNumbers: String?)
  case columns(JSONColumns)
  /// One record on one line.
  case record
  /// No table, and why.
  case none(Problem.Kind)

  /// Keys whose arrays of objects are the records, whatever other arrays are beside them.
  private static let recordKeys = ["predictions", "data"]

  /// Looks at the object at `start`, which is checked to its end.
  init(_ document: [UInt8], from start: Int) throws(JSONError) {
    let span = document.span.bytes
    let (members, end) = try jsonMembers(span, from: start)
    let next = firstNonBlank(span, from: end)
    guard next == document.count else { throw JSONError(kind: .trailingText, offset: next) }
    var keys: Set<[UInt8]> = []
    for member in members where !keys.insert(Array(jsonString(span, member.key).utf8)).inserted {
      throw JSONError(
        kind: .duplicateKey(jsonString(span, member.key)), offset: member.key.lowerBound - 1)
    }
    let isRecord = try JSONDocumentShape.isRecord(members, in: span)
    if let first = try JSONDocumentShape.records(members, in: span) {
      let rowNumbers = try JSONDocumentShape.rowNumbers(members, in: span)
      self = .records(first, rowNumbers: rowNumbers)
    } else if !isRecord, !members.isEmpty, let columns = try JSONColumns(document, members) {
      self = .columns(columns)
    } else if !isRecord, !members.isEmpty, let grid = try JSONGrid(span, members),
      grid.reading(in: span) == .either
    {
      let names = grid.names(in: span)
      self = .none(.json(.eitherOrientation(outer: names.outer, inner: names.inner)))
    } else if endOfLine(span, from: start) >= end {
      self = .record
    } else {
      let isResults = members.first.map { jsonString(span, $0.key) } == "format_version"
      self = .none(
        try JSONDocumentShape.lengths(members, in: span)
          ?? .json(isResults ? .savedResults : .noTable))
    }
  }

  private static func records(
    _ members: [JSONPart], in span: RawSpan
  ) throws(JSONError) -> Int? {
    let arrays = members.filter { span.byte(at: $0.range.lowerBound) == UInt8(ascii: "[") }
    var found: [(member: JSONPart, first: Int)] = []
    var usual: (member: JSONPart, first: Int)?
    for member in arrays {
      let first = firstNonBlank(span, from: member.range.lowerBound + 1)
      guard span.byte(at: first) == UInt8(ascii: "{") else { continue }
      found.append((member, first))
      let isUsual = recordKeys.contains(jsonString(span, member.key))
      if isUsual, usual == nil { usual = found.last }
    }
    guard let only = usual ?? (found.count == 1 ? found[0] : nil) else { return nil }
    if usual == nil, try isClassWithScore(only.first, in: span) { return nil }
    // Arrays of as many values are columns beside it: ids or labels always, others where the objects are no rows by
    // their keys.
    let count = try jsonElements(span, from: only.member.range.lowerBound).count
    let record = try jsonMembers(span, from: only.first).members
    let isRow =
      usual != nil || members.count > arrays.count
      || record.contains { ColumnNames.isKnown(jsonString(span, $0.key)) }
    for other in arrays where other.key != only.member.key {
      guard try jsonElements(span, from: other.range.lowerBound).count == count else { continue }
      if !isRow || count > 1 && ColumnNames.isKnown(jsonString(span, other.key)) { return nil }
    }
    return only.first
  }

  /// Whether an object is one class with its score, of several in a row: `{"label":"a","score":0.9}`.
  private static func isClassWithScore(
    _ start: Int, in span: RawSpan
  ) throws(JSONError) -> Bool {
    let item = try JSONItem(span, from: start)
    guard case .object(let members) = item.value else { return false }
    return JSONVector.labelled(members, in: span) != nil
  }

  /// The key that pandas' `to_json(orient="table")` gives rows that have no names of their own: they
  /// are numbers then, and no ids.
  private static func rowNumbers(
    _ members: [JSONPart], in span: RawSpan
  ) throws(JSONError) -> String? {
    let schema = members.first { jsonString(span, $0.key) == "schema" }
    guard let schema,
      case .object(let inner) = try JSONItem(span, from: schema.range.lowerBound).value
    else { return nil }
    let found = JSONMembers(inner, in: span)
    guard case .array(let keys)? = found["primaryKey"]?.value, keys.count == 1,
      keys[0].shown(in: span) == "index", case .array(let fields)? = found["fields"]?.value
    else { return nil }
    let isNumber = fields.contains { field in
      guard case .object(let members) = field.value else { return false }
      let found = JSONMembers(members, in: span)
      return found["name"]?.shown(in: span) == "index"
        && found["type"]?.shown(in: span) == "integer"
    }
    return isNumber ? "index" : nil
  }

  /// Whether members are the names and scores of one row, or Spark's vector, and so no columns.
  private static func isRecord(
    _ members: [JSONPart], in span: RawSpan
  ) throws(JSONError) -> Bool {
    let keys = Set(exactly: members.map { jsonString(span, $0.key) })
    // `labels` and `scores` may as well be columns, with a label and a score a row.
    let pairs = [("classes", "scores"), ("displayNames", "confidences"), ("type", "values")]
    if pairs.contains(where: {
      keys.contains($0) && keys.contains($1)
    }) {
      return true
    }
    for member in members where span.byte(at: member.range.lowerBound) == UInt8(ascii: "{") {
      let inner = try jsonMembers(span, from: member.range.lowerBound).members
      if try isRecord(inner, in: span) { return true }
    }
    return false
  }

  /// Two columns of different lengths, where all members are columns.
  private static func lengths(
    _ members: [JSONPart], in span: RawSpan
  ) throws(JSONError) -> Problem.Kind? {
    var counts: [(key: String, count: Int)] = []
    for member in members {
      guard span.byte(at: member.range.lowerBound) == UInt8(ascii: "[") else { return nil }
      let elements = try jsonElements(span, from: member.range.lowerBound)
      counts.append((jsonString(span, member.key), elements.count))
    }
    guard let first = counts.first, let other = counts.first(where: { $0.count != first.count })
    else { return nil }
    return .json(
      .columnLengths(
        first.key, count: first.count, other: other.key, otherCount: other.count))
  }
}
