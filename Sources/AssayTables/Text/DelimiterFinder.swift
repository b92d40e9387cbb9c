import AssayBytes
import AssayData

/// Finds the field separator of a text table.
///
/// It is the most frequent of comma, tab and semicolon in the first record. Two kinds of files need
/// a closer look: if the first record has none of them, fields may be separated by bars or blanks,
/// provided that the rows below have as many fields; and if every field has a decimal comma, commas
/// separate nothing.
struct DelimiterFinder: ~Escapable {
  private let span: RawSpan
  private let start: Int
  private let isEnd: Bool
  private let byCount: UInt8
  private let first: [FieldRange]

  private static let blank = UInt8(ascii: " ")
  private static let comma = UInt8(ascii: ",")
  private static let bar = UInt8(ascii: "|")
  /// The number of rows examined to distinguish blanks between fields from blanks in a text.
  private static let sampleSize = 20

  @_lifetime(copy span)
  init(_ span: RawSpan, from start: Int, isEnd: Bool) throws(RecordError) {
    self.span = span
    self.start = start
    self.isEnd = isEnd
    byCount = detectDelimiter(span, from: start)
    var reader = RecordReader(span, delimiter: byCount, from: start)
    var fields: [FieldRange] = []
    do throws(RecordError) {
      _ = try reader.next(into: &fields)
    } catch {
      // `"cat" "dog"` are fields separated by blanks. Anything else is reported when rows are read.
      guard error.kind == .textAfterClosingQuote else { throw error }
      fields = []
    }
    first = fields
  }

  /// The delimiter; nil if more bytes are needed to decide.
  ///
  /// - Throws: ``LayoutError`` if the first record lacks the delimiter of the stated format and has
  ///   another.
  func delimiter(
    stated: FileFormat?
  ) throws(LayoutError) -> (byte: UInt8, sign: InspectedFile.FormatSign)? {
    guard let stated, let delimiter = stated.delimiter else { return found() }
    if fields(by: delimiter).count < 2, first.count > 1 {
      throw .separator(stated: stated, found: FileFormat(delimiter: byCount))
    }
    return (delimiter, .stated)
  }

  private func found() -> (byte: UInt8, sign: InspectedFile.FormatSign)? {
    guard first.count > 1 else {
      guard let byte = barBlankOrComma() else { return nil }
      return (
        byte,
        byte == DelimiterFinder.blank
          ? .blanks : byte == DelimiterFinder.bar ? .separator : .noSeparator
      )
    }
    guard byCount == DelimiterFinder.comma else { return (byCount, .separator) }
    let others = [UInt8(ascii: ";"), UInt8(ascii: "\t"), DelimiterFinder.blank]
    if let other = others.first(where: { separatesDecimalCommas($0) }) {
      return (other, .decimalCommas)
    }
    return (byCount, .separator)
  }

  /// Bars or blanks if they separate fields, else what was counted; nil if more bytes are needed.
  private func barBlankOrComma() -> UInt8? {
    for delimiter in [DelimiterFinder.bar, DelimiterFinder.blank] {
      guard let separates = separates(delimiter) else { return nil }
      if separates { return delimiter }
    }
    return byCount
  }

  /// Whether a delimiter separates fields; nil if more bytes are needed to decide.
  ///
  /// It does if the first record is numbers, or if all rows below have as many fields and one
  /// column of numbers, or one field more because the row names have no column name. Bars also do
  /// if a column has a usual name.
  private func separates(_ delimiter: UInt8) -> Bool? {
    let names = fields(by: delimiter)
    // A column of numbers padded with blanks, as MATLAB and Fortran write it.
    if delimiter == DelimiterFinder.blank, let only = names.first, names.count == 1,
      only.start > start, NumberLook.isNumber(span, only)
    {
      return true
    }
    guard names.count > 1 || (names.first?.isQuoted ?? false) else { return false }
    if names.count > 1, names.allSatisfy({ NumberLook.isNumber(span, $0) }) { return true }
    let records = sampledRecords(
      span, delimiter: delimiter, from: start, count: DelimiterFinder.sampleSize, isEnd: isEnd)
    let rows = records.dropFirst()
    guard isEnd || !rows.isEmpty else { return nil }
    if MissingName.isMissing(names, rows, span, delimiter: delimiter) { return true }
    guard names.count > 1, !rows.isEmpty, rows.allSatisfy({ $0.count == names.count }) else {
      return false
    }
    let hasNumbers = names.indices.contains { column in
      rows.allSatisfy { NumberLook.isNumber(span, $0[column]) }
    }
    return hasNumbers
      || delimiter == DelimiterFinder.bar
        && names.contains { ColumnNames.isKnown(fieldText(span, $0)) }
  }

  private func separatesDecimalCommas(_ delimiter: UInt8) -> Bool {
    let fields = fields(by: delimiter)
    return fields.count > 1 && fields.allSatisfy { NumberLook.isDecimalComma(span, $0) }
  }

  private func fields(by delimiter: UInt8) -> [FieldRange] {
    var reader = RecordReader(span, delimiter: delimiter, from: start)
    var fields: [FieldRange] = []
    return (try? reader.next(into: &fields)) == true ? fields : []
  }
}
