import AssayBytes
import AssayData
import AssaySystem

/// A text table on its way in: the header, the first rows, and the rest in chunks of whole records.
///
/// Chunks are cut one after another, without looking further into the bytes than to find where
/// records end; whoever gets a chunk parses it, at the same time as others parse theirs.
struct DelimitedFile: TableFile {
  /// A record longer than this is a mistake, such as a quote that nobody closed.
  private static let recordLimit = 1 << 26
  private static let firstBlock = 1 << 16

  let header: DelimitedHeader
  private let file: OpenFile
  /// Where the next bytes are read.
  private var offset = 0
  /// Bytes that were read and are not cut yet.
  private var pending: [UInt8] = []
  private var isReadToEnd = false
  private var line = 1
  private var bytesPerRow = 64

  init(_ file: OpenFile) throws(ReadError) {
    self.file = file
    var bytes: [UInt8] = []
    var found: (header: DelimitedHeader, end: Int, line: Int)?
    while found == nil {
      let isEnd = try DelimitedFile.extend(
        &bytes, by: max(DelimitedFile.firstBlock, bytes.count), of: file, at: &offset)
      isReadToEnd = isEnd
      guard isEnd || bytes.count <= DelimitedFile.recordLimit else {
        throw DelimitedHeader.problem(.recordTooLong, path: file.path)
      }
      try DelimitedFile.checkText(bytes, path: file.path, isEnd: isEnd)
      found = try DelimitedHeader.read(bytes, path: file.path, isEnd: isEnd)
    }
    guard let found else { throw DelimitedHeader.problem(.empty, path: file.path) }
    header = found.header
    line = found.line
    pending = Array(bytes[found.end...])
  }

  var bytesRead: Int { offset - pending.count }
  var isAtEnd: Bool { isReadToEnd && pending.isEmpty }
  var isRereadable: Bool { file.size != nil }

  /// The next records, `rows` of them or as many as there are; nil at the end.
  mutating func next(rows: Int) throws(ReadError) -> (any Table)? {
    guard let chunk = try cut(rows: rows) else { return nil }
    return chunk
  }

  mutating func cut(rows: Int) throws(ReadError) -> DelimitedTable? {
    while true {
      if let (end, count, lines) = try findEnd(rows: rows) {
        guard count > 0 else {
          // Empty lines at the end.
          pending = []
          return nil
        }
        let rest = end < pending.count ? Array(pending[end...]) : []
        let chunk = DelimitedTable(
          header: header, bytes: end < pending.count ? Array(pending[..<end]) : pending, start: 0,
          firstLine: line, rowCount: count)
        bytesPerRow = max(1, end / count)
        line += lines
        pending = rest
        return chunk
      }
      let (wanted, overflow) = rows.multipliedReportingOverflow(
        by: bytesPerRow + bytesPerRow / 16 + 1)
      let missing = overflow ? max(pending.count, 1 << 20) : wanted - pending.count
      isReadToEnd = try DelimitedFile.extend(
        &pending, by: max(missing, 1 << 16), of: file, at: &offset)
      try checkSize()
    }
  }

  /// Where `rows` records end, how many there are and on how many lines; nil where more bytes are
  /// needed to tell.
  private func findEnd(
    rows: Int
  ) throws(ReadError) -> (end: Int, count: Int, lines: Int)? {
    if pending.isEmpty { return isReadToEnd ? (0, 0, 0) : nil }
    let span = pending.span.bytes
    if let scan = LineScan(span, from: 0, to: pending.count, wanted: rows) {
      if scan.count == rows { return (scan.end, rows, rows) }
      if !isReadToEnd { return nil }
      let hasRest = scan.end < pending.count
      return (pending.count, scan.count + (hasRest ? 1 : 0), scan.count + (hasRest ? 1 : 0))
    }
    return try findEndOfQuoted(rows: rows)
  }

  private func findEndOfQuoted(
    rows: Int
  ) throws(ReadError) -> (end: Int, count: Int, lines: Int)? {
    let span = pending.span.bytes
    var reader = header.reader(of: span, from: 0)
    var fields: [FieldRange] = []
    var count = 0
    while count < rows {
      do {
        guard try reader.next(into: &fields) else { break }
      } catch {
        if error.kind == .unterminatedQuote, !isReadToEnd { return nil }
        let place = DelimitedTable(
          header: header, bytes: pending, start: 0, firstLine: line, rowCount: 0
        ).place(error.offset)
        var list = ProblemList(path: header.path)
        list.add(Problem(error.problem, at: place))
        throw .problems(list)
      }
      // A record that reaches the end of what was read may go on behind it.
      if reader.offset == pending.count, !isReadToEnd { return nil }
      count += 1
    }
    return (reader.offset, count, reader.line - 1)
  }

  private func checkSize() throws(ReadError) {
    if pending.count > DelimitedFile.recordLimit, try findEnd(rows: 1) == nil {
      throw DelimitedHeader.problem(.recordTooLong, path: file.path)
    }
    if isReadToEnd, let size = file.size, size != offset {
      throw DelimitedHeader.problem(.sizeChanged(from: size, to: offset), path: file.path)
    }
  }

  /// Reads further bytes; says whether the file ends with them.
  private static func extend(
    _ bytes: inout [UInt8], by count: Int, of file: OpenFile, at offset: inout Int
  ) throws(ReadError) -> Bool {
    let start = bytes.count
    bytes += [UInt8](repeating: 0, count: count)
    do {
      let length = try file.read(at: offset, into: &bytes, from: start)
      offset += length
      bytes.removeLast(count - length)
      return length < count
    } catch {
      throw .system(error)
    }
  }

  private static func checkText(
    _ bytes: [UInt8], path: String, isEnd: Bool
  ) throws(ReadError) {
    let span = bytes.span.bytes
    if let offset = firstInvalidUTF8(in: span), isEnd || offset < bytes.count - 3 {
      throw DelimitedHeader.problem(.invalidUTF8, path: path, at: offset, in: span)
    }
    if let offset = firstNUL(in: span) {
      throw DelimitedHeader.problem(.nulByte, path: path, at: offset, in: span)
    }
  }
}
