import AssayBytes
import AssayData

/// The layout of a text table, found in its first lines: the field separator, and where the column
/// names are.
struct TextLayout {
  /// Where the column names are.
  enum Names: Equatable {
    /// In the first line that is not a comment.
    case header
    /// In the first line, which has no name for the first column, the row names.
    case headerWithoutRowNames
    /// In a comment above the rows, as `np.savetxt` writes them.
    case comment([String])
    /// Nowhere: the first line is a row.
    case none
  }

  let delimiter: UInt8
  /// How the delimiter was recognized.
  let sign: InspectedFile.FormatSign
  let names: Names
  /// The first record: the header, or the first row.
  let first: [FieldRange]
  /// The offset and the line of the first row.
  let start: Int
  let line: Int

  /// The number of rows examined to distinguish names from numbers.
  private static let sampleSize = 50

  /// Finds the layout at the start of a file.
  ///
  /// - Returns: nil if the bytes may end too early to decide, which is possible unless `isEnd`.
  /// - Throws: ``RecordError`` if the first record cannot be split, and ``LayoutError``.
  init?(_ span: RawSpan, options: TableOptions, isEnd: Bool) throws {
    let comments = CommentLines(span)
    guard isEnd || comments.end < span.byteCount else { return nil }
    if PrintedTable.isRuled(span, from: comments.end) { throw LayoutError.printed }
    let found = try DelimiterFinder(span, from: comments.end, isEnd: isEnd)
    let said = comments.separator.map(FileFormat.init(delimiter:))
    guard let (delimiter, sign) = try found.delimiter(stated: options.format ?? said) else {
      return nil
    }
    self.delimiter = delimiter
    self.sign = options.format == nil && said != nil ? .separator : sign
    var reader = RecordReader(span, delimiter: delimiter, from: comments.end)
    let (firstStart, firstLine) = (reader.offset, comments.lineCount + reader.line)
    var fields: [FieldRange] = []
    guard try reader.next(into: &fields) else {
      throw comments.texts.isEmpty ? LayoutError.empty : LayoutError.noRows
    }
    first = fields
    if fields.count == 1, delimiter != UInt8(ascii: " "),
      PrintedTable.isFilled(span, from: comments.end)
    {
      throw LayoutError.printed
    }
    let (nextStart, nextLine) = (reader.offset, comments.lineCount + reader.line)
    guard isEnd || nextStart < span.byteCount else { return nil }

    let look = FirstRecordLook(span, fields)
    var rows: [[FieldRange]] = []
    if options.hasHeader == nil, look.isWholeNumbers {
      rows = sampledRecords(
        span, delimiter: delimiter, from: nextStart, count: TextLayout.sampleSize, isEnd: isEnd)
      guard isEnd || !rows.isEmpty else { return nil }
    }
    switch options.hasHeader {
    case true?: names = .header
    case false?: names = .none
    case nil:
      let kind = look.kind(above: rows, span)
      let mayBeShort = delimiter != UInt8(ascii: ",") || fields.allSatisfy(\.isQuoted)
      if rows.isEmpty, kind == .names, mayBeShort {
        rows = sampledRecords(
          span, delimiter: delimiter, from: nextStart, count: TextLayout.sampleSize, isEnd: isEnd)
        guard isEnd || !rows.isEmpty else { return nil }
      }
      let isShort =
        kind == .names && MissingName.isMissing(fields, rows, span, delimiter: delimiter)
      if kind == .doubtful { throw LayoutError.doubtful(fieldText(span, fields[0])) }
      let comment = comments.names(
        count: fields.count, delimiter: delimiter, aboveData: kind == .row, look.texts)
      names =
        comment.map { .comment($0) }
        ?? (kind == .row ? .none : isShort ? .headerWithoutRowNames : .header)
    }
    let isFirstLine = names == .header || names == .headerWithoutRowNames
    (start, line) = isFirstLine ? (nextStart, nextLine) : (firstStart, firstLine)
  }
}

/// Why the first lines of a text table do not determine its layout.
enum LayoutError: Error, Equatable {
  case empty
  /// Only comments.
  case noRows
  /// The first line may be names or a row, with its first field.
  case doubtful(String)
  /// A table as programs print it, with a line under its names.
  case printed
  /// The file has another separator than was stated.
  case separator(stated: FileFormat, found: FileFormat)
}

/// Some records from `start` on, without the last if it may continue beyond the bytes.
func sampledRecords(
  _ span: RawSpan, delimiter: UInt8, from start: Int, count: Int, isEnd: Bool
) -> [[FieldRange]] {
  var reader = RecordReader(span, delimiter: delimiter, from: start)
  var fields: [FieldRange] = []
  var records: [[FieldRange]] = []
  while records.count < count, (try? reader.next(into: &fields)) == true,
    isEnd || reader.offset < span.byteCount
  {
    records.append(fields)
  }
  return records
}
