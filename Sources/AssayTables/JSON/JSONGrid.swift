import AssayBytes

/// A document whose members are objects with the same keys: columns whose values are under row
/// names, as pandas writes by default, or records under row names, as with `orient="index"`.
struct JSONGrid {
  enum Reading {
    case columns
    case records
    /// Both readings fit.
    case either
  }

  /// The names of the members and of the values inside them, with their quotes.
  let outer: [Range<Int>]
  let inner: [Range<Int>]
  /// The ranges of the values, by member.
  private let cells: [[Range<Int>]]

  /// nil if a member is not an object, or if the keys differ.
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

  /// The columns, with the row names first; nil if both readings fit.
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

  /// Decides whether the members are columns or records.
  ///
  /// The values of a column have one type. If both readings satisfy that, row names are numbers,
  /// the values of a row add up to 1, or a column has a usual name, tried in this order.
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

  /// The names of the members and of the values inside them.
  func names(in span: RawSpan) -> (outer: [String], inner: [String]) {
    (outer.map { name($0, in: span) }, inner.map { name($0, in: span) })
  }

  /// The key for the row names; empty, as in CSV, if rows are only numbered.
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

  /// Whether values are probabilities that add up to about 1.
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

    /// nil for null, which fits any type.
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
