import AssayBytes
import AssayData

/// Reads a text table: the header, the first rows, and the rest in chunks of complete records.
///
/// Chunks are cut one after another, looking only for where records end; the workers that get them
/// parse them in parallel.
struct DelimitedFile: TableFile {
  private static let firstBlock = 1 << 16

  let header: DelimitedHeader
  private var stream: ByteStream
  /// The number of bytes received from the stream.
  private var received = 0
  /// Bytes that were read; those from `start` on are not cut yet.
  private var block: [UInt8] = []
  private var start = 0
  private var isReadToEnd = false
  private var line = 1
  private var bytesPerRow = 64
  /// The columns that hold arrays, once the first rows were cut.
  private var arrays: ArrayColumns?

  init(_ stream: ByteStream, _ options: TableOptions = TableOptions()) throws(ReadError) {
    var stream = stream
    let path = stream.path
    var bytes: [UInt8] = []
    var found: (header: DelimitedHeader, end: Int, line: Int)?
    while found == nil {
      let room = try RecordLimit.room(
        bytes, from: 0, path: path, at: TextPosition(line: 1, column: 1))
      let isEnd = try stream.append(
        to: &bytes, count: min(room, max(DelimitedFile.firstBlock, bytes.count)))
      isReadToEnd = isEnd
      try DelimitedFile.checkText(bytes, path: path, isEnd: isEnd)
      found = try DelimitedHeader.read(
        bytes, path: path, options: options, isEnd: isEnd, isGzipped: stream.isGzipped)
    }
    guard let found else { throw ReadError.problem(.file(.empty), path: path) }
    header = found.header
    line = found.line
    received = bytes.count
    block = bytes
    start = found.end
    self.stream = stream
    if header.columns.count == 1, header.names == .header, isEmptyLine(before: start),
      start < block.count
    {
      var list = ProblemList(path: path)
      list.add(Problem(.row(.emptyLine), at: Problem.Place(line: line - 1, column: 1)))
      throw .problems(list)
    }
  }

  var bytesRead: Int { received - (block.count - start) }
  var extent: ReadExtent {
    ReadExtent(done: stream.isGzipped ? stream.taken : bytesRead, total: stream.size)
  }
  var encoding: InspectedFile.Encoding? {
    InspectedFile.Encoding(block.span.bytes, isGzipped: stream.isGzipped)
  }
  var columnNames: [String] { header.columns }
  var isAtEnd: Bool { isReadToEnd && start == block.count }
  var isRereadable: Bool { stream.isRereadable }

  var settled: TableOptions {
    var options = TableOptions()
    options.format = FileFormat(delimiter: header.delimiter)
    options.hasHeader =
      switch header.names {
      case .header: true
      case .headerWithoutRowNames: nil
      case .comment: nil
      case .none: false
      }
    return options
  }

  mutating func move(toByte byte: Int) -> Bool {
    guard stream.move(to: byte) else { return false }
    (block, start, received, isReadToEnd) = ([], 0, byte, false)
    return true
  }

  mutating func next(rows: Int, byteCount: Int) throws(ReadError) -> (any Table)? {
    guard let chunk = try cut(rows: rows, byteCount: byteCount) else { return nil }
    let arrays = arrays ?? ArrayColumns(chunk)
    self.arrays = arrays
    return arrays.isEmpty ? chunk : SpreadTable(base: chunk, arrays: arrays)
  }

  mutating func cut(rows: Int, byteCount: Int = .max) throws(ReadError) -> DelimitedTable? {
    while true {
      let found = try findEnd(rows: rows)
      if found.isEnough || found.count > 0 && block.count - start >= byteCount {
        guard found.count > 0 else {
          // Only empty lines are left.
          start = block.count
          return nil
        }
        // The chunk shares the block's memory.
        let chunk = DelimitedTable(
          header: header, bytes: block, range: start..<found.end, firstLine: line,
          rowCount: found.count)
        bytesPerRow = max(1, (found.end - start) / found.count)
        line += found.lines
        start = found.end
        return chunk
      }
      try readOn(rows: rows, byteCount: byteCount, found)
    }
  }

  /// Reads about as many bytes as are missing for this number of rows.
  private mutating func readOn(
    rows: Int, byteCount: Int, _ found: FoundRows
  ) throws(ReadError) {
    let known = block.count - start
    let (wanted, overflow) = rows.multipliedReportingOverflow(
      by: bytesPerRow + bytesPerRow / 16 + 1)
    let position = TextPosition(line: line + found.lines, column: 1)
    let room = try RecordLimit.room(block, from: found.end, path: header.path, at: position)
    // If rows are longer than estimated, the amount doubles each time, since the known bytes are
    // copied and scanned again.
    let missing =
      overflow
      ? max(known, 1 << 20) : max(min(wanted, byteCount) - known, min(known / 2, room))
    let count = max(missing, 1 << 14)
    if start == 0 {
      isReadToEnd = try stream.append(to: &block, count: count)
    } else {
      let rest = block[start...]
      block = []
      (block, isReadToEnd) = try stream.read(count, behind: rest)
      start = 0
    }
    received += block.count - known
  }

