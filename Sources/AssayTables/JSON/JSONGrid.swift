import AssayBytes

/// A document whose members are objects with the same keys: columns with the rows' names for keys, as
/// pandas writes by default, or records under the rows' names, as with `orient="index"`.
struct JSONGrid {
  enum Reading {
    case columns
    case records
    /// Nothing tells which.
    case either
  }

  /// The names of the members and those inside them, with their quotes.
  let outer: [Range<Int>]
  let inner: [Range<Int>]
  /// Where the values stand, by member.
  private let cells: [[Range<Int>]]

  /// nil if members are no objects, or differ in their keys.
  init?(_ span: RawSpan, _ members: [JSONPart]) throws(JSONError) {
    var inner: [Range<Int>]?
    var cells: [[Range<Int>]] = []
    for member in members {
      guard span.byte(at: member.range.lowerBound) == UInt8(ascii: "{") else { return nil }
      let found = try jsonMembers(span, from: member.range.lowerBound).members
      let names = found.map { JSONGrid.quoted($0.key) }
      let known = inner ?? names
      guard names.count == known.count,
        zip(names, known).allSatisfy({ text(span, $0) == text(span, $1) })
      else { return nil }
      inner = known
      cells.append(found.map(\.range))
    }
    guard let inner else { return nil }
    outer = members.map { JSONGrid.quoted($0.key) }
    self.inner = inner
    self.cells = cells
  }

  private static func quoted(_ key: Range<Int>) -> Range<Int> {
    key.lowerBound - 1..<key.upperBound + 1
  }

  /// The columns and the names of the rows before them; nil if either reading fits.
  func columns(in span: RawSpan) -> (keys: [[UInt8]], places: [[Range<Int>]])? {
    switch reading(in: span) {
    case .columns: ([[]] + outer.map { key($0, in: span) }, [inner] + cells)
    case .records:
      (
        [rowsKey(in: span)] + inner.map { key($0, in: span) },
        [outer] + inner.indices.map { column in cells.map { $0[column] } }
      )
    case .either: nil
    }
  }

  /// Values of one key are of one type, whichever way they are read; where that says nothing, rows
  /// are numbered or add up to 1, and columns may have a usual name.
  func reading(in span: RawSpan) -> Reading {
    let asColumns = cells.allSatisfy { isUniform($0, in: span) }
    let asRecords = inner.indices.allSatisfy { column in
      isUniform(cells.map { $0[column] }, in: span)
    }
    if asColumns != asRecords { return asColumns ? .columns : .records }
    for isOfRows in [isCount, areNumbers] as [([Range<Int>], RawSpan) -> Bool] {
      if isOfRows(inner, span) { return .columns }
      if isOfRows(outer, span) { return .records }
    }
    let areRowsWhole = cells.allSatisfy { isDistribution($0, in: span) }
    let areColumnsWhole = self.inner.indices.allSatisfy { column in
      isDistribution(cells.map { $0[column] }, in: span)
    }
    if areRowsWhole != areColumnsWhole { return areRowsWhole ? .records : .columns }
    let (outer, inner) = names(in: span)
    let isOuterKnown = outer.contains(where: ColumnNames.isKnown)
    let isInnerKnown = inner.contains(where: ColumnNames.isKnown)
    if isOuterKnown != isInnerKnown { return isOuterKnown ? .columns : .records }
    return .either
  }

  /// What the members are called, and what is inside them.
  func names(in span: RawSpan) -> (outer: [String], inner: [String]) {
    (outer.map { name($0, in: span) }, inner.map { name($0, in: span) })
  }

  /// Rows that are only counted have no name of their own, as in CSV.
  private func rowsKey(in span: RawSpan) -> [UInt8] {
    let key = "index"
    let isTaken = inner.contains { name($0, in: span) == key }
    return isTaken || isCount(outer, in: span) ? [] : Array(key.utf8)
  }

  private func isCount(_ names: [Range<Int>], in span: RawSpan) -> Bool {
    names.enumerated().allSatisfy { name($1, in: span) == String($0) }
  }

  private func areNumbers(_ names: [Range<Int>], in span: RawSpan) -> Bool {
    names.allSatisfy { Int(name($0, in: span)) != nil }
  }

  /// Whether values are probabilities that add up to 1.
  private func isDistribution(_ values: [Range<Int>], in span: RawSpan) -> Bool {
    var sum = 0.0
    for value in values {
      guard case .finite(let number) = parseNumber(span, value), (0...1).contains(number) else {
        return false
      }
      sum += number
    }
    return values.count > 1 && abs(sum - 1) < 0.02
  }

  private func isUniform(_ values: [Range<Int>], in span: RawSpan) -> Bool {
    var first: JSONGrid.ValueType?
    for value in values {
      guard let type = ValueType(span.byte(at: value.lowerBound)) else { continue }
      if let first, first != type { return false }
      first = type
    }
    return true
  }

  private enum ValueType {
    case string, number, bool, array, object

    /// nil for null, which may stand for any of them.
    init?(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "\""): self = .string
      case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .bool
      case UInt8(ascii: "["): self = .array
      case UInt8(ascii: "{"): self = .object
      case UInt8(ascii: "n"): return nil
      default: self = .number
      }
    }
  }

  private func key(_ name: Range<Int>, in span: RawSpan) -> [UInt8] {
    (name.lowerBound + 1..<name.upperBound - 1).map { span.byte(at: $0) }
  }

  private func name(_ name: Range<Int>, in span: RawSpan) -> String {
    jsonString(span, name.lowerBound + 1..<name.upperBound - 1)
  }
}
