import AssayBytes
import AssayData

/// Recognizes a header that is one field short, because R's `write.table` writes the row names as a
/// column without a name.
enum MissingName {
  /// Whether every row has one field more than the header, and the first looks like a row name.
  ///
  /// R quotes names unless asked not to. Without quotes, the row names must be distinct, a column
  /// after them must be numeric, and the delimiter must not be a comma: rows with a decimal comma,
  /// or with a comma at their ends, have one field more too.
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
