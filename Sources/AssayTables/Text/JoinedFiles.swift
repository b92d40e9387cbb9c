import AssayBytes

// What shows that several files were put together: their names of columns, or a mark of their start, between rows.

extension DelimitedTable {
  /// What is wrong with a record that starts another file; nil of any other.
  func startOfFile(_ fields: [FieldRange], _ span: RawSpan) -> Problem? {
    guard let first = fields.first, first.start < first.end else { return nil }
    let hasMark =
      first.end - first.start >= 3 && span.byte(at: first.start) == 0xEF
      && span.byte(at: first.start + 1) == 0xBB && span.byte(at: first.start + 2) == 0xBF
    if hasMark { return Problem(.file(.byteOrderMark), at: place(first.start)) }
    guard header.names == .header, fields.count == columns.count, columns.count > 1,
      span.byte(at: first.start) == columns[0].utf8.first,
      zip(fields, columns).allSatisfy({ fieldText(span, $0) == $1 }), namesAreNoValues
    else { return nil }
    return Problem(.row(.headerAgain), at: place(first.start))
  }

  /// Whether the names look unlike a row: some are usual names, or are above numbers.
  private var namesAreNoValues: Bool {
    columns.contains(where: ColumnNames.isKnown)
      || columns.indices.contains { looksNumeric($0) && Double(columns[$0]) == nil }
  }
}
