import AssayBytes
import AssayData

/// The properties of a text table, found in its first lines.
struct DelimitedHeader: Sendable {
  let path: String
  let columns: [String]
  /// The field separator; a space means any run of blanks.
  let delimiter: UInt8
  /// How the delimiter was recognized.
  let sign: InspectedFile.FormatSign
  let names: TextLayout.Names
  /// Whether the user stated where the names are.
  let isStated: Bool
  let isGzipped: Bool
  /// Whether a blank follows each delimiter, as in `id, label, yes, no`; it is not part of the
  /// field.
  let isPadded: Bool
  /// Whether plain rows take the fast path.
  let readsPlainRows: Bool
  /// The possible beginnings of records that are not rows.
  let openings: NoRowOpenings

  /// Reads the header from the first bytes of a file.
  ///
  /// - Returns: The header, and the offset and line of the first row; nil if the bytes may end too
  ///   early to decide, which is possible unless `isEnd`.
  static func read(
    _ bytes: [UInt8], path: String, options: TableOptions, isEnd: Bool, isGzipped: Bool
  ) throws(ReadError) -> (header: DelimitedHeader, end: Int, line: Int)? {
    let span = bytes.span.bytes
    do {
      guard let layout = try TextLayout(span, options: options, isEnd: isEnd) else { return nil }
      let columns = layout.columns(span).map { layout.isPadded(span) ? trimmed($0) : $0 }
      let header = DelimitedHeader(
        path: path, columns: columns, delimiter: layout.delimiter, sign: layout.sign,
        names: layout.names, isStated: options.hasHeader != nil, isGzipped: isGzipped,
        isPadded: layout.isPadded(span), readsPlainRows: options.readsPlainRows,
        openings: NoRowOpenings(columns: columns, delimiter: layout.delimiter))
      try header.check(layout, span)
      return (header, layout.start, layout.line)
    } catch let error as RecordError {
      if error.kind == .unterminatedQuote, !isEnd { return nil }
      throw ReadError.problem(error.problem, path: path, at: error.offset, in: span)
    } catch let error as LayoutError {
      // So far there are only empty lines.
      if !isEnd, error.problem == .file(.empty) { return nil }
      throw ReadError.problem(error.problem, path: path)
    } catch let error as ReadError {
      throw error
    } catch {
      return nil
    }
  }

  var hasNames: Bool { names != .none }

  var recognition: InspectedFile.Recognition {
    let place: InspectedFile.NamesSign =
      switch names {
      case .header, .headerWithoutRowNames: isStated ? .statedHeader : .firstLine
      case .comment: .comment
      case .none: isStated ? .statedRow : .firstLineIsRow
      }
    return InspectedFile.Recognition(format: sign, names: place)
  }

  var format: String {
    let text =
      switch FileFormat(delimiter: delimiter) {
      case .tsv: "TSV"
      case .semicolon: "CSV with semicolons"
      case .text: "blank-separated text"
      case .bars: "bar-separated text"
      default: "CSV"
      }
    let place =
      switch names {
      case .header: ""
      case .headerWithoutRowNames: ", rows named"
      case .comment: ", names in a comment"
      case .none: ", no header"
      }
    return text + place + (isGzipped ? ", gzipped" : "")
  }

  /// A reader of the records from `start` on.
  @_lifetime(copy bytes)
  func reader(of bytes: RawSpan, from start: Int) -> RecordReader {
    RecordReader(bytes, delimiter: delimiter, from: start, trimsBlanks: isPadded)
  }

  private func check(_ layout: TextLayout, _ span: RawSpan) throws(ReadError) {
    if let value = rowInPlaceOfNames {
      throw ReadError.problem(.columns(.headerIsData(value)), path: path)
    }
    var seen: Set<[UInt8]> = []
    for (place, column) in columns.enumerated() where !seen.insert(Array(column.utf8)).inserted {
      let field = names == .header && place < layout.first.count ? layout.first[place] : nil
      throw ReadError.problem(
        .columns(.duplicateColumn(column)), path: path, at: field?.start, in: span)
    }
  }

  /// A name that is a fraction or an array, if no column has a usual name: `s1,0.3,0.7` is a row,
  /// while `id,0.5,1.5` may be names.
  private var rowInPlaceOfNames: String? {
    guard names == .header, !isStated, !columns.contains(where: ColumnNames.isKnown) else {
      return nil
    }
    return columns.first { column in
      if column.utf8.contains(UInt8(ascii: ".")), Double(column) != nil { return true }
      let bytes = Array(column.utf8)
      return CellArray.isArray(bytes.span.bytes, 0..<bytes.count)
    }
  }
}

/// A name without surrounding blanks.
private func trimmed(_ name: String) -> String {
  let bytes = name.utf8.drop { $0 == UInt8(ascii: " ") }
  let end = bytes.lastIndex { $0 != UInt8(ascii: " ") }.map { bytes.index(after: $0) }
  return String(Substring(bytes[..<(end ?? bytes.startIndex)]))
}

extension TextLayout {
  /// Whether a blank follows each delimiter of the header.
  fileprivate func isPadded(_ span: RawSpan) -> Bool {
    names == .header && delimiter != UInt8(ascii: " ") && first.count > 1
      && first.dropFirst().allSatisfy { field in
        !field.isQuoted && field.start < field.end
          && span.byte(at: field.start) == UInt8(ascii: " ")
      }
  }

  /// The column names; those of an array if the file has none.
  fileprivate func columns(_ span: RawSpan) -> [String] {
    switch names {
    case .header: first.map { fieldText(span, $0) }
    case .headerWithoutRowNames: [""] + first.map { fieldText(span, $0) }
    case .comment(let names): names
    case .none: first.count == 1 ? ["value"] : first.indices.map(String.init)
    }
  }
}

extension LayoutError {
  fileprivate var problem: Problem.Kind {
    switch self {
    case .empty: .file(.empty)
    case .noRows: .file(.noRows)
    case .doubtful(let text): .columns(.headerIsData(text))
    case .printed: .file(.printed)
    case .separator(let stated, let found): .file(.formatDiffers(stated: stated, found: found))
    }
  }
}

extension RecordError {
  var problem: Problem.Kind {
    switch kind {
    case .unterminatedQuote: .row(.unterminatedQuote)
    case .textAfterClosingQuote: .row(.textAfterQuote)
    case .tooManyFields: .limit(.tooManyColumns(limit: RecordReader.maximumFieldCount))
    }
  }
}
