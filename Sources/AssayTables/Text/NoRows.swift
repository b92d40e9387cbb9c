import AssayBytes

// Records that are not rows: repeated column names or a byte order mark, where files were
// concatenated, Orange's column types, and the total below the rows of a printed table.

extension DelimitedTable {
  /// Why a record is not a row of the table; nil if it is.
  func problemOfNoRow(
    _ fields: [FieldRange], _ span: RawSpan
  ) -> Problem? {
    guard let first = fields.first, first.start < first.end else { return nil }
    if first.end - first.start >= 3, span.hasByteOrderMark(at: first.start) {
      return Problem(.file(.byteOrderMark), at: place(first.start))
    }
    guard header.names == .header, fields.count == columns.count,
      header.openings.mayStart(first, in: span)
    else { return nil }
    if let isSameOrder = namesAgain(fields, span) {
      return Problem(.row(isSameOrder ? .headerAgain : .otherHeader), at: place(first.start))
    }
    if areKinds(fields, span) { return Problem(.row(.columnKinds), at: place(first.start)) }
    guard isTotal(fields, span) else { return nil }
    return Problem(.row(.total(fieldText(span, first))), at: place(first.start))
  }

  /// Whether repeated column names are in the order of the columns; nil if the record is not the
  /// names.
  private func namesAgain(_ fields: [FieldRange], _ span: RawSpan) -> Bool? {
    let texts = fields.map { fieldText(span, $0).lowercased() }
    let names = columns.map { $0.lowercased() }
    guard texts.sorted() == names.sorted(), namesAreNoValues else { return nil }
    // A single name may be a class, unless it is a usual name of a label column.
    guard columns.count > 1 || ColumnNames.isLabel(columns[0]) else { return nil }
    return texts.areExactly(names)
  }

  /// Whether the names cannot be a row: some are usual names, or are above numbers.
  private var namesAreNoValues: Bool {
    columns.contains(where: ColumnNames.isKnown)
      || columns.indices.contains { looksNumeric($0) && Double(columns[$0]) == nil }
  }

  /// Whether a record below the names is Orange's column types, with its column roles in the next.
  private func areKinds(_ fields: [FieldRange], _ span: RawSpan) -> Bool {
    let first = firstRecords(2)
    guard fields[0].start == first.first?[0].start, first.count > 1 else { return false }
    let roles = first[1].map { fieldText(span, $0) }
    return fields.contains { NoRowOpenings.kinds.contains(fieldText(span, $0)) }
      && roles.contains { $0 == "class" || $0 == "meta" }
      && roles.allSatisfy { ["", "class", "meta", "ignore"].contains($0) }
  }

  /// Whether a record is a total below text columns: `total,12`.
  private func isTotal(_ fields: [FieldRange], _ span: RawSpan) -> Bool {
    guard fields.count > 1, !looksNumeric(0),
      NoRowOpenings.totals.contains(fieldText(span, fields[0]).lowercased())
    else { return false }
    let others = fields.indices.dropFirst().filter { fields[$0].start < fields[$0].end }
    return !others.isEmpty
      && others.allSatisfy { column in
        !looksNumeric(column)
          && NumberLook.isNumeric(span, fields[column].start..<fields[column].end)
      }
  }
}

/// The first fields of records that may not be rows.
struct NoRowOpenings: Sendable {
  /// The names of totals.
  static let totals = ["total", "totals", "sum", "count"]
  /// Orange's names of column types.
  static let kinds = ["continuous", "discrete", "string"]

  private let delimiter: UInt8
  /// The texts in lower case.
  private let texts: [[UInt8]]
  /// A bit for the first two letters of each text: see ``bit(of:_:)``.
  let bits: UInt64

  init(columns: [String], delimiter: UInt8) {
    self.delimiter = delimiter
    texts = (columns + NoRowOpenings.totals + NoRowOpenings.kinds)
      .map { Array($0.lowercased().utf8) }.filter { !$0.isEmpty }
    bits = texts.reduce(into: 0) { bits, text in
      for end in text.count > 1 ? [text[1]] : [delimiter, lineFeed, carriageReturn, blank] {
        bits |= NoRowOpenings.bit(of: text[0], end)
      }
    }
  }

  /// One of 64 bits for two bytes, the same for upper and lower case.
  @inline(__always)
  static func bit(of first: UInt8, _ second: UInt8) -> UInt64 {
    1 << UInt64(((first | 0x20) &* 31 &+ (second | 0x20)) & 63)
  }

  /// Whether a field starts with one of the texts, ignoring case.
  func mayStart(_ field: FieldRange, in span: RawSpan) -> Bool {
    if !field.isQuoted, span.byteCount &- field.start > 1 {
      let bit = NoRowOpenings.bit(
        of: span.byte(at: field.start), span.byte(at: field.start &+ 1))
      if bits & bit == 0 { return false }
    }
    return texts.contains { span.hasLowercased($0, at: field.start) }
  }

  /// Whether an unquoted field that starts here is one of the texts.
  @inline(never)
  func isField(_ span: RawSpan, at start: Int) -> Bool {
    for text in texts where span.hasLowercased(text, at: start) {
      let end = start &+ text.count
      guard end < span.byteCount else { return true }
      let byte = span.byte(at: end)
      if byte == delimiter || byte == lineFeed || byte == carriageReturn { return true }
    }
    return false
  }
}

private let blank = UInt8(ascii: " ")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

extension RawSpan {
  /// Whether a text in lower case is here, ignoring case.
  @inline(__always)
  fileprivate func hasLowercased(_ text: [UInt8], at start: Int) -> Bool {
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
