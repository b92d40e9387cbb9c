import AssayBytes
import AssayData

/// R's `write.table` writes the names of the rows as a column without a name, so that the header is one
/// field short.
enum MissingName {
  /// Whether every row has one field more than the header, and the first looks like the name of a row.
  ///
  /// R quotes names unless asked not to. Without quotes the names of rows differ, a column behind them is of numbers,
  /// and commas separate nothing: rows with a decimal comma, or with a comma at their ends, have one field more too.
  static func isMissing(
    _ header: [FieldRange], _ rows: some Collection<[FieldRange]>, _ span: RawSpan,
    delimiter: UInt8
  ) -> Bool {
    guard !header.isEmpty, !rows.isEmpty, rows.allSatisfy({ $0.count == header.count + 1 }) else {
      return false
    }
    if header.allSatisfy(\.isQuoted) { return rows.allSatisfy { $0.first?.isQuoted ?? false } }
    guard delimiter != UInt8(ascii: ","), header.count > 1, rows.count > 1,
      !header.contains(where: { NumberLook.isNumber(span, $0) }),
      rows.allSatisfy({ row in row.last.map { $0.start < $0.end } ?? false })
    else { return false }
    let hasNumbers = (1...header.count).contains { column in
      rows.allSatisfy { NumberLook.isNumber(span, $0[column]) }
    }
    return hasNumbers && Set(exactly: rows.map { fieldText(span, $0[0]) }).count == rows.count
  }
}
