import AssayBytes
import AssayData

/// The contents of a document whose root is an object.
enum JSONDocumentShape {
  /// An array of records among the members, as endpoints answer; the first record starts at an
  /// offset.
  ///
  /// `rowNumbers` is the key of row numbers, if there are any, and `classes` are the names of the
  /// classes of score arrays, in order, if another member lists them.
  case records(Int, rowNumbers: String?, classes: [String]?)
  case columns(JSONColumns)
  /// One record on one line.
  case record
  /// Not a table, and the reason.
  case none(Problem.Kind)

  /// Keys whose arrays of objects are the records, even if the document has other arrays.
  private static let recordKeys = ["predictions", "data"]

  /// Examines the object at `start`, and checks the document to its end.
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
    let first = members.first.map { jsonString(span, $0.key) }
    let isRecord = try JSONDocumentShape.isRecord(members, in: span)
    let arrays = try JSONDocumentShape.arraysOfObjects(members, in: span)
    if first == "format_version" {
      self = .none(.json(.savedResults))
    } else if first == "format", JSONDocumentShape.isSummary(members[0], in: span) {
      self = .none(.json(.summary))
    } else if let first = try JSONDocumentShape.records(members, arrays, in: span) {
      self = .records(
        first, rowNumbers: try JSONDocumentShape.rowNumbers(members, in: span),
        classes: JSONDocumentShape.classes(members, in: span))
    } else if arrays.count > 1, arrays.allSatisfy(\.areRows) {
      self = .none(.json(.severalTables(arrays.map { jsonString(span, $0.member.key) })))
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
      self = .none(try JSONDocumentShape.lengths(members, in: span) ?? .json(.noTable))
    }
  }

  /// Whether the first member is that of a summary.
  private static func isSummary(_ format: JSONPart, in span: RawSpan) -> Bool {
    let value = format.range
    guard value.count > 2, span.byte(at: value.lowerBound) == UInt8(ascii: "\"") else {
      return false
    }
    return jsonString(span, value.lowerBound + 1..<value.upperBound - 1) == SummaryFormat.name
  }

  /// An array of objects among the members.
  private struct ObjectArray {
    let member: JSONPart
    /// Where the first object starts.
    let first: Int
    /// Whether the first object has a key that is usual for labels, predictions or ids.
    let areRows: Bool
  }

  private static func arraysOfObjects(
    _ members: [JSONPart], in span: RawSpan
  ) throws(JSONError) -> [ObjectArray] {
    var found: [ObjectArray] = []
    for member in members where span.byte(at: member.range.lowerBound) == UInt8(ascii: "[") {
      let first = firstNonBlank(span, from: member.range.lowerBound + 1)
      guard span.byte(at: first) == UInt8(ascii: "{") else { continue }
      let keys = try jsonMembers(span, from: first).members
      found.append(
        ObjectArray(
          member: member, first: first,
          areRows: keys.contains { ColumnNames.isKnown(jsonString(span, $0.key)) }))
    }
    return found
  }

  /// Where the first record starts: in the array with a usual key, else in the only array of
  /// objects or the only one whose keys are usual for rows.
  private static func records(
    _ members: [JSONPart], _ arrays: [ObjectArray], in span: RawSpan
  ) throws(JSONError) -> Int? {
    let usual = arrays.first { recordKeys.contains(jsonString(span, $0.member.key)) }
    let rows = arrays.filter(\.areRows)
    let only = arrays.count == 1 ? arrays[0] : rows.count == 1 ? rows[0] : nil
    guard let found = usual ?? only else { return nil }
    if usual == nil, try isClassWithScore(found.first, in: span) { return nil }
    // Arrays of the same length are columns beside this one: ids or labels always, others only if
    // nothing shows that the objects are rows.
    let others = members.filter {
      $0.key != found.member.key && span.byte(at: $0.range.lowerBound) == UInt8(ascii: "[")
    }
    let count = try jsonElements(span, from: found.member.range.lowerBound).count
    let isRow = usual != nil || found.areRows || members.count > others.count + 1
    for other in others where try jsonElements(span, from: other.range.lowerBound).count == count {
      if !isRow || count > 1 && ColumnNames.isKnown(jsonString(span, other.key)) { return nil }
    }
    return found.first
  }

  /// The class names that a member lists in the order of the score arrays.
  private static func classes(_ members: [JSONPart], in span: RawSpan) -> [String]? {
    for member in members where JSONVector.namesClasses(jsonString(span, member.key)) {
      guard let item = try? JSONItem(span, from: member.range.lowerBound),
        case .array(let elements) = item.value, elements.count > 1
      else { continue }
      let names = elements.compactMap { JSONScalar($0)?.text(in: span) }
      if names.count == elements.count, names.distinct.count == names.count { return names }
    }
    return nil
  }

  /// Whether an object is one of a row's classes with its score: `{"label":"a","score":0.9}`.
  private static func isClassWithScore(
    _ start: Int, in span: RawSpan
  ) throws(JSONError) -> Bool {
    let item = try JSONItem(span, from: start)
    guard case .object(let members) = item.value else { return false }
    return JSONVector.labelled(members, in: span) != nil
  }

  /// The key under which pandas' `to_json(orient="table")` writes row numbers if the rows have no
  /// names; they are not ids.
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

  /// Whether members are the names and scores of one row, or Spark's vector, and thus not columns.
  private static func isRecord(
    _ members: [JSONPart], in span: RawSpan
  ) throws(JSONError) -> Bool {
    let keys = Set(exactly: members.map { jsonString(span, $0.key) })
    // `labels` and `scores` may also be columns with one label and one score per row.
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

  /// The problem of two columns with different lengths, if all members are columns.
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
