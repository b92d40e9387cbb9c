import AssayBytes
import AssayData

/// A text table on its way in: the header, the first rows, and the rest in chunks of whole records.
///
/// Chunks are cut one after another, without looking further into the bytes than to find where
/// records end; whoever gets a chunk parses it, at the same time as others parse theirs.
struct DelimitedFile: TableFile {
  /// A record longer than this is a mistake, such as a quote that nobody closed.
  private static let recordLimit = 1 << 26
  private static let firstBlock = 1 << 16

  let header: DelimitedHeader
  private var stream: ByteStream
  /// How many bytes came from the stream.
  private var received = 0
  /// Bytes that were read, and where those start that are not cut yet.
  private var block: [UInt8] = []
  private var start = 0
  private var isReadToEnd = false
  private var line = 1
  private var bytesPerRow = 64
  /// Which columns hold arrays, once the first rows were cut.
  private var arrays: ArrayColumns?

  init(_ stream: ByteStream, _ options: FileOptions = FileOptions()) throws(ReadError) {
    var stream = stream
    let path = stream.path
    var bytes: [UInt8] = []
    var found: (header: DelimitedHeader, end: Int, line: Int)?
    while found == nil {
      let isEnd = try stream.append(
        to: &bytes, count: max(DelimitedFile.firstBlock, bytes.count))
      isReadToEnd = isEnd
      guard isEnd || bytes.count <= DelimitedFile.recordLimit else {
        throw ReadError.problem(.recordTooLong, path: path)
      }
      try DelimitedFile.checkText(bytes, path: path, isEnd: isEnd)
      found = try DelimitedHeader.read(
        bytes, path: path, options: options, isEnd: isEnd, isGzipped: stream.isGzipped)
    }
    guard let found else { throw ReadError.problem(.empty, path: path) }
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
      list.add(Problem(.emptyLine, at: Problem.Place(line: line - 1, column: 1)))
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
  var isAtEnd: Bool { isReadToEnd && start == block.count }
  var isRereadable: Bool { stream.isRereadable }

  var settled: FileOptions {
    var options = FileOptions()
    options.format = FileFormat(delimiter: header.delimiter)
    options.hasHeader =
      switch header.names {
      case .header: true
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

  /// The next records, `rows` of them or as many as there are; nil at the end.
  mutating func next(rows: Int) throws(ReadError) -> (any Table)? {
    guard let chunk = try cut(rows: rows) else { return nil }
    let arrays = arrays ?? ArrayColumns(chunk)
    self.arrays = arrays
    return arrays.isEmpty ? chunk : SpreadTable(base: chunk, arrays: arrays)
  }

  mutating func cut(rows: Int) throws(ReadError) -> DelimitedTable? {
    while true {
      if let (end, count, lines) = try findEnd(rows: rows) {
        guard count > 0 else {
          // Empty lines at the end.
          start = block.count
          return nil
        }
        // The chunk shares the block's memory.
        let chunk = DelimitedTable(
          header: header, bytes: block, range: start..<end, firstLine: line, rowCount: count)
        bytesPerRow = max(1, (end - start) / count)
        line += lines
        start = end
        return chunk
      }
      try readOn(rows: rows)
      try checkSize()
    }
  }

  /// Reads about as much as is missing for so many rows.
  private mutating func readOn(rows: Int) throws(ReadError) {
    let known = block.count - start
    let (wanted, overflow) = rows.multipliedReportingOverflow(
      by: bytesPerRow + bytesPerRow / 16 + 1)
    // Where rows turn out longer than thought, twice as much each time: what is known is copied and
    // looked at again.
    let missing = overflow ? max(known, 1 << 20) : max(wanted - known, known / 2)
    let rest = block[start...]
    block = []
    let read = try stream.read(max(missing, 1 << 14), behind: rest)
    isReadToEnd = read.isEnd
    received += read.bytes.count - known
    block = read.bytes
    start = 0
  }

  /// Where `rows` records end, how many there are and on how many lines; nil where more bytes are
  /// needed to tell.
  private func findEnd(
    rows: Int
  ) throws(ReadError) -> (end: Int, count: Int, lines: Int)? {
    if start == block.count { return isReadToEnd ? (start, 0, 0) : nil }
    if let scan = LineScan(block.span.bytes, from: start, to: block.count, wanted: rows) {
      if scan.count == rows { return (scan.end, rows, rows) }
      if !isReadToEnd { return nil }
      let hasRest = scan.end < block.count
      return (block.count, scan.count + (hasRest ? 1 : 0), scan.count + (hasRest ? 1 : 0))
    }
    return try findEndOfQuoted(rows: rows)
  }

  private func findEndOfQuoted(
    rows: Int
  ) throws(ReadError) -> (end: Int, count: Int, lines: Int)? {
    var reader = header.reader(of: block.span.bytes, from: start)
    var fields: [FieldRange] = []
    var count = 0
    while count < rows {
      do {
        guard try reader.next(into: &fields) else {
          // Empty lines, and perhaps rows behind them.
          if !isReadToEnd { return nil }
          break
        }
      } catch {
        if error.kind == .unterminatedQuote, !isReadToEnd { return nil }
        let place = DelimitedTable(
          header: header, bytes: block, range: start..<block.count, firstLine: line, rowCount: 0
        ).place(error.offset - start)
        var list = ProblemList(path: header.path)
        list.add(Problem(error.problem, at: place))
        throw .problems(list)
      }
      // A record that reaches the end of what was read may go on behind it.
      if reader.offset == block.count, !isReadToEnd { return nil }
      try checkForEmptyLines(fields, isFirst: count == 0, next: reader.offset)
      count += 1
    }
    return (reader.offset, count, reader.line - 1)
  }

  /// Whether the line that ends at an offset is empty.
  private func isEmptyLine(before offset: Int) -> Bool {
    guard offset > 1, block[offset - 1] == lineFeed else { return false }
    let previous = block[offset - 2] == carriageReturn ? offset - 3 : offset - 2
    return previous >= 0 && block[previous] == lineFeed
  }

  /// Refuses an empty line inside a table of one column, where it may be a value that is missing.
  private func checkForEmptyLines(
    _ fields: [FieldRange], isFirst: Bool, next: Int
  ) throws(ReadError) {
    guard header.columns.count == 1, let field = fields.first else { return }
    let quotes = field.isQuoted ? 1 : 0
    var emptyLine: Int?
    if isFirst, field.start - quotes > start {
      emptyLine = start
    } else {
      var end = field.end + quotes
      if end < next, block[end] == carriageReturn { end += 1 }
      if end < next, block[end] == lineFeed { end += 1 }
      // Behind the last row they are nothing.
      if end < next, next < block.count { emptyLine = end }
    }
    guard let emptyLine else { return }
    let rows = DelimitedTable(
      header: header, bytes: block, range: start..<block.count, firstLine: line, rowCount: 0)
    throw rows.problem(.emptyLine, at: rows.place(emptyLine - start))
  }

  private func checkSize() throws(ReadError) {
    if block.count - start > DelimitedFile.recordLimit, try findEnd(rows: 1) == nil {
      throw ReadError.problem(.recordTooLong, path: header.path)
    }
  }

  private static func checkText(
    _ bytes: [UInt8], path: String, isEnd: Bool
  ) throws(ReadError) {
    let span = bytes.span.bytes
    if let offset = firstInvalidUTF8(in: span), isEnd || offset < bytes.count - 3 {
      throw ReadError.problem(.invalidUTF8, path: path, at: offset, in: span)
    }
    if let offset = firstNUL(in: span) {
      throw ReadError.problem(.nulByte, path: path, at: offset, in: span)
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
