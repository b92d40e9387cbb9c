import AssayBytes

// Records that are no rows: the names of the columns again or a mark of the start, where files were put
// together, and the total below the rows of a printed table.

extension DelimitedTable {
  /// Why a record is no row of the table; nil of a row.
  func problemOfNoRow(
    _ fields: [FieldRange], _ span: RawSpan, openings: [[UInt8]]
  ) -> Problem? {
    guard let first = fields.first, first.start < first.end else { return nil }
    let hasMark =
      first.end - first.start >= 3 && span.byte(at: first.start) == 0xEF
      && span.byte(at: first.start + 1) == 0xBB && span.byte(at: first.start + 2) == 0xBF
    if hasMark { return Problem(.file(.byteOrderMark), at: place(first.start)) }
    guard header.names == .header, fields.count == columns.count,
      openings.contains(where: { span.hasLowercased($0, at: first.start) })
    else { return nil }
    if let isSameOrder = namesAgain(fields, span) {
      return Problem(.row(isSameOrder ? .headerAgain : .otherHeader), at: place(first.start))
    }
    if areKinds(fields, span) { return Problem(.row(.columnKinds), at: place(first.start)) }
    guard isTotal(fields, span) else { return nil }
    return Problem(.row(.total(fieldText(span, first))), at: place(first.start))
  }

  /// Whether names that are here again are in the order of the columns; nil if the record is not the names.
  private func namesAgain(_ fields: [FieldRange], _ span: RawSpan) -> Bool? {
    let texts = fields.map { fieldText(span, $0).lowercased() }
    let names = columns.map { $0.lowercased() }
    guard texts.sorted() == names.sorted(), namesAreNoValues else { return nil }
    // One name alone may be a class, unless it is the usual one of a column of labels.
    guard columns.count > 1 || ColumnNames.isLabel(columns[0]) else { return nil }
    return texts.areExactly(names)
  }

  /// What the first field is of a record that may be no row, in lower case.
  var openings: [[UInt8]] {
    (columns + DelimitedTable.totals + DelimitedTable.kinds).map { Array($0.lowercased().utf8) }
      .filter { !$0.isEmpty }
  }

  private static let totals = ["total", "totals", "sum", "count"]
  /// How Orange calls the kinds of columns.
  private static let kinds = ["continuous", "discrete", "string"]

  /// Whether the names look unlike a row: some are usual names, or are above numbers.
  private var namesAreNoValues: Bool {
    columns.contains(where: ColumnNames.isKnown)
      || columns.indices.contains { looksNumeric($0) && Double(columns[$0]) == nil }
  }

  /// Whether the first record below the names is Orange's kinds of columns, and the next its roles.
  private func areKinds(_ fields: [FieldRange], _ span: RawSpan) -> Bool {
    let first = firstRecords(2)
    guard fields[0].start == first.first?[0].start, first.count > 1 else { return false }
    let roles = first[1].map { fieldText(span, $0) }
    return fields.contains { DelimitedTable.kinds.contains(fieldText(span, $0)) }
      && roles.contains { $0 == "class" || $0 == "meta" }
      && roles.allSatisfy { ["", "class", "meta", "ignore"].contains($0) }
  }

  /// Whether a record is a total below columns of texts: `total,12`.
  private func isTotal(_ fields: [FieldRange], _ span: RawSpan) -> Bool {
    guard fields.count > 1, !looksNumeric(0),
      DelimitedTable.totals.contains(fieldText(span, fields[0]).lowercased())
    else { return false }
    let others = fields.indices.dropFirst().filter { fields[$0].start < fields[$0].end }
    return !others.isEmpty
      && others.allSatisfy { column in
        !looksNumeric(column)
          && NumberLook.isNumeric(span, fields[column].start..<fields[column].end)
      }
  }
}

extension RawSpan {
  /// Whether some text is here, in upper or lower case.
  @inline(__always)
  func hasLowercased(_ text: [UInt8], at start: Int) -> Bool {
    guard byteCount &- start >= text.count else { return false }
    for (offset, byte) in text.enumerated() {
      let found = self.byte(at: start &+ offset)
      guard found == byte || isCapital(found) && found | 0x20 == byte else { return false }
    }
    return true
  }
}

@inline(__always)
private func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
