import AssayBytes
import AssayData

/// What the first record of a text table says of all others.
struct DelimitedHeader: Sendable {
  let path: String
  let columns: [String]
  let delimiter: UInt8
  let isGzipped: Bool

  /// Reads the header at the start of some bytes.
  ///
  /// - Returns: The header and where the first record behind it starts; nil where the bytes may end
  ///   inside the header, as they do unless `isEnd`.
  static func read(
    _ bytes: [UInt8], path: String, isEnd: Bool, isGzipped: Bool
  ) throws(ReadError) -> (header: DelimitedHeader, end: Int, line: Int)? {
    let span = bytes.span.bytes
    let delimiter = detectDelimiter(span)
    var reader = RecordReader(span, delimiter: delimiter)
    var fields: [FieldRange] = []
    do {
      guard try reader.next(into: &fields) else { throw ReadError.problem(.empty, path: path) }
    } catch let error as RecordError {
      if error.kind == .unterminatedQuote, !isEnd { return nil }
      throw ReadError.problem(error.problem, path: path, at: error.offset, in: span)
    } catch let error as ReadError {
      throw error
    } catch {
      return nil
    }
    guard isEnd || reader.offset < bytes.count else { return nil }
    let header = DelimitedHeader(
      path: path, columns: fields.map { fieldText(span, $0) }, delimiter: delimiter,
      isGzipped: isGzipped)
    try header.check()
    return (header, reader.offset, reader.line)
  }

  var format: String {
    let text =
      switch delimiter {
      case UInt8(ascii: "\t"): "TSV"
      case UInt8(ascii: ";"): "CSV with semicolons"
      default: "CSV"
      }
    return isGzipped ? text + ", gzipped" : text
  }

  /// A reader of the records from `start` on.
  @_lifetime(copy bytes)
  func reader(of bytes: RawSpan, from start: Int) -> RecordReader {
    RecordReader(bytes, delimiter: delimiter, from: start)
  }

  private func check() throws(ReadError) {
    // Class names may be whole numbers, but 0.25 in a header is a missing header.
    if let number = columns.first(where: { $0.utf8.contains(UInt8(ascii: ".")) }),
      columns.allSatisfy({ Double($0) != nil })
    {
      throw ReadError.problem(.headerIsData(number), path: path)
    }
    var seen: Set<[UInt8]> = []
    for column in columns where !seen.insert(Array(column.utf8)).inserted {
      let isDecimal = column.utf8.contains(UInt8(ascii: ".")) && Double(column) != nil
      throw ReadError.problem(
        isDecimal ? .headerIsData(column) : .duplicateColumn(column), path: path)
    }
  }
}

extension RecordError {
  var problem: Problem.Kind {
    switch kind {
    case .unterminatedQuote: .unterminatedQuote
    case .textAfterClosingQuote: .textAfterQuote
    }
  }
}