  /// Complete rows among the bytes that were read.
  private struct FoundRows {
    /// Where the last of the rows ends.
    let end: Int
    let count: Int
    let lines: Int
    /// Whether these are all the rows asked for, or all that are left.
    let isEnough: Bool
  }

  /// Finds where `rows` records end, or the last complete one.
  private func findEnd(rows: Int) throws(ReadError) -> FoundRows {
    if start == block.count {
      return FoundRows(end: start, count: 0, lines: 0, isEnough: isReadToEnd)
    }
    if header.readsPlainRows,
      let scan = LineScan(block.span.bytes, from: start, to: block.count, wanted: rows)
    {
      if scan.count == rows || !isReadToEnd {
        return FoundRows(
          end: scan.end, count: scan.count, lines: scan.count, isEnough: scan.count == rows)
      }
      let count = scan.count + (scan.end < block.count ? 1 : 0)
      return FoundRows(end: block.count, count: count, lines: count, isEnough: true)
    }
    return try findEndOfQuoted(rows: rows)
  }

  private func findEndOfQuoted(rows: Int) throws(ReadError) -> FoundRows {
    var reader = header.reader(of: block.span.bytes, from: start)
    var fields: [FieldRange] = []
    var count = 0
    var (end, lines) = (start, 0)
    while count < rows {
      do {
        guard try reader.next(into: &fields) else {
          // Empty lines, possibly followed by rows.
          if isReadToEnd { break }
          return FoundRows(end: end, count: count, lines: lines, isEnough: false)
        }
      } catch {
        if error.kind == .unterminatedQuote, !isReadToEnd {
          return FoundRows(end: end, count: count, lines: lines, isEnough: false)
        }
        let place = DelimitedTable(
          header: header, bytes: block, range: start..<block.count, firstLine: line, rowCount: 0
        ).place(error.offset - start)
        var list = ProblemList(path: header.path)
        list.add(Problem(error.problem, at: place))
        throw .problems(list)
      }
      // A record at the end of the bytes that were read may continue.
      if reader.offset == block.count, !isReadToEnd {
        return FoundRows(end: end, count: count, lines: lines, isEnough: false)
      }
      try checkForEmptyLines(fields, isFirst: count == 0, next: reader.offset)
      count += 1
      (end, lines) = (reader.offset, reader.line - 1)
    }
    return FoundRows(end: reader.offset, count: count, lines: reader.line - 1, isEnough: true)
  }

  /// Whether the line that ends at an offset is empty.
  private func isEmptyLine(before offset: Int) -> Bool {
    guard offset > 1, block[offset - 1] == lineFeed else { return false }
    let previous = block[offset - 2] == carriageReturn ? offset - 3 : offset - 2
    return previous >= 0 && block[previous] == lineFeed
  }

  /// Refuses an empty line inside a table of one column, since it may be a missing value.
  private func checkForEmptyLines(
    _ fields: [FieldRange], isFirst: Bool, next: Int
  ) throws(ReadError) {
    guard header.columns.count == 1, let field = fields.first else { return }
    let quotes = field.isQuoted ? 1 : 0
    var emptyLine: Int?
    if isFirst, block[start..<(field.start - quotes)].contains(lineFeed) {
      emptyLine = start
    } else {
      var end = field.end + quotes
      // The line may be padded with blanks.
      while end < next, block[end] == blank { end += 1 }
      if end < next, block[end] == carriageReturn { end += 1 }
      if end < next, block[end] == lineFeed { end += 1 }
      // Empty lines after the last row mean nothing.
      if end < next, next < block.count { emptyLine = end }
    }
    guard let emptyLine else { return }
    let rows = DelimitedTable(
      header: header, bytes: block, range: start..<block.count, firstLine: line, rowCount: 0)
    throw rows.problem(.row(.emptyLine), at: rows.place(emptyLine - start))
  }

  private static func checkText(
    _ bytes: [UInt8], path: String, isEnd: Bool
  ) throws(ReadError) {
    let span = bytes.span.bytes
    // NUL bytes are checked first, since they show that this is not a text in UTF-8 at all.
    if let offset = firstNUL(in: span) {
      throw ReadError.problem(.file(.nulByte), path: path, at: offset, in: span)
    }
    if let offset = firstInvalidUTF8(in: span), isEnd || offset < bytes.count - 3 {
      throw ReadError.problem(.file(.invalidUTF8), path: path, at: offset, in: span)
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let blank = UInt8(ascii: " ")
